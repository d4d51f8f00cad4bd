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
  ) -> [Message] {
    let tally = summary.tally
    var lines = [result(summary, purpose, isWhole: isWhole)]
    if summary.resumedRows > 0, summary.resumedRows < tally.rows {
      lines.append("  \(count: summary.resumedRows) of them had their results from earlier runs")
    }
    let others: [(RowStatus, Int)] = [
      (.rejected, tally.rejected), (.invalid, tally.invalid), (.duplicate, tally.duplicate), (.failed, tally.failed),
      (.unknown, tally.unknown),
    ]
    for (status, count) in others where count > 0 {
      lines.append("  \(count: count) \(status.rawValue): \(meaning(status))")
    }
    let problems = tally.problems.sorted { $0.count > $1.count }
    if !problems.isEmpty { lines.append("Most common problems:") }
    for problem in problems.prefix(shownProblems) {
      lines.append(
        "  \(count: problem.count) × \(problem.code), first in row \(problem.row) (line \(problem.line)): "
          + "\(problem.message)"
      )
    }
    if !tally.isClean, isWhole { lines.append(next(tally, purpose, output: output, rejects: rejects)) }
    return lines
  }

  /// The first line: counts, time, requests.
  private static func result(_ summary: Summary, _ purpose: Purpose, isWhole: Bool) -> Message {
    let tally = summary.tally
    let result = tally.rows == 0 && !isWhole ? "No row has a result yet" : verdict(tally, purpose)
    // Paced requests are 1 more than their intervals: the rate of less than a minute would look too high.
    let rate: Message =
      summary.elapsed < .seconds(60) ? "" : ", \(decimal: summary.ratePerMinute, places: 1) a minute"
    let requests: Message =
      "\(summary.requests, "request", "requests"), \(summary.retries, "retry", "retries")\(rate)"
    let duration = Message.duration(summary.elapsed)
    if isWhole || tally.rows == 0 { return "\(result) in \(duration); \(requests)." }
    return "So far \(result) in \(duration); \(requests)."
  }

  private static func verdict(_ tally: Tally, _ purpose: Purpose) -> Message {
    switch purpose {
    case .sending: "\(count: tally.accepted) of \(tally.rows, "row", "rows") accepted"
    case .reading: "\(count: tally.accepted) of \(tally.rows, "funnel", "funnels") read"
    case .verifying:
      "\(count: tally.accepted - tally.unapplied) of \(tally.rows - tally.duplicate, "contact", "contacts") "
        + "show that the event took effect"
    }
  }

  private static func meaning(_ status: RowStatus) -> Message {
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
  private static func next(_ tally: Tally, _ purpose: Purpose, output: String?, rejects: String?) -> Message {
    if purpose == .verifying {
      return "Next: wait some minutes and verify again, since the API takes its time; contacts that are absent must be "
        + "created first. Send an event again only where the funnel still says otherwise."
    }
    let mustMend = tally.rejected + tally.invalid > 0
    guard let rejects else {
      let place: Message = output.map { "in \($0)" } ?? Message("above")
      let again: Message = tally.accepted > 0 ? " The whole file again would send the accepted rows twice." : ""
      return mustMend
        ? "Next: mend the rows whose errors stand \(place), and send these alone.\(again) With --rejects FILE a run keeps "
          + "them for you."
        : "Next: take the rows whose errors stand \(place), and send these alone.\(again) With --rejects FILE a run keeps "
          + "them for you."
    }
    let action: Message = mustMend ? "mend the rows in \(rejects) and send that file" : "send \(rejects)"
    guard tally.unknown > 0 else {
      return mustMend ? "Next: \(action)." : "Next: \(action) as it is; none of its rows was processed."
    }
    return "Next: \(action), to another -o. First take out what must not count twice: its unknown rows "
      + "(\(count: tally.unknown)) may have been processed."
  }
}
