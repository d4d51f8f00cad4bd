/// The texts of one column or key that may tell the states of orders, with how many rows have each.
struct OrderTexts: Sendable {
  private var counts: [ColumnDoubt.Count] = []
  private var states: [OrderState?] = []
  /// As they are in the file.
  private var written: [[UInt8]] = []
  /// Rows with further texts, for which there is no room.
  private var others = 0

  /// More texts than a status has.
  private static let valueLimit = 32

  /// Takes the text in `range` of `bytes`, which is trimmed.
  mutating func take(_ bytes: Span<UInt8>, _ range: Range<Int>) {
    guard !range.isEmpty, others == 0 else { return }
    if let place = written.firstIndex(where: { Self.equals($0, bytes, range) }) {
      counts[place].rows &+= 1
    } else if written.count < Self.valueLimit {
      let text = String(bytes, range)
      written.append(Array(text.utf8))
      counts.append(ColumnDoubt.Count(text, 1))
      states.append(OrderState.named(FoldedText.folded(text)))
    } else {
      others &+= 1
    }
  }

  private static func equals(_ text: [UInt8], _ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
    guard text.count == range.count else { return false }
    for offset in text.indices where text[offset] != bytes[range.lowerBound + offset] { return false }
    return true
  }

  /// Whether it tells states: what doesn't has few words for them.
  var tells: Bool {
    let told = states.count { $0 != nil }
    return told > 0 && told * 2 >= states.count && others == 0
  }

  /// What has to be settled where only orders in a state among `fitting` count, in a column or key that a `--where`
  /// calls `name`; nil where all of them may be.
  func doubt(_ header: String, _ name: String, _ fitting: [OrderState], _ operation: String, _ noun: ColumnDoubt.Noun)
    -> ColumnDoubt?
  {
    guard states.contains(where: { state in state.map { !fitting.contains($0) } ?? false }) else { return nil }
    let meant = zip(counts, states).filter { _, state in state.map(fitting.contains) ?? false }.map(\.0)
      .sorted { $0.rows > $1.rows }
    let condition = RowCondition(name, meant.isEmpty ? ["VALUE"] : meant.map(\.text))
    let flag = "--where \(ShellWord.quoted(condition.text))"
    return .states(
      header: header, values: counts.sorted { $0.rows > $1.rows }, operation: operation,
      advice: meant.isEmpty ? .template(flag) : .choose(flag), noun: noun)
  }
}
