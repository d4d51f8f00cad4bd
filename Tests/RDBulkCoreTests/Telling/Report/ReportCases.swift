import RDBulkCore

/// Runs whose reports are looked at, made from a seed.
enum ReportCases {
  static let start = Instant(nanoseconds: 5_000_000_000)

  static func outcome(_ status: RowStatus, _ error: String = "", _ message: String = "") -> Outcome {
    var outcome = Outcome(status)
    outcome.error = error
    outcome.message = Message(verbatim: message)
    return outcome
  }

  static func facts(end: Instant, isWhole: Bool = true) -> ReportFacts {
    var facts = ReportFacts(end: end)
    facts.command = "lost"
    facts.input = "contacts.csv"
    facts.startedAt = 1_795_294_200_000
    facts.minutesFromUTC = -180
    facts.isWhole = isWhole
    facts.ending = [
      isWhole
        ? "Fix the rows in fix.csv and send that file."
        : "To continue where it stopped: the same command with --resume."
    ]
    facts.settings = [
      ReportFacts.Setting("Rate", "120/min"), ReportFacts.Setting("Results", "results.csv"),
      ReportFacts.Setting("Rejects", "fix.csv"),
    ]
    return facts
  }

  /// What goes wrong, the most common first.
  private static let problems: [(status: RowStatus, error: String, message: String)] = [
    (.invalid, "INVALID_EMAIL", "The address 'ana.souza@example' has no dot after the @; correct it."),
    (.rejected, "RESOURCE_NOT_FOUND", "Lead bruno.lima@example.com could not be found."),
    (.duplicate, "", ""),
    (.failed, "HTTP_503", "The server answered 503 with a page instead of an answer."),
    (.unknown, "TIMEOUT", "No answer came within 30 s."),
  ]

  /// A run of `rows` rows, a request for each `batch` of them, at most `rate`; a share `badness` (0 to 1) of the rows ends
  /// in other ways than accepted. Ten times on the way it pauses.
  static func run(
    rows: Int, rate: Rate?, batch: Int = 1, badness: Double, seed: UInt64 = 1
  ) -> (report: RunReport, end: Instant) {
    var numbers = SeededNumbers(seed)
    var report = RunReport(start: start, rate: rate)
    let spacing = rate.map { Int64($0.window) * 1_000_000_000 / Int64($0.requests) } ?? 400_000
    let pauseEvery = max(1, rows / batch / 10)
    let bad = UInt64(badness * 65_536)
    let email = Array("carla.dias@example.com".utf8)
    var now = start
    var row = 0
    while row < rows {
      let latency = 80_000_000 + Int64(numbers.next() & 0x7FF_FFFF) * Int64(1 + (numbers.next() & 15) / 15 * 6)
      report.requestSent(at: now)
      report.requestEnded(after: latency)
      let answered = now.advanced(by: latency)
      for _ in 0..<min(batch, rows - row) {
        row += 1
        let draw = numbers.next()
        if draw & 0xFFFF >= bad {
          report.countAccepted(1, at: answered)
          continue
        }
        let problem = problems[min(problems.count - 1, (draw >> 16).trailingZeroBitCount)]
        report.count(
          outcome(problem.status, problem.error, problem.message), row: row, line: row + 1, email: 0..<email.count,
          in: email.span, at: answered)
      }
      now = now.advanced(by: spacing)
      if row / batch % pauseEvery == pauseEvery / 2, rows > 100 {
        report.throttled(at: now)
        report.observe(now, isPaused: true)
        now = now.advanced(by: spacing * Int64(pauseEvery) / 8)
        report.observe(now, isPaused: false)
      }
    }
    return (report, now)
  }
}
