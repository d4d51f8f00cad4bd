/// A column that says in which currency each row's value is: the API takes values without one, so that dollars would be
/// counted as reais.
struct CurrencyColumn: Sendable {
  let column: Int
  private var counts: [ColumnDoubt.Count] = []
  /// As they stand in the file.
  private var written: [[UInt8]] = []
  private var text: [UInt8] = []

  private static let words: Set = ["moeda", "currency", "moneda"]
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
    let wanted = sorted.first { Self.isReal($0.text) } ?? sorted[0]
    let flag = RowCondition(matcher.name(of: column), [wanted.text]).text
    return RivalDoubt(
      message: "The column \(Quoted.path(headers[column])) names a currency for each row: "
        + "\(sorted.prefix(8).map(\.message).joined(separator: ", ")). RD Station takes every value in the account's own.",
      hint:
        "Add --where \(ShellWord.quoted(flag)) if those are the rows that are meant; convert the values of the others.")
  }

  private static let reals: Set = [
    "brl", "r$", "real", "reais", "realbrasileiro", "brazilianreal", "realbrasileirobrl", "brlreal", "rs",
  ]

  private static func isReal(_ text: String) -> Bool {
    reals.contains(text.lowercased()) || reals.contains(ColumnName.normalized(text))
  }
}
