/// What a column says of deals' states, from all of its cells.
struct StateColumn: Sendable {
  /// A text that stands in the column, as it is written first.
  struct Value: Equatable, Sendable {
    var text: String
    var state: DealState?
    var count: Int
  }

  private(set) var values: [Value] = []
  /// As they stand in the file, to be compared before anything is folded.
  private var written: [[UInt8]] = []
  private var places: [[UInt8]: Int] = [:]
  private var lastPlace = 0
  /// Cells with other texts than `values`, none of which names a state.
  private(set) var others = 0
  private(set) var empty = 0
  /// Whether its name says that it tells how far something has come.
  let isTelling: Bool
  /// The state that its name asks for, where its cells say yes or no.
  let asked: DealState?
  /// The state that a no says there.
  private let denied: DealState

  /// More texts than a column of states has.
  private static let valueLimit = 32

  init(_ header: HeaderReading, words: [String]) {
    denied = DealState.denied(by: header)
    isTelling = DealState.isTold(in: words) || denied != .open
    asked = DealState.asked(by: header)
  }

  mutating func takeEmpty(_ count: Int = 1) { empty += count }

  /// Takes the text in `range` of `bytes`, which is not empty; `folded` is used as a buffer.
  mutating func take(_ bytes: Span<UInt8>, _ range: Range<Int>, _ folded: inout [UInt8]) {
    if lastPlace < written.count, equals(lastPlace, bytes, range) {
      values[lastPlace].count &+= 1
      return
    }
    for place in written.indices where equals(place, bytes, range) {
      lastPlace = place
      values[place].count &+= 1
      return
    }
    folded.removeAll(keepingCapacity: true)
    FoldedText.append(bytes, range, to: &folded)
    if let place = places[folded] {
      values[place].count &+= 1
      return
    }
    let state = state(of: folded, bytes, range)
    guard state != nil || values.count < Self.valueLimit else {
      others &+= 1
      return
    }
    var text: [UInt8] = []
    text.append(bytes, range)
    places[folded] = values.count
    values.append(Value(text: String(decoding: text, as: UTF8.self), state: state, count: 1))
    written.append(text)
  }

  @inline(__always)
  private func equals(_ place: Int, _ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
    guard written[place].count == range.count else { return false }
    for offset in 0..<range.count where written[place][offset] != bytes[range.lowerBound &+ offset] { return false }
    return true
  }

  private func state(of folded: [UInt8], _ bytes: Span<UInt8>, _ range: Range<Int>) -> DealState? {
    guard let asked else { return DealState.named(folded) }
    guard let truth = TruthRule.value(bytes, range) else { return DealState.named(folded) }
    // Not won may be lost, or not decided.
    return truth ? asked : denied
  }

  /// Whether it may still turn out to tell states, after the first rows.
  var isCandidate: Bool {
    if isTelling || asked != nil { return others < 4_096 || isDecided }
    return !values.isEmpty && others == 0 && values.allSatisfy { $0.state != nil }
  }

  /// Whether a lost or a won deal is among them.
  private var isDecided: Bool { values.contains { $0.state == .lost || $0.state == .won } }

  /// Whether it tells states: all of its cells name one; or its name says so, and one is decided.
  var tellsStates: Bool { isCandidate && isDecided && (isTelling || asked == nil || hasOnlyStates) }

  private var hasOnlyStates: Bool { others == 0 && values.allSatisfy { $0.state != nil } }

  /// The states that occur: what stands beside decided ones in a column of stages, or nothing at all, is neither.
  var states: Set<DealState> {
    var states = Set(values.map { $0.state ?? .open })
    if others > 0 || (empty > 0 && isTelling) { states.insert(.open) }
    return states
  }

  /// The texts that name `state`, the most frequent first.
  func texts(of state: DealState) -> [String] {
    values.filter { $0.state == state }.sorted { $0.count > $1.count }.map(\.text)
  }

  /// Whether each row that is not decided says so in a word of its own.
  var namesOpenOnes: Bool { hasOnlyStates && !(empty > 0 && isTelling) }
}
