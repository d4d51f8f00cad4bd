/// Counts rows that were sent and failed, for `--max-failures`.
struct FailureCount: Sendable {
  private(set) var failed = 0
  private var ended = 0

  /// A percentage of only a few rows says little.
  private static let sample = 20

  mutating func count(_ status: RowStatus) {
    ended += 1
    if status != .accepted { failed += 1 }
  }

  /// Whether the limit is exceeded. `pending` counts rows without an outcome that belong with those that have one.
  func isOver(_ limit: FailureLimit, pending: Int) -> Bool {
    switch limit {
    case .rows(let rows): failed >= rows
    case .percent(let percent): ended >= Self.sample && Double(failed) * 100 >= percent * Double(ended + pending)
    }
  }
}
