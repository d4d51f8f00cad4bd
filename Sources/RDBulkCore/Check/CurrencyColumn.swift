/// A column that says in which currency each row's value is: the API takes values without one, so that dollars would be
/// counted as reais.
struct CurrencyColumn: Sendable {
  let column: Int
  private var counts: [ColumnDoubt.Count] = []
  /// As they are in the file.
  private var written: [[UInt8]] = []
  private var text: [UInt8] = []

  static let words: Set = ["moeda", "currency", "moneda"]
  private static let valueLimit = 16

  /// nil where the command takes no value without a currency, or no column names one.
  init?(_ plan: FieldPlan) {
    let takesValue = plan.fields.contains { $0.field.name == Field.value.name && $0.source != .absent }
    guard takesValue,
      let column = plan.columns.firstIndex(where: { header in
        HeaderReading.words(header).contains { Self.words.contains($0.word) }
      }), !plan.fields.contains(where: { $0.source == .column(column) })
    else { return nil }
    self.column = column
  }

  /// Takes the record in `reader`, which lies in `bytes`.
  mutating func take(_ reader: inout RecordReader, _ bytes: Span<UInt8>) {
    guard column < reader.fieldCount else { return }
    text.removeAll(keepingCapacity: true)
    reader.appendValue(bytes, reader.field(column), to: &text)
    let value = FieldText.trimmed(text)
    guard !value.isEmpty else { return }
    if let place = written.firstIndex(where: { value.elementsEqual($0) }) {
      counts[place].rows &+= 1
    } else if written.count < Self.valueLimit {
      written.append(Array(value))
      counts.append(ColumnDoubt.Count(String(decoding: value, as: UTF8.self), 1))
    }
  }

  /// What has to be settled after the rows taken so far: several currencies, or one that is not the real. nil where the
  /// rows were chosen by the column.
  func doubt(_ headers: [String], _ choice: RowChoice) -> RivalDoubt? {
    let matcher = ColumnMatcher(columns: headers)
    let isChosen = choice.conditions.contains { condition in
      (try? matcher.source(of: condition)) == .column(column)
    }
    guard !isChosen, counts.contains(where: { !Self.isReal($0.text) }) else { return nil }
    let sorted = counts.sorted { $0.rows > $1.rows }
    return RivalDoubt(
      message: "The column \(Quoted.path(headers[column])) names a currency for each row: "
        + "\(sorted.prefix(8).map(\.message).joined(separator: ", ")). RD Station reads every value in the account's currency.",
      hint: Self.hint(matcher.name(of: column), sorted.map(\.text)))
  }

  /// The same for a JSON key called `name` of which `examples` were seen; nil where all of them are reais.
  static func doubt(_ name: String, examples: [String]) -> RivalDoubt? {
    guard let foreign = examples.first(where: { !isReal($0) }) else { return nil }
    return RivalDoubt(
      message:
        "The key \(Quoted.path(name)) names a currency for each row, such as \(Quoted.path(foreign)). RD Station "
        + "reads every value in the account's currency.",
      hint: hint(name, examples))
  }

  private static func hint(_ name: String, _ values: [String]) -> Message {
    let wanted = values.first(where: isReal) ?? values.first ?? ""
    return "Add --where \(ShellWord.quoted(RowCondition(name, [wanted]).text)) to send only those rows; convert the "
      + "values of the others."
  }

  private static let reals: Set = [
    "brl", "r$", "real", "reais", "realbrasileiro", "brazilianreal", "realbrasileirobrl", "brlreal", "rs",
  ]

  static func isReal(_ text: String) -> Bool {
    reals.contains(text.lowercased()) || reals.contains(ColumnName.normalized(text))
  }
}
