/// Rows that were sent and did not end well, against `--max-failures`.
struct FailureCount: Sendable {
  private(set) var failed = 0
  private var ended = 0

  /// A share says little of a few rows.
  private static let sample = 20

  mutating func count(_ status: RowStatus) {
    ended += 1
    if status != .accepted { failed += 1 }
  }

  /// `pending`: rows whose ends are still to come that belong to those which have ended.
  func isOver(_ limit: FailureLimit, pending: Int) -> Bool {
    switch limit {
    case .rows(let rows): failed >= rows
    case .percent(let percent): ended >= Self.sample && Double(failed) * 100 >= percent * Double(ended + pending)
    }
  }
}
