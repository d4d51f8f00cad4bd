/// Which problems of rows are told one by one: of each kind the first few. The others are counted.
package struct ToldProblems: Sendable {
  private var counts: [(code: RowProblem.Code, count: Int)] = []

  /// How many of a kind are told.
  package static let limit = 20

  package init() {}

  /// Counts a problem; returns whether it is to be told.
  package mutating func isTold(_ code: RowProblem.Code) -> Bool {
    guard let index = counts.firstIndex(where: { $0.code == code }) else {
      counts.append((code, 1))
      return true
    }
    counts[index].count += 1
    return counts[index].count <= Self.limit
  }

  /// A line for each kind of which some were not told, in the order in which the kinds occurred.
  package var rest: [Message] {
    counts.filter { $0.count > Self.limit }.map { code, count in
      "\(code.rawValue): \(count - Self.limit, "more row", "more rows"), not shown."
    }
  }
}
