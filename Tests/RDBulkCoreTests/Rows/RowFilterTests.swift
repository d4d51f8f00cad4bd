import RDBulkCore
import Testing

/// A choice of rows, and the rows of an input that it chooses.
struct ChoiceCase: Sendable, CustomTestStringConvertible {
  var testDescription: String
  var input: [UInt8]
  var choice = RowChoice()
  var settings = ReaderSettings()
  /// By number.
  var chosen: [Int]
  /// What is said after the last row.
  var problem: String?

  /// Values that were typed with commas between them, none of them in quotes.
  private static func unquoted(_ column: String, _ values: [String]) -> RowCondition {
    var condition = RowCondition(column, values)
    condition.isUnquoted = true
    return condition
  }

  private static let stages = "Etapa,n\n\"Ganho, pago\",1\nGanho,2\nPago,3\nPerdido,4\n"

  init(
    _ name: String, _ input: String, _ conditions: RowCondition..., skip: Int = 0, first: Int? = nil, chosen: [Int],
    problem: String? = nil
  ) {
    testDescription = name
    self.input = Array(input.utf8)
    choice.conditions = conditions
    choice.skip = skip
    choice.first = first
    self.chosen = chosen
    self.problem = problem
  }

  private static let deals =
    "Estado,Etapa,Nº\nPerdida,Proposta,1\nVendida,Contrato,2\nEm andamento,,3\n PERDIDA ,\"Fim, e \"\"só\"\"\",4\nperdida,Proposta,5\n"

  static let all = [
    ChoiceCase("nothing is said", deals, chosen: [1, 2, 3, 4, 5]),
    ChoiceCase("one value, in any case", deals, RowCondition("estado", ["perdida"]), chosen: [1, 4, 5]),
    ChoiceCase("two values", deals, RowCondition("Estado", ["Vendida", "em andamento"]), chosen: [2, 3]),
    ChoiceCase("all but one value", deals, RowCondition("Estado", ["perdida"], isNegated: true), chosen: [2, 3]),
    ChoiceCase("an empty cell", deals, RowCondition("Etapa", [""]), chosen: [3]),
    ChoiceCase("a cell that is not empty", deals, RowCondition("Etapa", [""], isNegated: true), chosen: [1, 2, 4, 5]),
    ChoiceCase(
      "two conditions", deals, RowCondition("Estado", ["perdida"]), RowCondition("Etapa", ["proposta"]), chosen: [1, 5]),
    ChoiceCase("quotes in a cell", deals, RowCondition("Etapa", ["fim, e \"so\""]), chosen: [4]),
    ChoiceCase("a column by its number", deals, RowCondition("3", ["2"]), chosen: [2]),
    ChoiceCase("a column's name without its accents", deals, RowCondition("no", ["2"]), chosen: [2]),
    ChoiceCase("the first ones", deals, first: 2, chosen: [1, 2]),
    ChoiceCase("without the first ones", deals, skip: 3, chosen: [4, 5]),
    ChoiceCase(
      "counts are of the rows for which the conditions hold", deals, RowCondition("Estado", ["perdida"]), skip: 1,
      first: 1, chosen: [4]),
    ChoiceCase(
      "all rows passed over", deals, skip: 5, chosen: [],
      problem: "--skip 5 skips all 5 rows that could be sent."),
    ChoiceCase(
      "a value with a comma that was typed without quotes", stages, unquoted("Etapa", ["ganho", "PAGO"]),
      chosen: [2, 3],
      problem: "--where Etapa=ganho,PAGO: 'ganho, PAGO' is one value of 'Etapa'. Write --where 'Etapa=\"ganho, PAGO\"' "
        + "for that value, or --where 'Etapa=\"ganho\",\"PAGO\"' for each by itself."),
    ChoiceCase("the same in quotes", stages, RowCondition("Etapa", ["Ganho, pago"]), chosen: [1]),
    ChoiceCase("each of them in quotes", stages, RowCondition("Etapa", ["Ganho", "pago"]), chosen: [2, 3]),
    ChoiceCase("values that are no single one", stages, unquoted("Etapa", ["Ganho", "Perdido"]), chosen: [2, 4]),
    ChoiceCase("more than there are", deals, skip: 1, first: 9, chosen: [2, 3, 4, 5]),
    ChoiceCase(
      "a record that can't be read is chosen, so that somebody learns of it", "a,b\nx,1\n\"x,2\ny,3\n",
      RowCondition("a", ["y"]), chosen: [2, 3],
      problem: "--where a=y: no row has 'y' in 'a'. It has 'x'."),
    ChoiceCase("a short record has nothing in its last columns", "a,b\nx\ny,1\n", RowCondition("b", [""]), chosen: [1]),
    ChoiceCase(
      "a decomposed accent", "a\nPrec\u{327}o\nPREÇO\u{A0}\npreco\nprecos\n", RowCondition("a", ["Preço"]),
      chosen: [1, 2, 3]),
    ChoiceCase(
      "letters of other alphabets", "a\nΑΘΉΝΑ\nЖЁ\nŁódź\n", RowCondition("a", ["жё", "lodz"]), chosen: [2, 3]),
    ChoiceCase(
      "keys of JSON by their path",
      #"{"deal":{"status":"Lost"}}"# + "\n" + #"{"deal":{"status":"Won"}}"# + "\n" + #"{"deal.status":"LOST"}"#
        + "\n{}\n",
      RowCondition("deal.status", ["lost"]), chosen: [1, 3]),
    ChoiceCase(
      "JSON numbers, truths, escapes and what is absent",
      #"{"n":7,"t":true,"s":"Pre\u00e7o"}"# + "\n" + #"{"n":8,"t":false,"s":null}"# + "\n",
      RowCondition("n", ["7", "8"]), RowCondition("t", ["true"]), RowCondition("s", ["preço"]), chosen: [1]),
    ChoiceCase(
      "a JSON key that is absent is an empty cell", "{\"s\":\"x\"}\n{}\n", RowCondition("s", ["x"], isNegated: true),
      chosen: [2]),
    ChoiceCase(
      "a line that is no JSON", "{\"s\":\"x\"}\n{\"s\n{\"s\":\"y\"}\n", RowCondition("s", ["y"]), chosen: [2, 3]),
    ChoiceCase(
      "a value that no row has", deals, RowCondition("Estado", ["perdida", "Ganha"]), chosen: [1, 4, 5],
      problem:
        "--where Estado=perdida,Ganha: no row has 'Ganha' in 'Estado'. It has 'Perdida', 'Vendida', 'Em andamento'."),
    ChoiceCase(
      "two blanks where one is meant", "a\nEm  andamento\nem andamento\nEmandamento\n",
      RowCondition("a", ["Em andamento"]), chosen: [1, 2]),
    ChoiceCase(
      "a value that no row has, among more than are shown", "a\n1\n2\n3\n4\n5\n6\n7\n8\n9\n1\n",
      RowCondition("a", ["x"]), chosen: [],
      problem: "--where a=x: no row has 'x' in 'a'. It has '1', '2', '3', '4', '5', '6', '7', '8', …"),
    ChoiceCase(
      "a key that no row has", "{\"s\":\"x\"}\n", RowCondition("status", ["x"]), chosen: [],
      problem: "--where status=x: no row has anything in 'status'."),
    ChoiceCase(
      "nothing, in a column that is always full", deals, RowCondition("Nº", [""], isNegated: true),
      chosen: [1, 2, 3, 4, 5],
      problem: "--where 'Nº!=': 'Nº' is empty in no row."),
  ]
}

@Suite("Rows: selecting rows")
struct RowFilterTests {
  @Test("The right rows are selected, once each and in order", arguments: ChoiceCase.all)
  func chooses(_ value: ChoiceCase) throws {
    var filter: RowFilter?
    let chosen = try chosen(value.input, value.settings, value.choice, &filter)
    #expect(chosen == value.chosen)
    #expect(filter?.problem?.english == value.problem)
    if let first = value.choice.first { #expect(filter?.isSpent == (value.chosen.count == first)) }
  }

  @Test("Letters of Windows-1252 are compared like any others")
  func windows() throws {
    var choice = RowChoice()
    choice.conditions = [RowCondition("a", ["preço"])]
    var filter: RowFilter?
    let input = Array("a\nPRE".utf8) + [0xC7] + Array("O\nprazo\n".utf8)
    #expect(try chosen(input, ReaderSettings(encoding: .windows1252), choice, &filter) == [1])
  }

  @Test("The rows of each value are counted")
  func counts() throws {
    var choice = RowChoice()
    choice.conditions = [RowCondition("a", ["x", "y", "z"]), RowCondition("b", ["1"], isNegated: true)]
    var filter: RowFilter?
    _ = try chosen(Array("a,b\nx,1\nx,2\ny,3\nq,1\n".utf8), ReaderSettings(), choice, &filter)
    #expect(filter?.counts == [[2, 1, 0], [2]])
  }

  @Test("A column that doesn't exist or exists twice is refused by name")
  func columns() {
    func message(_ column: String, _ columns: [String]) -> String? {
      var choice = RowChoice()
      choice.conditions = [RowCondition(column, ["x"])]
      do throws(Failure) {
        _ = try RowFilter(choice, columns: columns)
        return nil
      } catch {
        return error.message.english
      }
    }
    #expect(
      message("Estdo", ["Email", "Estado"])
        == "--where Estdo=x: no column has that name. The columns are 'Email', 'Estado'. Did you mean 'Estado'?")
    #expect(
      message("estado", ["Estado", "ESTADO"])
        == "--where estado=x: columns 1 ('Estado') and 2 ('ESTADO') have that name; use the number of the right "
        + "one.")
    #expect(message("Estado", ["Estado", "ESTADO"]) == nil)
    #expect(message("2", []) == nil)
    #expect(message("3", ["a", "b"])?.hasPrefix("--where 3=x: no column has that name.") == true)
  }

  private func chosen(
    _ input: [UInt8], _ settings: ReaderSettings, _ choice: RowChoice, _ filter: inout RowFilter?
  ) throws -> [Int] {
    var reader = RecordReader(settings)
    var rows: [Int] = []
    var start = 0
    while true {
      switch reader.next(input.span, from: start, to: input.count, final: true) {
      case .header: filter = try RowFilter(choice, columns: reader.format == .csv ? reader.header : nil)
      case .record: if filter?.judge(&reader, input.span) == .chosen { rows.append(reader.row) }
      case .end: return rows
      default: break
      }
      start = reader.next
    }
  }
}
