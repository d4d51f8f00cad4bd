/// What the user reads when a run ends.
package enum EndText {
  private static let shownProblems = 5

  /// What a run was for: reading or verifying rows isn't described in the words of sending.
  package enum Purpose: Equatable, Sendable {
    case sending
    case reading
    case verifying

    /// The purpose of a command.
    package init(_ command: SendCommand) {
      switch command {
      case .lost, .opportunity, .won, .event, .funnelSet: self = .sending
      case .funnelGet: self = .reading
      case .verify: self = .verifying
      }
    }
  }

  /// The end summary in lines: what happened, and the most common problems with an example each.
  ///
  /// `isWhole` says whether the run reached the end of its input; otherwise the counts don't cover all of it.
  package static func lines(_ summary: Summary, _ command: SendCommand = .lost, isWhole: Bool) -> [Message] {
    let tally = summary.tally
    let purpose = Purpose(command)
    var lines = [result(summary, purpose, isWhole: isWhole)]
    if let run = summary.thisRun, run.rows > 0 || run.requests > 0 { lines.append("  \(part(run))") }
    let others: [(RowStatus, Int)] = [
      (.rejected, tally.rejected), (.invalid, tally.invalid), (.duplicate, tally.duplicate), (.failed, tally.failed),
      (.unknown, tally.unknown),
    ]
    for (status, count) in others where count > 0 {
      lines.append(line(status, count, meaning(status, count, purpose)))
    }
    if tally.skipped > 0 { lines.append("  \(skipped(tally.skipped, purpose))") }
    let problems = tally.problems.sorted { $0.count > $1.count }
    if !problems.isEmpty { lines.append("Most common problems:") }
    for problem in problems.prefix(shownProblems) {
      lines.append(
        "  \(count: problem.count) × \(problem.code), first in row \(problem.row) (line \(problem.line)): "
          + "\(problem.message)"
      )
    }
    return lines
  }

  /// What a resumed run did itself; all other numbers are the job's.
  static func part(_ run: Summary.Part) -> Message {
    "In this run: \(run.rows, "row", "rows"), \(run.requests, "request", "requests"), \(Message.duration(run.elapsed)); the rest "
      + "in earlier runs of this job."
  }

  /// Of rows that were read and have no result.
  package static func skipped(_ count: Int, _ purpose: Purpose = .sending) -> Message {
    purpose == .verifying
      ? "\(count: count) skipped: rows that were not accepted or not selected; they have nothing to verify"
      : "\(count: count) skipped: rows that were not selected and have no result"
  }

  /// The first line: counts, time, requests.
  private static func result(_ summary: Summary, _ purpose: Purpose, isWhole: Bool) -> Message {
    let tally = summary.tally
    let result = tally.rows == 0 && !isWhole ? "No row has a result yet" : verdict(tally, purpose)
    // The average of less than a minute says little.
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
      "\(count: tally.accepted - tally.unapplied) of \(tally.rows - tally.duplicate, "funnel agrees", "funnels agree") "
        + "with the event"
    }
  }

  private static func line(_ status: RowStatus, _ count: Int, _ meaning: Message) -> Message {
    switch status {
    case .accepted: "  \(count: count) accepted: \(meaning)"
    case .rejected: "  \(count: count) rejected: \(meaning)"
    case .invalid: "  \(count: count) invalid: \(meaning)"
    case .duplicate: "  \(count: count) duplicate: \(meaning)"
    case .failed: "  \(count: count) failed: \(meaning)"
    case .unknown: "  \(count: count) unknown: \(meaning)"
    }
  }

  private static func meaning(_ status: RowStatus, _ count: Int, _ purpose: Purpose) -> Message {
    switch status {
    case .accepted: "the API accepted them"
    case .rejected where purpose != .sending: "no such contact, or the API does not allow reading it"
    case .rejected: "refused by the API; fix \(form: count, "it", "them") before sending again"
    case .invalid: "refused here and not sent; fix \(form: count, "it", "them") first"
    case .duplicate where purpose == .verifying: "the same contact as an earlier row, not read again"
    case .duplicate: "\(form: count, "repeats", "repeat") an earlier row or the history, not sent"
    case .failed: "certainly not processed; safe to send \(form: count, "it", "them") again"
    case .unknown: "sent, but the answer was lost: \(form: count, "it", "they") may have been processed"
    }
  }

  // MARK: - What next

  /// What to do next, with a command line to type. Never suggests anything that sends a row twice without saying so.
  /// `isRehearsal`: what a sandbox did is gone with it. `remembers`: a history knows what was accepted. `format` is that of
  /// the rows in `rejects`, which keep their input's format whatever the file is called. `typed` is the run's command line.
  package static func next(
    _ tally: Tally, _ command: SendCommand = .lost, isRehearsal: Bool = false, remembers: Bool = false, output: String?,
    rejects: String?, format: InputFormat? = nil, typed: TypedCommand = TypedCommand([]), reading: Reading = Reading()
  ) -> [Message] {
    if isRehearsal, tally.isClean { return [] }
    switch Purpose(command) {
    case .verifying: return tally.isClean ? [] : [again] + reading.lines(output, rejects)
    case .reading:
      return tally.isClean
        ? [] : ["Next: check the results for contacts without a funnel."] + reading.lines(output, rejects)
    case .sending: break
    }
    guard !tally.isClean else { return verifying(tally, command, output, typed) }
    let kept = rejects == nil ? tally : reading.kept(of: tally)
    let open = reading.lines(output, rejects) + reading.leftOut(tally, rejects)
    guard !kept.isClean else { return open }
    let unknown: Message =
      kept.unknown > 0
      ? " First remove what must not count twice: its unknown rows (\(count: kept.unknown)) may have been processed."
      : ""
    let mustFix = kept.rejected + kept.invalid > 0
    guard let rejects else {
      let place: Message = output.map { "in \(Quoted.name($0))" } ?? Message("above")
      let twice: Message =
        tally.accepted == 0
        ? ""
        : remembers
          ? " Sending the whole file again into another output would not send the accepted rows again: they are in the history."
          : " Sending the whole file again would send the accepted rows twice."
      let keeps: Message = " With --rejects FILE a run keeps them for you."
      return [
        mustFix
          ? "Next: fix the rows whose errors are \(place), and send only these.\(unknown)\(twice)\(keeps)"
          : "Next: take the rows whose errors are \(place), and send only these.\(unknown)\(twice)\(keeps)"
      ] + open
    }
    let why = reading.isToldWhy ? [ResultFlags.rejectsWhy.spelling] : []
    let line =
      open
      + commandLine(
        typed.sending(words(command, rejects, output) + why, rows: rejects, format, areChosen: areChosen(tally)))
    let name = Quoted.name(rejects)
    if mustFix { return ["Next: fix the rows in \(name), and send that file.\(unknown)"] + line }
    guard kept.unknown == 0 else { return ["Next: send \(name).\(unknown)"] + line }
    return ["Next: send \(name) as it is; none of its rows was processed."] + line
  }

  /// What to do after a dry run that kept the invalid rows in `rejects`; nothing where there are none.
  package static func nextAfterDryRun(
    _ tally: Tally, _ command: SendCommand, rejects: String?, format: InputFormat, typed: TypedCommand
  ) -> [Message] {
    guard let rejects, tally.invalid > 0 else { return [] }
    let words = command.name.split(separator: " ").map(String.init) + [ShellWord.path(rejects)]
    return [
      "Next: fix the rows in \(Quoted.name(rejects)) and check that file. Then send both files; the invalid rows of this "
        + "one stay out."
    ] + commandLine(typed.sending(words, rows: rejects, format, areChosen: areChosen(tally)))
  }

  /// Whether all rows with a result were selected by their content: one that can't be read is, whatever it may hold.
  private static func areChosen(_ tally: Tally) -> Bool {
    tally.problems.allSatisfy { RowProblem.Code(rawValue: $0.code)?.isUnread != true }
  }

  /// The words that send `rejects`, with an output name that no file of this run has.
  private static func words(_ command: SendCommand, _ rejects: String, _ output: String?) -> [String] {
    var nextRejects = following(rejects)
    while nextRejects == output { nextRejects = following(nextRejects) }
    var nextOutput = following(output ?? usualOutput)
    while nextOutput == rejects || nextOutput == nextRejects { nextOutput = following(nextOutput) }
    return command.name.split(separator: " ").map(String.init)
      + [ShellWord.path(rejects), "-o", ShellWord.path(nextOutput), "--rejects", ShellWord.path(nextRejects)]
  }

  /// The command line to type, on its own line so that it can be copied; nothing if there is none.
  private static func commandLine(_ line: String?) -> [Message] { line.map { [Message(verbatim: "  \($0)")] } ?? [] }

  private static let again: Message =
    "Next: wait a few minutes and verify again, since the API takes a while; contacts that do not exist must be created first. "
    + "Send an event again only if the funnel still says otherwise."

  /// Whether events took effect shows later, and only for some of them.
  private static func verifying(_ tally: Tally, _ command: SendCommand, _ output: String?, _ typed: TypedCommand)
    -> [Message]
  {
    guard let output, tally.accepted > 0, [.lost, .opportunity, .won].contains(command) else { return [] }
    let words = ["verify", ShellWord.path(output), "-o", ShellWord.path(verified(output))]
    return ["Next, in a few minutes: check what took effect."] + commandLine(typed.verifying(words))
  }

  private static let usualOutput = "results.csv"

  /// `results.csv` is followed by `results-2.csv`, that by `results-3.csv`.
  static func following(_ path: String) -> String {
    let (stem, suffix) = parts(path)
    guard let dash = stem.lastIndex(of: "-"), let number = Numeral.whole(stem[stem.index(after: dash)...]),
      number < 1_000
    else { return "\(stem)-2\(suffix)" }
    return "\(stem[..<dash])-\(number + 1)\(suffix)"
  }

  private static func verified(_ path: String) -> String {
    let (stem, suffix) = parts(path)
    return "\(stem)-verified\(suffix)"
  }

  /// A path without its suffix, and the suffix with its dot.
  private static func parts(_ path: String) -> (stem: Substring, suffix: Substring) {
    let name = path.lastIndex(of: "/").map(path.index(after:)) ?? path.startIndex
    guard let dot = path[name...].lastIndex(of: "."), dot > name else { return (path[...], "") }
    return (path[..<dot], path[dot...])
  }
}
