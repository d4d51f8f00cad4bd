/// Rows that are headers: a second table below the first, or the first one's header repeated.
struct HeaderRows: Sendable {
  /// The column of addresses.
  let column: Int
  private let names: [String]
  private let entity: FieldEntity
  /// The names of all columns, normalized.
  private let headers: Set<String>
  /// Where the first one is, what it has in place of an address, and whether that is a name for addresses.
  private var found: (line: Int, text: String, isNamed: Bool)?
  private var text: [UInt8] = []
  /// How many more rows are compared with the header cell by cell: a file without addresses has no second table.
  private var comparisonsLeft = 4_096

  /// No header has a longer name.
  private static let longest = 60

  /// nil where no column holds addresses.
  init?(_ plan: FieldPlan) {
    guard let planned = plan.fields.first(where: { $0.field.kind == .email }), case .column(let column) = planned.source
    else { return nil }
    self.column = column
    names = planned.field.normalizedNames
    entity = planned.field.entity
    headers = Set(plan.columns.map { HeaderReading($0).whole }.filter { !$0.isEmpty })
  }

  /// Takes the record in `reader`, which lies in `bytes` and has no address.
  mutating func take(_ reader: inout RecordReader, _ bytes: Span<UInt8>) {
    guard found == nil, column < reader.fieldCount else { return }
    if let name = name(column, &reader, bytes), isAddressName(name) {
      found = (reader.recordLine, name, true)
    } else if comparisonsLeft > 0 {
      comparisonsLeft -= 1
      guard hasHeaders(&reader, bytes) else { return }
      found = (reader.recordLine, name(column, &reader, bytes) ?? "", false)
    }
  }

  /// Whether at least half of the cells that are not empty, and two of them, are names of columns.
  private mutating func hasHeaders(_ reader: inout RecordReader, _ bytes: Span<UInt8>) -> Bool {
    var (filled, named) = (0, 0)
    for index in 0..<reader.fieldCount {
      let field = reader.field(index)
      guard field.end > field.start else { continue }
      filled += 1
      if let name = name(index, &reader, bytes), isHeader(name) { named += 1 }
    }
    return named >= 2 && named * 2 >= filled
  }

  private func isHeader(_ name: String) -> Bool {
    let whole = HeaderReading(name).whole
    return headers.contains(whole) || Self.commonNames.contains(whole) || isAddressName(name)
  }

  /// Names of columns that occur only in headers.
  private static let commonNames: Set = [
    "nome", "name", "nomecompleto", "fullname", "cliente", "customer", "contato", "contact", "telefone", "phone",
    "celular", "empresa", "company", "motivo", "motivodaperda", "motivodeperda", "reason", "lostreason", "valor",
    "value",
    "amount", "vendedor", "vendedora", "responsavel", "owner", "dono", "consultor", "representante", "status", "estado",
    "etapa", "estagio", "stage", "cidade", "city", "cargo", "origem", "source", "produto", "product", "observacao",
    "observacoes", "data", "date",
  ]

  private func isAddressName(_ name: String) -> Bool { HeaderReading(name).rank(among: names, of: entity) != nil }

  /// The cell, if it can be a name.
  private mutating func name(_ index: Int, _ reader: inout RecordReader, _ bytes: Span<UInt8>) -> String? {
    let field = reader.field(index)
    guard field.end > field.start, field.end - field.start <= Self.longest else { return nil }
    text.removeAll(keepingCapacity: true)
    reader.appendValue(bytes, field, to: &text)
    return String(decoding: FieldText.trimmed(text), as: UTF8.self)
  }

  /// What has to be settled; nil where there is no such row.
  func doubt(_ headers: [String]) -> RivalDoubt? {
    guard let found else { return nil }
    let condition = RowCondition(ColumnMatcher(columns: headers).name(of: column), [found.text], isNegated: true)
    let flag = "--where \(ShellWord.quoted(condition.text))"
    guard found.isNamed else {
      return RivalDoubt(
        message: "Line \(found.line) is a second header, with its columns in another order.",
        hint: "Send each part as a file of its own, with its header; if that line is a row, add \(flag).")
    }
    return RivalDoubt(
      message:
        "Line \(found.line) is a second header: \(Quoted.path(found.text)) is where the other rows have addresses.",
      hint: "Send each part as a file of its own, with its header; if the columns are the same, add \(flag).")
  }
}
