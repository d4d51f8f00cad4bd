/// Counts of what became of the rows.
package struct Tally: Equatable, Sendable {
  package private(set) var accepted = 0
  package private(set) var rejected = 0
  package private(set) var invalid = 0
  package private(set) var duplicate = 0
  package private(set) var failed = 0
  package private(set) var unknown = 0
  /// Accepted rows of which something is still wrong.
  package private(set) var unapplied = 0
  /// Errors by code, with how many rows had them and the first of these: at most `problemLimit` codes.
  package private(set) var problems: [Problem] = []

  package struct Problem: Equatable, Sendable {
    package var code: String
    package var count: Int
    /// The first row and its input line.
    package var row: Int
    package var line: Int
    package var message: Message
  }

  private static let problemLimit = 64

  package init() {}

  /// All rows that have a result.
  package var rows: Int { accepted + rejected + invalid + duplicate + failed + unknown }
  /// Whether every row is done: `accepted` or `duplicate`, and nothing was found to be wrong with it.
  package var isClean: Bool { rows == accepted + duplicate && unapplied == 0 }

  package mutating func count(_ outcome: Outcome, row: Int, line: Int) {
    switch outcome.status {
    case .accepted:
      accepted += 1
      if !outcome.error.isEmpty { unapplied += 1 }
    case .rejected: rejected += 1
    case .invalid: invalid += 1
    case .duplicate: duplicate += 1
    case .failed: failed += 1
    case .unknown: unknown += 1
    }
    if !outcome.error.isEmpty, outcome.status != .duplicate { note(outcome, row, line) }
  }

  /// Counts a row that is done; cheaper than an outcome of its own.
  package mutating func countAccepted(_ rows: Int = 1) { accepted += rows }

  private mutating func note(_ outcome: Outcome, _ row: Int, _ line: Int) {
    if let place = problems.firstIndex(where: { $0.code == outcome.error }) {
      problems[place].count += 1
    } else if problems.count < Self.problemLimit {
      problems.append(Problem(code: outcome.error, count: 1, row: row, line: line, message: outcome.message))
    }
  }
}
