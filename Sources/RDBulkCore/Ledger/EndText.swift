/// What a person is told when a run ends.
package enum EndText {
  private static let shownProblems = 5

  /// What a run was for: rows that were read or verified are not told in the words of sending.
  package enum Purpose: Equatable, Sendable {
    case sending
    case reading
    case verifying

    package init(_ command: SendCommand) {
      switch command {
      case .lost, .opportunity, .won, .event, .funnelSet: self = .sending
      case .funnelGet: self = .reading
      case .verify: self = .verifying
      }
    }
  }

  /// The end summary in lines: what happened, the most common problems with an example each, what to do next.
  ///
  /// `isWhole`: the run came to the end of its input. Where it did not, going on comes before mending, and the counts
  /// are not those of the whole input.
  package static func lines(
    _ summary: Summary, _ purpose: Purpose = .sending, isWhole: Bool, output: String?, rejects: String?
  ) -> [String] {
    let tally = summary.tally
    let result = tally.rows == 0 && !isWhole ? "No row has a result yet" : verdict(tally, purpose)
    // Paced requests are 1 more than their intervals: the rate of less than a minute would look too high.
    let rate = summary.elapsed < .seconds(60) ? "" : ", \(Summary.decimal(summary.ratePerMinute, places: 1)) a minute"
    var lines = [
      (isWhole || tally.rows == 0 ? "" : "So far ") + result
        + " in \(duration(summary.elapsed)); \(count(summary.requests, "request")), "
        + "\(count(summary.retries, "retry", "retries"))\(rate)."
    ]
    if summary.resumedRows > 0, summary.resumedRows < tally.rows {
      lines.append("  \(grouped(summary.resumedRows)) of them had their results from earlier runs")
    }
    let others: [(RowStatus, Int)] = [
      (.rejected, tally.rejected), (.invalid, tally.invalid), (.duplicate, tally.duplicate), (.failed, tally.failed),
      (.unknown, tally.unknown),
    ]
    for (status, count) in others where count > 0 {
      lines.append("  \(grouped(count)) \(status.rawValue): \(meaning(status))")
    }
    let problems = tally.problems.sorted { $0.count > $1.count }
    if !problems.isEmpty { lines.append("Most common problems:") }
    for problem in problems.prefix(shownProblems) {
      lines.append(
        "  \(grouped(problem.count)) × \(problem.code), first in row \(problem.row) (line \(problem.line)): \(problem.message)"
      )
    }
    if !tally.isClean, isWhole { lines.append(next(tally, purpose, output: output, rejects: rejects)) }
    return lines
  }

  private static func verdict(_ tally: Tally, _ purpose: Purpose) -> String {
    switch purpose {
    case .sending: "\(grouped(tally.accepted)) of \(count(tally.rows, "row")) accepted"
    case .reading: "\(grouped(tally.accepted)) of \(count(tally.rows, "funnel")) read"
    case .verifying:
      "\(grouped(tally.accepted - tally.unapplied)) of \(count(tally.rows - tally.duplicate, "contact")) "
        + "show that the event took effect"
    }
  }

  private static func meaning(_ status: RowStatus) -> String {
    switch status {
    case .accepted: "the API took them"
    case .rejected: "the API refused them; mend them before sending again"
    case .invalid: "refused here and not sent; mend them first"
    case .duplicate: "the same as an earlier row, not sent"
    case .failed: "certainly not processed; safe to send again"
    case .unknown: "sent, but the answer was lost: they may have been processed"
    }
  }

  /// Never advises what sends a row twice without saying so.
  private static func next(_ tally: Tally, _ purpose: Purpose, output: String?, rejects: String?) -> String {
    if purpose == .verifying {
      return "Next: wait some minutes and verify again, since the API takes its time; contacts that are absent must be "
        + "created first. Send an event again only where the funnel still says otherwise."
    }
    let mustMend = tally.rejected + tally.invalid > 0
    guard let rejects else {
      let place = output.map { "in \($0)" } ?? "above"
      let again = tally.accepted > 0 ? " The whole file again would send the accepted rows twice." : ""
      return "Next: \(mustMend ? "mend" : "take") the rows whose errors stand \(place), and send these alone.\(again) "
        + "With --rejects FILE a run keeps them for you."
    }
    let action = mustMend ? "mend the rows in \(rejects) and send that file" : "send \(rejects)"
    guard tally.unknown > 0 else {
      return mustMend ? "Next: \(action)." : "Next: \(action) as it is; none of its rows was processed."
    }
    return "Next: \(action), to another -o. First take out what must not count twice: its unknown rows "
      + "(\(grouped(tally.unknown))) may have been processed."
  }

  /// `1 row`, `2,000 rows`.
  package static func count(_ number: Int, _ singular: String, _ plural: String? = nil) -> String {
    "\(grouped(number)) \(number == 1 ? singular : plural ?? singular + "s")"
  }

  /// Digits in groups of three.
  package static func grouped(_ number: Int) -> String {
    let digits = String(number)
    var result = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, digit != "-", (digits.count - index) % 3 == 0, result != "-" { result.append(",") }
      result.append(digit)
    }
    return result
  }

  /// Nanoseconds as `0.4 s`, `38 s`, `4 min 10 s` or `2 h 5 min`.
  package static func duration(_ nanoseconds: Int64) -> String {
    let seconds = nanoseconds / .seconds(1)
    if seconds < 10 { return "\(Summary.decimal(Double(nanoseconds) / 1e9, places: 1)) s" }
    if seconds < 60 { return "\(seconds) s" }
    if seconds < 3_600 { return "\(seconds / 60) min \(seconds % 60) s" }
    return "\(seconds / 3_600) h \(seconds % 3_600 / 60) min"
  }
}
