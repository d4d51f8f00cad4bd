/// Titles between the rows, such as `PERDIDAS` and `GANHAS`, each of which says what became of the deals below it.
struct SectionTitles: Sendable {
  /// The rows below titles of one state, or before the first title.
  private struct Part: Sendable {
    /// The first title, and its line.
    var title: (text: String, line: Int)?
    /// Rows that are selected and have an address, and the first and last of them.
    var rows = 0
    var first = 0
    var last = 0
    /// How many titles of this state have such rows.
    var stretches = 0
  }

  /// For each state, in the order of ``DealState``, and for none.
  private var parts = Array(repeating: Part(), count: DealState.allCases.count + 1)
  /// Of `parts`: the one that the next row belongs to.
  private var current = DealState.allCases.count
  private var isNewStretch = true

  /// No title is longer.
  private static let longest = 80

  /// Takes row number `row`, which has an address and is selected.
  mutating func takeRow(_ row: Int) {
    if isNewStretch {
      isNewStretch = false
      parts[current].stretches += 1
      if parts[current].rows == 0 { parts[current].first = row }
    }
    parts[current].rows &+= 1
    parts[current].last = row
  }

  /// Takes the record in `reader`, which lies in `bytes` and has no address: a title is alone on its line.
  mutating func take(_ reader: inout RecordReader, _ bytes: Span<UInt8>) {
    var filled: Int?
    let start = reader.recordStart
    for index in 0..<reader.fieldCount {
      let field = reader.field(index)
      guard !FieldText.trim(bytes, start + Int(field.start)..<start + Int(field.end)).isEmpty else { continue }
      guard filled == nil, Int(field.end) - Int(field.start) <= Self.longest else { return }
      filled = index
    }
    guard let filled else { return }
    var text: [UInt8] = []
    reader.appendValue(bytes, reader.field(filled), to: &text)
    var folded: [UInt8] = []
    FoldedText.append(text.span, 0..<text.count, to: &folded)
    guard let state = StatePhrase(folded)?.title else { return }
    current = state.rawValue
    isNewStretch = true
    if parts[current].title == nil {
      parts[current].title = (String(decoding: FieldText.trimmed(text), as: UTF8.self), reader.recordLine)
    }
  }

  /// What has to be settled where rows of the state `wanted` count, or of any one state if it is nil; `isWhole` says
  /// whether all rows of the file are selected. nil where all rows are of one state, and of the right one.
  func doubt(_ wanted: DealState?, _ operation: String, isWhole: Bool) -> RivalDoubt? {
    let filled = parts.indices.filter { parts[$0].rows > 0 }
    guard filled.contains(where: { parts[$0].title != nil }) else { return nil }
    if filled.count == 1, wanted == nil || filled[0] == wanted?.rawValue { return nil }
    let shown = filled.sorted { parts[$0].first < parts[$1].first }.map { Self.shown(parts[$0]) }
      .joined(separator: ", ")
    return RivalDoubt(
      message: "There are titles between the rows: \(shown). \(ColumnDoubt.fate(operation))",
      hint: hint(wanted, isWhole: isWhole))
  }

  private func hint(_ wanted: DealState?, isWhole: Bool) -> Message {
    let untitled = parts[DealState.allCases.count].rows
    if let wanted, parts[wanted.rawValue].rows == 0, untitled == 0 { return StateAdvice.noRow(wanted).message }
    guard let wanted, isWhole, parts[wanted.rawValue].stretches == 1, let title = parts[wanted.rawValue].title else {
      return "Send each part as a file of its own, or add --all-rows to send everything."
    }
    let part = parts[wanted.rawValue]
    return
      "Add --skip \(part.first - 1) --first \(part.last - part.first + 1) for the rows below \(Quoted.path(title.text)); "
      + "to send all rows, --all-rows."
  }

  private static func shown(_ part: Part) -> Message {
    guard let title = part.title else { return "\(part.rows, "row", "rows") before the first" }
    return "\(part.rows, "row", "rows") below \(Quoted.path(title.text)) (line \(title.line))"
  }
}
