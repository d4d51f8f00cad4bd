/// How long answers took, in a fixed amount of memory: the number of answers is exact, each time accurate to 6 %.
///
/// Times fall into buckets that widen with the time: 16 for each doubling, from 1 µs up. A percentile is the upper end
/// of its bucket, but never more than the longest time.
package struct LatencyHistogram: Equatable, Sendable {
  private var counts = [Int](repeating: 0, count: Self.buckets)
  package private(set) var count = 0
  /// Nanoseconds; 0 if there is none.
  package private(set) var longest: Int64 = 0

  private static let perDoubling = 16
  /// 2^40 µs are twelve days, longer than any request may take.
  private static let buckets = 40 * perDoubling

  /// No answers yet.
  package init() {}

  /// Adds an answer that took `nanoseconds`.
  package mutating func add(_ nanoseconds: Int64) {
    let time = max(0, nanoseconds)
    counts[Self.bucket(of: time)] += 1
    count += 1
    longest = max(longest, time)
  }

  private static func bucket(of nanoseconds: Int64) -> Int {
    let time = min(max(nanoseconds, 1_000), start(of: buckets) - 1)
    let doubling = 63 - (time / 1_000).leadingZeroBitCount
    let step = Int(time * Int64(perDoubling) / (1_000 << Int64(doubling))) - perDoubling
    return doubling * perDoubling + step
  }

  /// Where bucket `index` begins, in nanoseconds.
  private static func start(of index: Int) -> Int64 {
    let steps = Int64(perDoubling + index % perDoubling)
    return ((1_000 << Int64(index / perDoubling)) * steps + Int64(perDoubling) - 1) / Int64(perDoubling)
  }

  /// The time within which `share` (0 to 1) of the answers came, in nanoseconds; nil if there are none.
  package func percentile(_ share: Double) -> Int64? {
    guard count > 0 else { return nil }
    let rank = max(1, Int((Double(count) * share).rounded(.up)))
    var seen = 0
    for (index, count) in counts.enumerated() {
      seen += count
      // The last bucket also holds whatever is longer.
      if seen >= rank, index < Self.buckets - 1 { return min(longest, Self.start(of: index + 1)) }
    }
    return longest
  }

  /// A bar of the chart: how many answers took from `start` up to `end` nanoseconds.
  package struct Bar: Equatable, Sendable {
    package var start: Int64
    package var end: Int64
    package var count: Int
  }

  private static let mostBars = 48
  /// With fewer bars, answers that all took the same time would fill the chart.
  private static let fewestBars = 17

  /// The buckets from the first to the last that has an answer, merged into a reasonable number of bars of equal width
  /// on a logarithmic scale.
  package var bars: [Bar] {
    guard let first = counts.firstIndex(where: { $0 > 0 }), let last = counts.lastIndex(where: { $0 > 0 }) else {
      return []
    }
    var joined = 2
    while last / joined - first / joined >= Self.mostBars { joined *= 2 }
    let missing = max(0, Self.fewestBars - (last / joined - first / joined + 1))
    let lower = max(0, first / joined - (missing + 1) / 2)
    let upper = min(Self.buckets / joined - 1, last / joined + (missing + 1) / 2)
    return (lower...upper).map { index in
      let range = index * joined..<(index + 1) * joined
      return Bar(
        start: Self.start(of: range.lowerBound), end: Self.start(of: range.upperBound),
        count: counts[range].reduce(0, +))
    }
  }
}
