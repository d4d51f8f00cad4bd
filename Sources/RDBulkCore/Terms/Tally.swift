/// Counts the rows by outcome.
package struct Tally: Equatable, Sendable {
  package private(set) var accepted = 0
  package private(set) var rejected = 0
  package private(set) var invalid = 0
  package private(set) var duplicate = 0
  package private(set) var failed = 0
  package private(set) var unknown = 0
  /// Rows that were read and are not meant: they have no result, and are none of `rows`.
  package private(set) var skipped = 0
  /// Accepted rows with something still wrong.
  package private(set) var unapplied = 0
  /// Errors by code, each with its number of rows and the first of them: at most `problemLimit` codes.
  package private(set) var problems: [Problem] = []

  /// An error code that rows ended with.
  package struct Problem: Equatable, Sendable {
    package var code: String
    package var count: Int
    /// The first row with it, and that row's line in the input.
    package var row: Int
    package var line: Int
    package var message: Message
  }

  private static let problemLimit = 64

  /// No rows yet.
  package init() {}

  /// All rows with a result.
  package var rows: Int { accepted + rejected + invalid + duplicate + failed + unknown }
  /// Whether every row is done: `accepted` or `duplicate`, with nothing found wrong.
  package var isClean: Bool { rows == accepted + duplicate && unapplied == 0 }

  /// Counts one row, which starts at `line` of the input.
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

  /// Sets the count of a status that leaves something to do to nothing.
  package mutating func forget(_ status: RowStatus) {
    switch status {
    case .rejected: rejected = 0
    case .invalid: invalid = 0
    case .failed: failed = 0
    case .unknown: unknown = 0
    case .accepted, .duplicate: break
    }
  }

  /// Counts rows that are done; cheaper than building an outcome for each.
  package mutating func countAccepted(_ rows: Int = 1) { accepted += rows }

  /// Counts a row that is not meant.
  package mutating func countSkipped() { skipped += 1 }

  private mutating func note(_ outcome: Outcome, _ row: Int, _ line: Int) {
    if let index = problems.firstIndex(where: { $0.code == outcome.error }) {
      problems[index].count += 1
    } else if problems.count < Self.problemLimit {
      problems.append(Problem(code: outcome.error, count: 1, row: row, line: line, message: outcome.message))
    }
  }
}
