/// What a column holds, judged from its cells.
struct ColumnProfile: Sendable {
  /// How many cells weren't empty.
  private(set) var filled = 0
  private var counts = [Int](repeating: 0, count: CellKind.allCases.count)
  /// Hashes of distinct cells, up to `distinctLimit`.
  private var seen: Set<Int> = []
  /// The first distinct cells, to show to the user.
  private(set) var examples: [String] = []

  private static let distinctLimit = 256
  private static let exampleLimit = 2

  /// Takes the text in `range` of `bytes`, which is not empty; `folded` is used as a buffer. In JSON, programs write
  /// scores, coordinates and identifiers as numbers: two decimals don't make such a number an amount, and it is not a
  /// phone.
  mutating func take(_ bytes: Span<UInt8>, _ range: Range<Int>, _ folded: inout [UInt8], isNumber: Bool = false) {
    filled += 1
    var kind = CellKind.of(bytes, range, &folded)
    if isNumber { kind = kind == .amount ? .number : kind == .phone ? .integer : kind }
    counts[kind.rawValue] += 1
    guard seen.count < Self.distinctLimit else { return }
    folded.removeAll(keepingCapacity: true)
    FoldedText.append(bytes, range, to: &folded)
    guard seen.insert(folded.hashValue).inserted, examples.count < Self.exampleLimit else { return }
    examples.append(String(bytes, range))
  }

  /// The number of distinct cells, up to the limit.
  var distinct: Int { seen.count }

  /// Whether at least `percent` of the non-empty cells are of these kinds, and there is at least one.
  func holds(_ kinds: CellKind..., percent: Int) -> Bool {
    filled > 0 && kinds.reduce(0) { $0 + counts[$1.rawValue] } * 100 >= percent * filled
  }
}
