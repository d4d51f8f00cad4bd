import RDBulkCore
import RDBulkSystem

extension SendRun {
  /// `--dry-run`: everything but sending.
  ///
  /// A file is read once and checked along the way. It is read before that only if doubtful rows are settled, because what
  /// they are depends on the end of the file. Of a pipe, only the first rows are checked, before that.
  mutating func dryRun() throws(Failure) -> Int32 {
    let signals = try watchSignals()
    try openHistory(signals)
    let input = try OpenInput(plan.input.path)
    var checked: CheckPass.Result?
    // Without it, nobody knows yet in which encoding reasons are to be written.
    let needsEncoding = plan.output.rejectsWhy != nil
    if !input.isFile || plan.input.doubtful != nil || needsEncoding { checked = try check(input, until: signals) }
    var intake = try Intake(input, plan.input, plan.operation, checked?.settled, history)
    try checkOutputs(intake.source.identity)
    try awaitHeader(&intake, signals)
    let notes = dryRunNotes(intake)
    let showsPlan = plan.showsPlan && input.isFile
    let isChecked = input.isFile && plan.command != .verify
    if !isChecked { tell(notes) }
    logStart()
    let outputs = try DryRunOutputs(plan.output, writesBodies: !showsPlan)
    let (started, startedAt) = (Clock.now(), Clock.wall() / .milliseconds(1))
    var run = DryRun(
      intake, outputs, plan.output, console, isChecked: isChecked, encoding: checked?.input.encoding)
    let result = try run.run(until: signals)
    if let last = result.doubts.last {
      try outputs.discard()
      if run.hasGivenBodies { console.say("Discard the requests that were already written.") }
      for doubt in result.doubts.dropLast() { console.say(doubt) }
      throw last
    }
    try run.write()
    if showsPlan {
      try show(result)
    } else {
      if isChecked { tell(notes) }
      run.tellRows()
      tell(result.check.notices)
    }
    return try conclude(result, elapsed: Clock.now().since(started), startedAt: startedAt)
  }

  private func dryRunNotes(_ intake: borrowing Intake) -> [Note] {
    let notes = columnNotes(intake)
    guard plan.input.isHeldAgainstAccount, intake.namesCustomFields else { return notes }
    return notes + [
      (
        "A dry run does not ask which custom fields the account has. When sending, unknown ones stop the run, and "
          + "multiple-choice ones become lists.", "note"
      )
    ]
  }

  /// The plan and the first rows, for a person at a terminal.
  private func show(_ result: DryRun.Result) throws(Failure) {
    let text = PlanText(result.check, result.fields, result.input, plan)
    let width = (Terminal.size(of: 1)?.columns ?? TextLayout.width) - 1
    try console.print(text.lines(width: width) + text.table(width: width), width: width)
  }

  /// Says how it went, and returns the exit code. `elapsed` is in nanoseconds, `startedAt` in milliseconds since 1970.
  private func conclude(_ result: DryRun.Result, elapsed: Int64, startedAt: Int64) throws(Failure) -> Int32 {
    let tally = result.check.tally
    let code = plan.output.exitCode(tally.isClean ? ExitCode.clean : ExitCode.someRowsNot)
    var summary = Summary(
      tally: tally, requests: 0, retries: 0, throttled: 0, bytesIn: result.bytesIn, elapsed: elapsed, resumedRows: 0,
      exitCode: code)
    describe(&summary, startedAt: startedAt)
    try writeSummary(summary)
    logEnd(summary)
    let duplicates: Message = tally.duplicate > 0 ? ", \(tally.duplicate, "is a duplicate", "are duplicates")" : ""
    let invalid: Message = tally.invalid > 0 ? ", \(tally.invalid, "is", "are") invalid" : ""
    console.tell([
      "Dry run: \(tally.accepted, "row", "rows") of \(count: tally.rows) would be sent\(duplicates)\(invalid). "
        + "Nothing was sent."
    ])
    if tally.skipped > 0 { console.tell([EndText.skipped(tally.skipped)]) }
    console.tell(
      EndText.nextAfterDryRun(
        tally, plan.command, rejects: plan.output.rejectStatuses.contains(.invalid) ? plan.output.rejects : nil,
        format: result.input.format,
        typed: TypedCommand(commandLine)))
    return code
  }
}
