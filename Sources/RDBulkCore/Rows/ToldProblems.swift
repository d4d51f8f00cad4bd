/// Decides which row problems are reported one by one: the first few of each kind. The others are counted.
package struct ToldProblems: Sendable {
  private var counts: [(code: RowProblem.Code, count: Int)] = []

  /// How many of a kind are reported.
  package static let limit = 20

  /// No problems yet.
  package init() {}

  /// Counts a problem; returns whether to report it.
  package mutating func isTold(_ code: RowProblem.Code) -> Bool {
    guard let index = counts.firstIndex(where: { $0.code == code }) else {
      counts.append((code, 1))
      return true
    }
    counts[index].count += 1
    return counts[index].count <= Self.limit
  }

  /// A line for each kind with unreported problems, in order of appearance.
  package var rest: [Message] {
    counts.filter { $0.count > Self.limit }.map { code, count in
      "\(code.rawValue): \(count - Self.limit, "more row", "more rows"), not shown."
    }
  }
}
