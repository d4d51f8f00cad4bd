import RDBulkCore
import RDBulkSystem

/// A sending command from its plan to its exit code: opens what is needed, cheapest mistakes first, runs, and reports
/// how it went.
struct SendRun {
  private var plan: JobPlan
  private let console: Console
  /// The words after `rdbulk`.
  private let commandLine: [String]
  /// The name of the account that rows are sent to; nil if it was not asked for, or the API did not tell it.
  private var accountName: String?
  private let startSandbox: (SandboxOptions) throws(Failure) -> RunningSandbox
  /// How many requests with rows have left.
  private(set) var requests = 0

  init(
    _ plan: JobPlan, _ console: Console, commandLine: [String],
    _ startSandbox: @escaping (SandboxOptions) throws(Failure) -> RunningSandbox
  ) {
    self.plan = plan
    self.console = console
    self.commandLine = commandLine
    self.startSandbox = startSandbox
  }

  /// `--dry-run`.
  func dryRun() throws(Failure) -> Int32 {
    let signals = try watchSignals()
    let checked = try check(until: signals)
    var intake = try Intake(plan.input, plan.operation, checked?.settled)
    try checkOutputs(intake.source.identity)
    try awaitHeader(&intake, signals)
    if plan.showsPlan, let checked { return try show(checked) }
    tellUnused(intake)
    if plan.input.isHeldAgainstAccount, intake.namesCustomFields {
      console.note(
        "A dry run does not ask which custom fields the account has. When sending, unknown ones stop the run, and those of "
          + "several choices become lists.")
    }
    let output = try openResults()
    logStart()
    var run = DryRun(intake, output, console)
    let started = Clock.now()
    let (tally, bytesIn, unusedKeys, unevenRows) = try run.run(until: signals)
    tellUnusedKeys(unusedKeys)
    tellUneven(unevenRows)
    let code = tally.isClean ? ExitCode.clean : ExitCode.someRowsNot
    let summary = Summary(
      tally: tally, requests: 0, retries: 0, throttled: 0, bytesIn: bytesIn, elapsed: Clock.now().since(started),
      resumedRows: 0, exitCode: code
    )
    try writeSummary(summary)
    logEnd(summary)
    tellEmptyWords(run.emptyWords)
    let duplicates: Message = tally.duplicate > 0 ? ", \(count: tally.duplicate) are duplicates" : ""
    let invalid: Message = tally.invalid > 0 ? ", \(count: tally.invalid) are invalid" : ""
    console.tell([
      "Dry run: \(tally.accepted, "row", "rows") of \(count: tally.rows) would be sent\(duplicates)\(invalid). "
        + "Nothing was sent."
    ])
    if tally.skipped > 0 { console.tell([EndText.skipped(tally.skipped)]) }
    return code
  }

  /// Sends every row of the input.
  mutating func send() throws(Failure) -> Int32 {
    let signals = try watchSignals()
    if let verification = plan.verification {
      let event = try VerifyPlan.event(verification, of: plan.input.path, console)
      if verification.event == nil { plan.verify(event) }
    }
    let checked = try check(until: signals)
    var intake = try Intake(plan.input, plan.operation, checked?.settled)
    try checkOutputs(intake.source.identity)
    var login = try Credentials.resolve(plan.login, plan.connection, signals)
    try awaitHeader(&intake, signals)
    if checked == nil || !plan.showsPlan { tellUnused(intake) }
    if let verification = plan.verification, !plan.isRehearsal {
      try VerifyPlan.wait(verification, for: plan.input.path, console, signals)
    }
    let sandbox = try startSandboxIfAsked()
    defer { sandbox?.stop() }
    let account = AccountReader(baseURL: baseURL(sandbox?.url), connection: plan.connection)
    try holdCustomFields(against: account, &intake, &login, signals)
    if plan.output.summary != nil || plan.asks, login.token != nil, plan.hasAccount {
      accountName = account.name(login)
    }
    if let checked, !plan.output.resumes { try agree(on: checked, done: 0, signals) }
    var settings = JobSettings(plan, boot: Boot.name())
    var files = JobFiles(plan.output)
    var opening = JobOpening(settings, plan.output)
    let opened = try files.open(&opening)
    if let checked, plan.output.resumes {
      let done = opened.resumption?.tally.rows ?? 0
      if done < checked.settled.rows { try agree(on: checked, done: done, signals) }
    }
    logStart()
    let transport = try CurlTransport(transportSettings(login, sandbox?.url))
    settings.engine.leavesUnsent = opened.isResumable
    settings.engine.canRenew = login.renewer != nil
    settings.engine.seed = UInt64.random(in: .min ... .max)
    let now = Clock.now()
    let wallOffset = Clock.wall() - now.nanoseconds
    let job = Job(
      settings, opened, preamble: intake.preamble,
      lastSending: files.lastSending.map { Instant(nanoseconds: $0 - wallOffset) }, now: now, wallOffset: wallOffset)
    intake.resume(after: opened.resumption?.position.row ?? 0)
    if opened.isResumable { intake.keepDigest(watching: opened.resumption?.position.offset ?? 0) }
    var runner = Runner(
      job, intake, files, transport, login, signals, console,
      RunTelling(plan, console, started: now, earlier: opened.resumption?.tally ?? Tally()),
      plan.operation.target == .funnel ? .funnel : plan.isBatch ? .batch : .event)
    let finished = runner.run()
    requests = finished.end.requests
    return try conclude(finished)
  }

  // MARK: - The check

  /// Reads the whole input, where it is a file, and refuses it where it is in doubt what is meant.
  private func check(until signals: borrowing SignalWatch) throws(Failure) -> CheckPass.Result? {
    guard plan.command != .verify else { return nil }
    let intake = try Intake(plan.input, plan.operation)
    guard intake.source.size != nil, plan.input.path != nil else { return nil }
    var pass = CheckPass(intake)
    let result = try pass.run(until: signals)
    // Each is told, the last one by whoever catches it.
    for doubt in result.doubts.dropLast() { console.say(doubt) }
    if let last = result.doubts.last { throw last }
    return result
  }

  /// Shows the plan, and asks whether it is what was meant; throws where it is not. `done`: rows that have their results.
  private func agree(on checked: CheckPass.Result, done: Int, _ signals: borrowing SignalWatch) throws(Failure) {
    guard plan.showsPlan || plan.asks else { return }
    let text = PlanText(
      checked.check, checked.fields, checked.input, plan, account: accountName, done: done)
    console.tell(text.lines(width: Terminal.size(of: 2)?.columns ?? TextLayout.width))
    guard plan.asks else { return }
    let answer = try Prompt(console).ask(text.question, signals)
    guard let answer, console.isYes(answer) else { throw Failure(.usage, "Not sent, as you answered.") }
  }

  /// `--dry-run` at a terminal: the plan and the first rows, for a person.
  private func show(_ checked: CheckPass.Result) throws(Failure) -> Int32 {
    let text = PlanText(checked.check, checked.fields, checked.input, plan)
    let width = Terminal.size(of: 1)?.columns ?? TextLayout.width
    let lines = text.lines(width: width) + text.table(width: width)
    try Console.print(lines.map(console.text).joined(separator: "\n"))
    return checked.check.tally.isClean ? ExitCode.clean : ExitCode.someRowsNot
  }

  /// Tells of rows that were taken although they have other cells than the header.
  private func tellUneven(_ rows: Int) {
    guard rows > 0 else { return }
    console.note(
      "\(rows, "row has", "rows have") fewer or more cells than the header; every column that is used is there.")
  }

  // MARK: - Before the first row

  /// Columns that are in the file and go nowhere: perhaps a name that was meant for a field.
  private func tellUnused(_ intake: borrowing Intake) {
    let columns = intake.unusedColumns
    for field in intake.missingFields { console.note("No column is named for \(field): every row goes without it.") }
    if Array(columns.prefix(3)) == ["row", "line", "status"], plan.command != .verify {
      console.note(
        "This looks like results of rdbulk: all of its rows are used, including those already accepted.",
        event: "warning")
    }
    if let note = intake.lostCustomFields { console.note(note, event: "warning") }
    guard !columns.isEmpty, plan.input.reader.hasHeader, plan.command != .funnelGet, plan.command != .verify else {
      return
    }
    let shown = columns.prefix(8).map(Quoted.path).joined(separator: ", ") + (columns.count > 8 ? ", …" : "")
    console.note("Not used: \(shown).")
  }

  /// Reports JSON keys that aren't used, which are known once the rows have been read.
  private func tellUnusedKeys(_ keys: [UnusedKey]) {
    guard plan.command != .funnelGet, plan.command != .verify, let note = UnusedKey.note(keys) else { return }
    console.note(note)
  }

  /// Holds the columns and keys for the account's own fields against those that it has: unknown ones are dropped by the API
  /// without a word. Nothing is asked if there are none.
  private mutating func holdCustomFields(
    against account: AccountReader, _ intake: inout Intake, _ login: inout Credentials, _ signals: borrowing SignalWatch
  ) throws(Failure) {
    guard plan.input.isHeldAgainstAccount, case .event = plan.operation.body else { return }
    let found = intake.customFields()
    guard found?.isEmpty != true else { return }
    guard login.token != nil else {
      return console.note(
        "Custom fields are not held against the account's: --api-key is no login. The API drops unknown ones without a word."
      )
    }
    let fields = try account.fields(&login, signals)
    if let problem = fields.problem(with: found ?? []) { throw problem }
    try intake.settle(fields)
    plan.bind(accountFields: fields.binding(of: (found ?? []).map(\.name)))
  }

  private func watchSignals() throws(Failure) -> SignalWatch {
    try Failure.as(.input, SignalWatch())
  }

  /// Refuses outputs that are in the way, before anything is read. `input` identifies the input if it is a file: two
  /// names may mean one file, and `--overwrite` would then empty what is read or written under the other.
  private func checkOutputs(_ input: [UInt64]?) throws(Failure) {
    var taken = input.map { [$0] } ?? []
    for path in plan.output.paths {
      try OutputFile.check(path, overwrite: plan.output.replacesSummaries)
      guard let status = FileStatus.ofPath(path), status.isRegular else { continue }
      if taken.contains(status.identity) {
        throw .usage("'\(path)' is a file that this run reads or writes under another name.", hint: "Name another.")
      }
      taken.append(status.identity)
    }
    try checkJournal(input)
  }

  /// The journal replaces any file of its name, which must not be one that is read or written.
  private func checkJournal(_ input: [UInt64]?) throws(Failure) {
    guard let output = plan.output.results, let journal = plan.output.journal else { return }
    for path in [journal, journal + ".new"] {
      let isInput = input != nil && FileStatus.ofPath(path)?.identity == input
      guard isInput || plan.output.paths.contains(path) else { continue }
      throw .usage(
        "\(Quoted.path(path)) is where the journal of \(Quoted.path(output)) goes, and this run reads or writes it.",
        hint: "Name another file.")
    }
  }

  /// Reads up to the first row, so that columns that don't fit are reported before anything is created or sent.
  private func awaitHeader(_ intake: inout Intake, _ signals: borrowing SignalWatch) throws(Failure) {
    while true {
      switch try intake.next() {
      case .header:
        intake.keepPreamble()
        return
      case .needMore:
        intake.source.waitForInput(orSignal: signals.descriptor)
        if let signal = signals.received() { throw .interrupted(signal) }
      default: return
      }
    }
  }

  private func tellEmptyWords(_ count: Int) {
    guard count > 0 else { return }
    console.note(
      "\(count, "cell holds", "cells hold") what databases and spreadsheets write for nothing (NULL, #N/D and the like), "
        + "and \(form: count, "was", "were") taken as empty.", event: "empty_words")
  }

  private func openResults() throws(Failure) -> OutputFile {
    guard let path = plan.output.results else { return OutputFile.standard() }
    return try OutputFile.create(path, overwrite: plan.output.overwrites)
  }

  private func startSandboxIfAsked() throws(Failure) -> RunningSandbox? {
    guard case .sandbox(let sandbox) = plan.server else { return nil }
    return try startSandbox(sandbox)
  }

  private func baseURL(_ sandboxURL: String?) -> String {
    switch plan.server {
    case .url(let url): url
    case .sandbox: sandboxURL ?? ""
    }
  }

  private func transportSettings(_ login: Credentials, _ sandboxURL: String?) -> TransportSettings {
    TransportSettings(
      baseURL: baseURL(sandboxURL),
      method: plan.operation.method,
      path: plan.path(apiKey: login.apiKey),
      token: login.token,
      secrets: login.secrets + (login.token.map { [$0] } ?? []),
      concurrency: plan.engine.concurrency,
      connection: plan.connection
    )
  }

  // MARK: - After the last row

  private func conclude(_ run: FinishedRun) throws(Failure) -> Int32 {
    let end = run.end
    if let failure = end.failure, failure.kind == .usage { throw failure }
    tellUnusedKeys(run.unusedKeys)
    tellUneven(run.unevenRows)
    let code = end.exitCode
    var summary = Summary(
      tally: end.tally, requests: end.position.requests, retries: end.position.retries,
      throttled: end.position.throttled, bytesIn: run.bytesIn,
      elapsed: .milliseconds(Int64(end.position.elapsedMilliseconds)), resumedRows: end.resumedRows, exitCode: code
    )
    summary.account = accountName
    if end.wasComplete { console.note("This job was already complete; nothing was sent now. Its result:") }
    tellEmptyWords(run.emptyWords)
    let stops = RunEndText.stopLines(end, plan, resuming: TypedCommand(commandLine).resuming)
    console.tell(EndText.lines(summary, plan.command, isWhole: end.isWhole))
    // If the run didn't reach the end of its input, continuing comes before fixing rows.
    let next =
      end.isWhole
      ? EndText.next(
        end.tally, plan.command, isRehearsal: plan.isRehearsal, output: plan.output.results,
        rejects: plan.output.rejects, format: run.inputFormat, typed: TypedCommand(commandLine))
        + RunEndText.pilotLines(end, continuing: TypedCommand(commandLine).withoutPilot) : []
    console.tell(next)
    let rehearsal: [Message] =
      plan.isRehearsal ? ["This was a rehearsal against a stand-in API: nothing reached RD Station."] : []
    for line in stops { console.say(line, event: "stop") }
    if end.inputHasGrown {
      console.note(
        "The input has grown since it was checked; its new rows were not sent. To go on with them: "
          + "\(TypedCommand(commandLine).resuming ?? "the same command with --resume")", event: "input_grown")
    }
    logEnd(summary)
    do throws(Failure) {
      try writeSummary(summary)
      try ReportFile.write(run, plan, ending: rehearsal + stops + next, language: console.language)
    } catch {
      console.say(error)
      return max(code, ExitCode.gaveUp)
    }
    return code
  }

  private func logStart() {
    console.log(
      "start",
      [
        ("command", .string(plan.command.name)), ("input", plan.input.path.map(JSONValue.string) ?? .null),
        ("output", plan.output.results.map(JSONValue.string) ?? .null), ("resume", .bool(plan.output.resumes)),
      ])
  }

  private func logEnd(_ summary: Summary) {
    guard case .object(let members)? = try? JSONValue(parsing: summary.json) else { return }
    console.log("end", members.map { ($0.key, $0.value) })
  }

  private func writeSummary(_ summary: Summary) throws(Failure) {
    guard let path = plan.output.summary else { return }
    try OutputFile.write(summary.json, to: path, overwrite: plan.output.replacesSummaries)
  }
}
