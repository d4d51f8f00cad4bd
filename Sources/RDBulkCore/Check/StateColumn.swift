/// What a column says of deals' states, from all of its cells.
struct StateColumn: Sendable {
  /// A text in the column, as it is written first.
  struct Value: Equatable, Sendable {
    var text: String
    var state: DealState?
    var count: Int
    /// Whether a paused or a running deal alone is called so.
    var isOfDeals = false
    /// What it says beside a word for the other side.
    var outcome: DealState?
  }

  private(set) var values: [Value] = []
  /// As they are in the file, to be compared before anything is folded.
  private var written: [[UInt8]] = []
  private var places: [[UInt8]: Int] = [:]
  private var lastPlace = 0
  /// Cells with other texts than `values`, none of which names a state.
  private(set) var others = 0
  private(set) var empty = 0
  /// The states of further texts, for which `values` has no room.
  private(set) var unlisted: Set<DealState> = []
  let header: StateHeader

  /// More texts than a column of states has, and more than a `--where` should list.
  private static let valueLimit = 32
  private static let stateLimit = 64

  init(_ header: StateHeader) { self.header = header }

  mutating func takeEmpty(_ count: Int = 1) { empty += count }

  /// Takes the text in `range` of `bytes`, which is not empty; `folded` is used as a buffer.
  mutating func take(_ bytes: Span<UInt8>, _ range: Range<Int>, _ folded: inout [UInt8]) {
    if header.isDated { return takeDate(bytes, range) }
    guard !isSpent else { return }
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
    let outcome = state == nil && header.tellsOutcomes ? DealState.outcome(folded) : nil
    guard values.count < (state ?? outcome == nil ? Self.valueLimit : Self.stateLimit) else {
      if let state { unlisted.insert(state) } else { others &+= 1 }
      return
    }
    var text: [UInt8] = []
    text.append(bytes, range)
    places[folded] = values.count
    // No-break spaces are compared as spaces, and can be typed as such.
    let shown = String(decoding: text, as: UTF8.self).replacing("\u{A0}", with: " ")
    values.append(Value(text: shown, state: state, count: 1, isOfDeals: DealState.isOfDeals(folded), outcome: outcome))
    written.append(text)
    if header.tellsOutcomes { takeSides() }
  }

  /// Takes outcomes for states once both sides have occurred.
  private mutating func takeSides() {
    let sides = values.map { $0.state ?? $0.outcome }
    guard sides.contains(.lost), sides.contains(.won) else { return }
    for place in values.indices { values[place].state = sides[place] }
  }

  /// A date says that the deal is in the state that the name asks for; all of them are one value.
  private mutating func takeDate(_ bytes: Span<UInt8>, _ range: Range<Int>) {
    guard ASCII.isDigit(bytes[range.lowerBound]) else {
      others &+= 1
      return
    }
    if values.isEmpty { values.append(Value(text: "", state: header.asked, count: 0)) }
    values[0].count &+= 1
  }

  @inline(__always)
  private func equals(_ place: Int, _ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
    guard written[place].count == range.count else { return false }
    for offset in 0..<range.count where written[place][offset] != bytes[range.lowerBound &+ offset] { return false }
    return true
  }

  private func state(of folded: [UInt8], _ bytes: Span<UInt8>, _ range: Range<Int>) -> DealState? {
    guard let asked = header.asked else { return DealState.told(in: folded) }
    if Self.crosses.contains(folded) { return asked }
    guard let truth = TruthRule.value(bytes, range) else { return DealState.told(in: folded) }
    // Not won may be lost, or not decided.
    return truth ? asked : header.denied
  }

  /// What people put into the cells that count.
  private static let crosses = Set(["x", "✓", "✔", "✔️", "☑", "☑️", "✅", "•", "●", "*"].map { Array($0.utf8) })

  // MARK: - What it tells

  private var isNamed: Bool { header.isTelling || header.asked != nil }

  /// Whether a text has shown that it does not tell states.
  private var isSpent: Bool { !isNamed && values.last.map { $0.state == nil } ?? false }

  /// Whether it may still turn out to tell states, after the first rows.
  var isCandidate: Bool {
    if isNamed { return others < 4_096 || isDecided }
    return !values.isEmpty && hasOnlyStates
  }

  /// Whether a lost or a won deal is among them.
  private var isDecided: Bool {
    values.contains { $0.state == .lost || $0.state == .won } || !unlisted.isDisjoint(with: [.lost, .won])
  }

  /// Whether it tells states: all of its cells name one; or its name says so, and one is decided.
  var tellsStates: Bool { isCandidate && isDecided && (header.isTelling || header.asked == nil || hasOnlyStates) }

  /// Whether it says of every row that its deal is still open: `Estado` with `Em andamento` and `Pausada`.
  var tellsOpenOnes: Bool {
    header.isOfState && namesOpenOnes && empty == 0 && !values.isEmpty
      && values.allSatisfy { $0.state == .open && ($0.isOfDeals || header.isOfDeals) }
  }

  /// Whether it asks for a state, and the answer is no in every row.
  var deniesAll: Bool {
    header.asked != nil && !header.isDated && !values.isEmpty && others == 0 && empty == 0
      && values.allSatisfy { $0.state == header.denied }
  }

  private var hasOnlyStates: Bool { others == 0 && values.allSatisfy { $0.state != nil } }

  /// Whether an empty cell says that the deal is in no state that the column names.
  var countsEmpty: Bool { empty > 0 && isNamed }

  /// The states that occur: what is next to decided ones in a column of stages, or nothing at all, is neither.
  var states: Set<DealState> {
    var states = Set(values.map { $0.state ?? .open }).union(unlisted)
    if others > 0 || countsEmpty { states.insert(.open) }
    return states
  }

  /// The texts that name `state`, the most frequent first.
  func texts(of state: DealState) -> [String] {
    values.filter { $0.state == state }.sorted { $0.count > $1.count }.map(\.text)
  }

  /// Whether there are texts that name no state.
  var hasStrangers: Bool { others > 0 || values.contains { $0.state == nil } }

  /// Whether each row that is not decided says so in a word of its own.
  var namesOpenOnes: Bool { hasOnlyStates && !countsEmpty }

  // MARK: - What people read

  /// The texts with their counts, the most frequent first, and the empty cells where they say something.
  var counts: [ColumnDoubt.Count] {
    var counts = values.map { ColumnDoubt.Count($0.text, $0.count, isFilled: header.isDated) }
      .sorted { $0.rows > $1.rows }
    if countsEmpty { counts.append(ColumnDoubt.Count("", empty)) }
    return counts
  }

  /// Says that the column called `name`, read as the federal state where contacts live, has states of deals instead;
  /// nil where it has not.
  func contactDoubt(_ name: String, _ noun: ColumnDoubt.Noun) -> ColumnDoubt? {
    guard tellsStates || tellsOpenOnes else { return nil }
    return .contactState(header: name, values: counts.filter { !$0.text.isEmpty }, noun: noun)
  }
}
