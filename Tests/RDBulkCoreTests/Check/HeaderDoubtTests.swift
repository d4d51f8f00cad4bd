import RDBulkCore
import Testing

/// The first lines of a file, and what is said against its header line.
struct HeaderDoubtCase: Sendable, CustomTestStringConvertible {
  var testDescription: String
  var input: String
  var operation = SendCommand.lost.operation
  var expectedField: String? = "reason"
  /// Whether `--map` has named a column for each field.
  var isMatched = false
  var says: String?
  /// What the hint must hold.
  var flag = ""

  static let all = [
    Self(
      testDescription: "a file without a header", input: "ana@example.com;caro\nbia@example.com;x\n",
      says: "Line 1 was read as the header but is a row: 'ana@example.com;caro'.",
      flag: "--no-header --columns email,reason"),
    Self(
      testDescription: "a file without a header whose first column was mapped", input: "ana@example.com,caro\n",
      isMatched: true, says: "Line 1 was read as the header but is a row: 'ana@example.com,caro'.",
      flag: "--no-header --columns email,reason"),
    Self(
      testDescription: "a file without a header and with more columns", input: "Ana;ana@example.com;caro\n",
      says: "Line 1 was read as the header but is a row: 'Ana;ana@example.com;caro'.",
      flag: "--no-header --columns column1,email,column3 with the right names"),
    Self(
      testDescription: "a file of addresses alone", input: "ana@example.com\nbia@example.com\n",
      says: "Line 1 was read as the header but is a row: 'ana@example.com'.", flag: "--no-header --columns email if"),
    Self(
      testDescription: "a report's title", input: "Relatório;;\n;;\nemail;motivo;dono\nana@example.com;x;y\n",
      says: "Line 1 is not the header; the header seems to be on line 3: 'email;motivo;dono'.", flag: "--header-line 3"),
    Self(
      testDescription: "a report's title with an address",
      input: "Exportado por bia@example.com\n\nE-mail,Motivo\nana@example.com,x\n",
      says: "Line 1 is not the header; the header seems to be on line 3: 'E-mail,Motivo'.", flag: "--header-line 3"),
    Self(
      testDescription: "a row that says e-mail is no header",
      input: "Contato,Origem\nFulano,E-mail\nBeltrano,Telefone\n"),
    Self(
      testDescription: "colons between the names", input: "email:motivo\nana@example.com:x\n",
      says: "The header's columns seem to be separated by something else: 'email:motivo'.",
      flag: "--delimiter ':'"),
    Self(
      testDescription: "circumflexes between the names", input: "nome^email\nAna^ana@example.com\n",
      says: "The header's columns seem to be separated by something else: 'nome^email'.",
      flag: "--delimiter '^'"),
    Self(
      testDescription: "a blank between the names", input: "email motivo\nana@example.com x\n",
      says: "The header's columns seem to be separated by something else: 'email motivo'.",
      flag: "--delimiter ' '"),
    Self(
      testDescription: "blanks between the names", input: "email             motivo\nana@example.com   x\n",
      says: "The header's columns seem to be separated by several blanks: 'email             motivo'.",
      flag: "Save the file as CSV"),
    Self(
      testDescription: "lines that are quoted as a whole", input: "\"email;motivo\"\n\"ana@example.com;x\"\n",
      says: "Each whole line is in quotes and so is a single cell: '\"email;motivo\"'.", flag: "split its column"),
    Self(testDescription: "a header that serves", input: "email,motivo\nana@example.com,x\n", isMatched: true),
    Self(
      testDescription: "a header that has the address, and lacks something else", input: "email,x\nana@example.com,x\n",
      operation: SendCommand.won.operation, expectedField: "value"),
    Self(testDescription: "names that mean nothing", input: "a,b\n1,2\n"),
    Self(testDescription: "nothing", input: ""),
  ]
}

@Suite("Check: the header line")
struct HeaderDoubtTests {
  @Test("what speaks against a header line is told with the flag that settles it", arguments: HeaderDoubtCase.all)
  func doubts(_ value: HeaderDoubtCase) {
    for lineEnd in ["\n", "\r\n", "\r"] {
      let text = value.input.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: lineEnd)
      let bytes = Array(text.utf8)
      let reading = HeaderDoubt.Reading(
        text: bytes, line: 1, header: Feed.all[0].read(bytes, ReaderSettings(format: .csv)).header, delimiter: nil,
        isMatched: value.isMatched)
      let failure = HeaderDoubt(reading, value.operation, expectedField: value.expectedField)?.failure
      #expect(failure?.message.english == value.says, "\(lineEnd.debugDescription)")
      if value.says != nil {
        #expect(failure?.hint?.english.contains(value.flag) == true, "\(failure?.hint?.english ?? "")")
      }
    }
  }

  @Test("a header line on which malformed quotes stand is looked for further down, too")
  func malformed() {
    let text = Array("Vendas \"A\";\nemail;motivo\nana@example.com;x\n".utf8)
    let reading = HeaderDoubt.Reading(text: text, line: 4, header: [], delimiter: nil, isMatched: false)
    let doubt = HeaderDoubt(reading, SendCommand.lost.operation, expectedField: nil)
    #expect(doubt == .furtherDown(from: 4, line: 5, text: "email;motivo"))
  }

  private static let tables: [(text: String, isTable: Bool)] = [
    ("email,reason\na@example.com,x\n", true), ("\n\nNome;E-mail\n", true), ("email\n", true),
    ("a@example.com;caro\n", true), ("a@example.com\n", false), ("not json\n", false), ("1,2,3\n", false),
    ("{\"email\":\"a@example.com\"}\n", false), ("[\"email\",\"reason\"]\n", false),
    ("\"email\":\"a@example.com\",\"reason\":\"x\"\n", false), ("", false),
  ]

  @Test("A table that is called JSON is told by its first line", arguments: tables)
  func table(_ value: (text: String, isTable: Bool)) {
    #expect(HeaderNames.isTable(Array(value.text.utf8), SendCommand.lost.operation) == value.isTable)
  }
}
