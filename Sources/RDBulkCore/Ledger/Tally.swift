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

/// What a run was, in numbers: what `--summary` writes and the end of a run tells.
package struct Summary: Equatable, Sendable {
  package var tally: Tally
  package var requests: Int
  package var retries: Int
  package var throttled: Int
  package var bytesIn: Int
  /// Nanoseconds.
  package var elapsed: Int64
  /// Rows of this job whose results an earlier run wrote.
  package var resumedRows: Int
  package var exitCode: Int32

  package init(
    tally: Tally, requests: Int, retries: Int, throttled: Int, bytesIn: Int, elapsed: Int64, resumedRows: Int,
    exitCode: Int32
  ) {
    self.tally = tally
    self.requests = requests
    self.retries = retries
    self.throttled = throttled
    self.bytesIn = bytesIn
    self.elapsed = elapsed
    self.resumedRows = resumedRows
    self.exitCode = exitCode
  }

  /// Requests a minute over the whole run.
  package var ratePerMinute: Double {
    elapsed > 0 ? Double(requests) * 60e9 / Double(elapsed) : 0
  }

  /// One JSON object and a line end.
  package var json: [UInt8] {
    let members: [(String, String)] = [
      ("rows", "\(tally.rows)"), ("accepted", "\(tally.accepted)"), ("rejected", "\(tally.rejected)"),
      ("invalid", "\(tally.invalid)"), ("duplicate", "\(tally.duplicate)"), ("failed", "\(tally.failed)"),
      ("unknown", "\(tally.unknown)"), ("requests", "\(requests)"), ("retries", "\(retries)"),
      ("throttled", "\(throttled)"), ("bytes_in", "\(bytesIn)"), ("elapsed_s", Self.decimal(Double(elapsed) / 1e9)),
      ("rate_per_min", Self.decimal(ratePerMinute)), ("resumed_rows", "\(resumedRows)"), ("exit", "\(exitCode)"),
    ]
    let text = members.map { "\"\($0)\":\($1)" }.joined(separator: ",")
    return Array("{\(text)}\n".utf8)
  }

  /// `value` (at least 0) with so many digits after the point, the last one rounded.
  package static func decimal(_ value: Double, places: Int = 3) -> String {
    var scale = 1
    for _ in 0..<places { scale *= 10 }
    let scaled = value * Double(scale) + 0.5
    guard scaled.isFinite, scaled >= 0, scaled < 1e15 else { return "0" }
    let units = Int(scaled)
    guard places > 0 else { return "\(units)" }
    let rest = "\(units % scale)"
    return "\(units / scale)." + String(repeating: "0", count: places - rest.count) + rest
  }
}
