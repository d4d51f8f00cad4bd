/// Rows that are headers: a second table below the first, or the first one's header repeated.
struct HeaderRows: Sendable {
  private let column: Int
  private let names: [String]
  private let entity: FieldEntity
  /// Where the first one is, and what it has in place of an address.
  private var found: (line: Int, text: String)?
  private var text: [UInt8] = []

  /// No header has a longer name for addresses.
  private static let longest = 40

  /// nil where no column holds addresses.
  init?(_ plan: FieldPlan) {
    guard let planned = plan.fields.first(where: { $0.field.kind == .email }), case .column(let column) = planned.source
    else { return nil }
    self.column = column
    names = planned.field.normalizedNames
    entity = planned.field.entity
  }

  /// Takes the record in `reader`, which lies in `bytes`.
  mutating func take(_ reader: inout RecordReader, _ bytes: Span<UInt8>) {
    guard found == nil, column < reader.fieldCount else { return }
    let field = reader.field(column)
    guard field.end > field.start, field.end - field.start <= Self.longest else { return }
    for index in reader.recordStart &+ Int(field.start)..<reader.recordStart &+ Int(field.end)
    where bytes[index] == UInt8(ascii: "@") { return }
    text.removeAll(keepingCapacity: true)
    reader.appendValue(bytes, field, to: &text)
    let name = String(decoding: text, as: UTF8.self)
    guard HeaderReading(name).rank(among: names, of: entity) != nil else { return }
    found = (reader.recordLine, name)
  }

  /// What has to be settled; nil where there is no such row.
  func doubt(_ headers: [String]) -> RivalDoubt? {
    guard let found else { return nil }
    let condition = RowCondition(ColumnMatcher(columns: headers).name(of: column), [found.text], isNegated: true)
    return RivalDoubt(
      message:
        "Line \(found.line) is a second header: \(Quoted.path(found.text)) stands where the other rows have addresses.",
      hint: "Send each part as a file of its own, with its header; if the columns are the same, add "
        + "\("--where \(ShellWord.quoted(condition.text))").")
  }
}
