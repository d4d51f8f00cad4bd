/// Collects what the report shows while a run lasts, in memory that doesn't grow with the run.
///
/// Call `count` once per row, `requestSent` and `requestEnded` once per request, and `observe` once per turn of the
/// loop; `html` (see ReportPage.swift) then writes the page.
package struct RunReport: Equatable, Sendable {
  let start: Instant
  private(set) var rate: Rate?
  /// Rows by status, in the order of `RowStatus.allCases`, including those of earlier runs.
  private var counts = [Int](repeating: 0, count: RowStatus.allCases.count)
  private(set) var earlierRows = 0
  private(set) var requests = 0
  private(set) var throttled = 0
  private(set) var errors = ErrorGroups()
  private(set) var latencies = LatencyHistogram()
  private(set) var series: TimeSeries
  /// Of the rows that this run had accepted; nil where they have none, because nothing was sold.
  package var acceptedValue: AcceptedValue?
  private var observed: Instant
  private var wasPaused = false

  /// `rate` is the limit at first; nil: unlimited.
  package init(start: Instant, rate: Rate?) {
    self.start = start
    self.rate = rate
    series = TimeSeries(start: start)
    observed = start
  }

  /// Adds the rows whose results earlier runs of the same job wrote. Call once, before the first row.
  package mutating func include(earlier tally: Tally) {
    for status in RowStatus.allCases { counts[Self.index(of: status)] += tally.count(of: status) }
    earlierRows += tally.rows
    for problem in tally.problems {
      errors.count(problem.code, rows: problem.count) {
        ErrorGroups.Example(row: problem.row, line: problem.line, address: "", message: problem.message)
      }
    }
  }

  /// Counts a row that ended at `now`. Its address, at `email` in `text`, is looked at only if it becomes an example of
  /// an error, and is never kept whole.
  package mutating func count(
    _ outcome: Outcome, row: Int, line: Int, email: Range<Int>, in text: Span<UInt8>, at now: Instant
  ) {
    counts[Self.index(of: outcome.status)] += 1
    let isDone = outcome.status == .accepted || outcome.status == .duplicate
    series.change(at: now) { slot in
      if isDone { slot.done += 1 } else { slot.open += 1 }
    }
    guard !isDone, !outcome.error.isEmpty else { return }
    errors.count(outcome.error) {
      var address: [UInt8] = []
      if email.lowerBound >= 0, email.upperBound <= text.count { address.append(text, email) }
      return ErrorGroups.Example(
        row: row, line: line, address: String(decoding: address, as: UTF8.self), message: outcome.message)
    }
  }

  /// Counts `rows` rows accepted at `now`.
  package mutating func countAccepted(_ rows: Int, at now: Instant) {
    counts[Self.index(of: .accepted)] += rows
    series.change(at: now) { $0.done += rows }
  }

  /// A request left, retries included.
  package mutating func requestSent(at now: Instant) {
    requests += 1
    series.change(at: now) { $0.requests += 1 }
  }

  /// A request was answered, in whatever way, after this many nanoseconds. A lost one has no answer.
  package mutating func requestEnded(after nanoseconds: Int64) { latencies.add(nanoseconds) }

  /// The server reported that the quota is spent.
  package mutating func throttled(at now: Instant) {
    throttled += 1
    series.change(at: now) { $0.throttled += 1 }
  }

  /// Notes whether sending is paused at `now`; the time until the next call is counted accordingly.
  package mutating func observe(_ now: Instant, isPaused: Bool) {
    if wasPaused { series.addPause(from: observed, until: now) }
    observed = max(observed, now)
    wasPaused = isPaused
  }

  /// The account's limit turned out to be `rate`. The page shows the highest one that was in force.
  package mutating func keep(to rate: Rate) { self.rate = Rate.higher(self.rate, rate) }

  /// Rows with this status.
  package func count(of status: RowStatus) -> Int { counts[Self.index(of: status)] }

  package var rows: Int { counts.reduce(0, +) }
  /// Rows that need attention.
  package var open: Int { rows - count(of: .accepted) - count(of: .duplicate) }

  private static func index(of status: RowStatus) -> Int {
    switch status {
    case .accepted: 0
    case .rejected: 1
    case .invalid: 2
    case .duplicate: 3
    case .failed: 4
    case .unknown: 5
    }
  }
}

extension Tally {
  fileprivate func count(of status: RowStatus) -> Int {
    switch status {
    case .accepted: accepted
    case .rejected: rejected
    case .invalid: invalid
    case .duplicate: duplicate
    case .failed: failed
    case .unknown: unknown
    }
  }
}
