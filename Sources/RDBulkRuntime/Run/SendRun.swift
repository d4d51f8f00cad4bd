import RDBulkCore
import RDBulkSystem

/// A sending command from its plan to its exit code: opens what is needed, cheapest mistakes first, runs, and reports
/// how it went.
struct SendRun {
  var plan: JobPlan
  let console: Console
  /// The words after `rdbulk`.
  let commandLine: [String]
  /// The name of the account that rows are sent to; nil if it was not asked for, or the API did not tell it.
  private(set) var accountName: String?
  /// Whether somebody has seen the plan.
  private var isPlanShown = false
  /// nil: rows are not compared with earlier jobs.
  var history: RunHistory?
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

  /// Sends every row of the input.
  mutating func send() throws(Failure) -> Int32 {
    let signals = try watchSignals()
    try checkForUnfinishedJob()
    let input = try OpenInput(plan.input.path)
    if let verification = plan.verification {
      let event = try VerifyPlan.event(verification, of: plan.input.path, console)
      if verification.event == nil { plan.verify(event) }
    }
    try TrustedAuthorities.check(plan.connection)
    try openHistory(signals)
    let checked = try check(input, until: signals)
    if let row = checked?.openRow, !plan.output.resumes { console.note(openRowNote(row, input), event: "open_row") }
    var intake = try Intake(input, plan.input, plan.operation, checked?.settled, history, checked?.recogniser)
    try checkOutputs(intake.source.identity)
    var login = try Credentials.resolve(plan.login, plan.connection, signals)
    try awaitHeader(&intake, signals)
    if !plan.showsPlan || !input.isFile { tell(columnNotes(intake)) }
    if let verification = plan.verification, !plan.isRehearsal {
      try VerifyPlan.wait(verification, for: plan.input.path, console, signals)
    }
    let sandbox = try startSandboxIfAsked()
    defer { sandbox?.stop() }
    let reader = AccountReader(baseURL: baseURL(sandbox?.url), connection: plan.connection)
    try holdCustomFields(against: reader, &intake, &login, signals)
    let isNamed = plan.sharesQuota && AccountKey.needsName(plan.login, isLoopback: plan.connection.isLoopback)
    if plan.output.summary != nil || plan.asks || history != nil || isNamed, login.token != nil, plan.hasAccount {
      accountName = reader.name(login)
      if let accountName { login.remember(account: accountName) }
    }
    let account = historyAccount
    try history?.settle(account)
    if plan.output.overwrites, !plan.isRehearsal { tellWhatIsOverwritten() }
    if input.isFile, let checked, !plan.output.resumes { try agree(on: checked, done: 0, signals) }
    var settings = JobSettings(plan, boot: Boot.name())
    if let language = plan.output.rejectsWhy {
      settings.reasons = intake.reasons(in: language, checked?.input.encoding)
    }
    if plan.output.takesInput { settings.format.input = intake.columns(for: settings.format) }
    var files = JobFiles(plan.output)
    settings.history = try beginHistory(&files)
    var opening = JobOpening(settings, plan.output)
    let opened = try files.open(&opening)
    if input.isFile, let checked, plan.output.resumes {
      let done = opened.resumption?.tally.rows ?? 0
      if done < checked.settled.rows ?? 0 { try agree(on: checked, done: done, signals) }
    }
    logStart()
    let performed = try perform(settings, opened, intake, files, login, signals, sandbox?.url)
    requests = performed.finished.end.requests
    let code = try conclude(performed.finished)
    finishHistory()
    return code
  }

  /// Runs the job. What it took is given back when it returns, which matters to what a history takes when it is sorted.
  private func perform(
    _ settings: JobSettings, _ opened: OpenedJob, _ intake: consuming Intake, _ files: consuming JobFiles,
    _ login: Credentials, _ signals: consuming SignalWatch, _ sandboxURL: String?
  ) throws(Failure) -> PerformedRun {
    var settings = settings
    var intake = intake
    let transport = try CurlTransport(transportSettings(login, sandboxURL))
    settings.engine.leavesUnsent = opened.isResumable
    settings.engine.canRenew = login.renewer != nil
    let quota = sharedQuota(login)
    settings.engine.sharesQuota = quota != nil
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
      plan.operation.target == .funnel ? .funnel : plan.isBatch ? .batch : .event, quota)
    return PerformedRun(finished: runner.run(), signals: runner.releaseSignals())
  }

  /// A run that has ended. Signals stay watched while its end is shown.
  private struct PerformedRun: ~Copyable {
    let finished: FinishedRun
    let signals: SignalWatch
  }

  // MARK: - The check

  /// Reads all of a file, or the first rows of a pipe, and refuses it where it is in doubt. nil: there is nothing to
  /// check.
  func check(_ input: OpenInput, until signals: borrowing SignalWatch) throws(Failure) -> CheckPass.Result? {
    guard plan.command != .verify else { return nil }
    var found: CheckPass.Result?
    while found == nil {
      try input.readAhead(until: signals)
      var pass = CheckPass(input, plan.input, plan.operation, history)
      found = try pass.run(until: signals)
    }
    guard let result = found else { return nil }
    // Each is reported, the last one by whoever catches it.
    for doubt in result.doubts.dropLast() { console.say(doubt) }
    if let last = result.doubts.last { throw last }
    return result
  }

  /// Shows the plan, and asks whether to send; throws if not. `done`: rows that have their results.
  private mutating func agree(
    on checked: CheckPass.Result, done: Int, _ signals: borrowing SignalWatch
  ) throws(Failure) {
    guard plan.showsPlan || plan.asks else { return }
    let text = PlanText(
      checked.check, checked.fields, checked.input, plan, account: accountName, done: done)
    console.tell(text.lines(width: (Terminal.size(of: 2)?.columns ?? TextLayout.width) - 1))
    isPlanShown = plan.showsPlan
    guard plan.asks else { return }
    let answer = try Prompt(console).ask(text.question, signals)
    guard let answer, console.isYes(answer) else { throw Failure(.usage, "Not sent, as you chose.") }
  }

  // MARK: - Before the first row

  /// A remark, and the event that names it for programs.
  typealias Note = (text: Message, event: String)

  /// What is to be said about the columns once the header was read: those that are in the file and go nowhere may have
  /// a name that was intended for a field.
  func columnNotes(_ intake: borrowing Intake) -> [Note] {
    // Columns that go nowhere because of the event are reported separately.
    let lost = intake.lostCustomFields
    let columns = intake.unusedColumns.filter { lost == nil || !$0.lowercased().hasPrefix("cf_") }
    var notes: [Note] = intake.missingFields.map {
      ("No column matches \($0): every row is sent without it.", "note")
    }
    if Array(columns.prefix(3)) == ["row", "line", "status"], plan.command != .verify {
      notes.append(
        ("This looks like rdbulk's own results: all rows are used, including those already accepted.", "warning"))
    }
    if let lost { notes.append((lost, "warning")) }
    guard !columns.isEmpty, plan.input.reader.hasHeader, plan.command != .funnelGet, plan.command != .verify else {
      return notes
    }
    let shown = columns.prefix(8).map(Quoted.path).joined(separator: ", ") + (columns.count > 8 ? ", …" : "")
    return notes + [("Not used: \(shown).", "note")]
  }

  /// A file that is still being written may end within a number.
  private func openRowNote(_ row: Int, _ input: OpenInput) -> Message {
    "The last line of \(input.name) (row \(row)) has no line end. If the file is still being written, that row may be "
      + "incomplete."
  }

  func tell(_ notes: [Note]) {
    for note in notes { console.note(note.text, event: note.event) }
  }

  /// Reports what is noticed about rows that were taken, which is known once they have been read.
  func tell(_ notices: RowNotices) {
    if plan.command != .funnelGet, plan.command != .verify, let note = UnusedKey.note(notices.unusedKeys) {
      console.note(note)
    }
    if let note = notices.unevenNote { console.note(note) }
    if let note = notices.emptyWordsNote { console.note(note, event: "empty_words") }
  }

  /// Holds the columns and keys for the account's own fields against those that it has: unknown ones are dropped by the
  /// API silently. Nothing is asked if there are none.
  private mutating func holdCustomFields(
    against account: AccountReader, _ intake: inout Intake, _ login: inout Credentials, _ signals: borrowing SignalWatch
  ) throws(Failure) {
    guard case .event = plan.operation.body else { return }
    let isJSON = intake.fields.width == nil && plan.operation.extraColumns != .nothing
    guard plan.input.isHeldAgainstAccount else {
      if isJSON { plan.bindUncheckedKeys() }
      return
    }
    let (found, areAll) = intake.customFields()
    guard !found.isEmpty || !areAll else { return }
    guard login.token != nil else {
      return console.note(
        "Custom fields are not checked against the account's: --api-key is not a login. The API silently drops unknown ones."
      )
    }
    let fields = try account.fields(&login, signals)
    if let problem = fields.problem(with: found) { throw problem }
    try intake.settle(fields)
    // Which rows of a pipe came first may differ in the next run.
    let names = areAll ? found.map(\.name) : []
    if isJSON {
      plan.bind(accountKeys: fields.kinds(of: names))
    } else {
      plan.bind(accountFields: fields.binding(of: names))
    }
  }

  func watchSignals() throws(Failure) -> SignalWatch {
    try Failure.as(.input, SignalWatch())
  }

  /// Reads up to the first row, so that columns that don't fit are reported before anything is created or sent.
  func awaitHeader(_ intake: inout Intake, _ signals: borrowing SignalWatch) throws(Failure) {
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
    // Who has seen the plan knows.
    if !isPlanShown { tell(run.notices) }
    let code = plan.output.exitCode(end.exitCode)
    var summary = Summary(
      tally: end.tally, requests: end.position.requests, retries: end.position.retries,
      throttled: end.position.throttled, bytesIn: run.bytesIn,
      elapsed: .milliseconds(Int64(end.position.elapsedMilliseconds)), resumedRows: end.resumedRows, exitCode: code
    )
    summary.thisRun = end.part
    summary.rate = Rate.higher(plan.engine.rate, end.rate)
    describe(&summary, startedAt: run.startedAt)
    if end.wasComplete { console.note("This job was already complete; nothing was sent now. Its result:") }
    let stops = RunEndText.stopLines(end, plan, resuming: TypedCommand(commandLine).resuming)
    console.tell(EndText.lines(summary, plan.command, isWhole: end.isWhole))
    // If the run didn't reach the end of its input, continuing comes before fixing rows.
    let next =
      end.isWhole
      ? EndText.next(
        end.tally, plan.command, isRehearsal: plan.isRehearsal, remembers: history?.isReadOnly == false,
        output: plan.output.results, rejects: plan.output.rejects, format: run.inputFormat,
        typed: TypedCommand(commandLine), reading: EndText.Reading(plan.output))
        + RunEndText.pilotLines(end, continuing: TypedCommand(commandLine).withoutPilot) : []
    console.tell(next)
    for line in stops { console.say(line, event: "stop") }
    if end.inputHasGrown {
      let resuming = TypedCommand(commandLine).resuming.map(Message.init(verbatim:)) ?? "the same command with --resume"
      console.note(
        plan.input.path == nil
          ? "The input has grown since it was checked; its new rows were not sent. To continue with them, with the same input "
            + "from the start: \(resuming)"
          : "The input has grown since it was checked; its new rows were not sent. To continue with them: \(resuming)",
        event: "input_grown")
    }
    logEnd(summary)
    do throws(Failure) {
      try writeSummary(summary)
      try ReportFile.write(run, plan, summary, ending: stops + next, language: console.language)
    } catch {
      console.say(error)
      return max(code, ExitCode.gaveUp)
    }
    return code
  }

  func logStart() {
    console.log(
      "start",
      [
        ("command", .string(plan.command.name)), ("input", plan.input.path.map(JSONValue.string) ?? .null),
        ("output", plan.output.results.map(JSONValue.string) ?? .null), ("resume", .bool(plan.output.resumes)),
      ])
  }

  func logEnd(_ summary: Summary) {
    guard case .object(let members)? = try? JSONValue(parsing: summary.json) else { return }
    console.log("end", members.map { ($0.key, $0.value) })
  }

  /// Adds to `summary` what the run was about; `startedAt` is in milliseconds since 1970.
  func describe(_ summary: inout Summary, startedAt: Int64) {
    summary.command = plan.command.name
    summary.input = plan.input.path
    summary.output = plan.output.results
    summary.account = accountName
    summary.startedAt = startedAt
  }

  func writeSummary(_ summary: Summary) throws(Failure) {
    guard let path = plan.output.summary else { return }
    try OutputFile.write(summary.json, to: path, overwrite: plan.output.replacesSummaries)
  }
}
