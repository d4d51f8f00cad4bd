/// What a person is told when a run ends.
package enum EndText {
  private static let shownProblems = 5

  /// The end summary in lines: what happened, the most common problems with an example each, what to do next.
  package static func lines(_ summary: Summary, output: String?, rejects: String?) -> [String] {
    let tally = summary.tally
    var lines = [
      "\(grouped(tally.accepted)) of \(count(tally.rows, "row")) accepted in \(duration(summary.elapsed)); "
        + "\(count(summary.requests, "request")), \(count(summary.retries, "retry", "retries"))"
        + (summary.elapsed < .seconds(5) ? "." : ", \(Summary.decimal(summary.ratePerMinute, places: 1)) a minute.")
    ]
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
    if !tally.isClean { lines.append(next(tally, output: output, rejects: rejects)) }
    return lines
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

  private static func next(_ tally: Tally, output: String?, rejects: String?) -> String {
    if let rejects {
      return
        "Next: mend the rows in \(rejects) and send that file. Rows that are unknown may count twice if sent again."
    }
    let place = output.map { "in \($0)" } ?? "above"
    return
      "Next: each row's error stands \(place). With --rejects FILE the rows themselves are kept, ready to be mended."
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
