import RDBulkCore
import RDBulkSystem

/// A sending command from its options to its exit code: opens what is needed, in the order in which a mistake costs
/// least, runs, and tells how it went.
struct SendRun {
  private var options: SendOptions
  private let console: Console
  /// The words behind `rdbulk`.
  private let commandLine: [String]
  private let startSandbox: (SandboxOptions) throws(SandboxFailure) -> RunningSandbox

  init(
    _ options: SendOptions, _ console: Console, commandLine: [String],
    _ startSandbox: @escaping (SandboxOptions) throws(SandboxFailure) -> RunningSandbox
  ) {
    self.options = options
    self.console = console
    self.commandLine = commandLine
    self.startSandbox = startSandbox
  }

  /// `--dry-run`.
  func rehearse() throws(RunError) -> Int32 {
    let signals = try watchSignals()
    var intake = try openIntake()
    try checkOutputs(intake.source.identity)
    try awaitHeader(&intake, signals)
    warnOfType()
    tellUnused(intake.unusedColumns, missing: intake.missingFields)
    let output = try openResults()
    logStart()
    var run = DryRun(intake, output, console)
    let started = Clock.now()
    let (tally, bytesIn) = try run.run(until: signals)
    let code = tally.isClean ? ExitCode.clean : ExitCode.someRowsNot
    let summary = Summary(
      tally: tally, requests: 0, retries: 0, throttled: 0, bytesIn: bytesIn, elapsed: Clock.now().since(started),
      resumedRows: 0, exitCode: code
    )
    do throws(SystemError) { try writeSummary(summary) } catch { throw .output(error) }
    logEnd(summary)
    let duplicates: Message = tally.duplicate > 0 ? ", \(count: tally.duplicate) are duplicates" : ""
    let invalid: Message = tally.invalid > 0 ? ", \(count: tally.invalid) are invalid" : ""
    console.tell([
      "Dry run: \(tally.accepted, "row", "rows") of \(count: tally.rows) would be sent\(duplicates)\(invalid). "
        + "Nothing was sent."
    ])
    return code
  }

  /// Sends every row of the input.
  mutating func send() throws(RunError) -> Int32 {
    let signals = try watchSignals()
    if options.command == .verify { options.verifiedEvent = try VerifyPlan.event(options, console) }
    var intake = try openIntake()
    try checkOutputs(intake.source.identity)
    let login = try Credentials.resolve(options, signals)
    try awaitHeader(&intake, signals)
    warnOfType()
    tellUnused(intake.unusedColumns, missing: intake.missingFields)
    if options.command == .verify, options.sandbox == nil { try VerifyPlan.wait(options, console, signals) }
    let binding = jobBinding()
    let job = try JobFiles.open(options, binding)
    let isResumable = job.files.isResumable
    logStart()
    let sandbox = try startSandboxIfAsked()
    defer { sandbox?.stop() }
    let transport: CurlTransport
    do throws(TransportError) {
      transport = try CurlTransport(transportSettings(login, sandbox?.url))
    } catch {
      throw .transport(error)
    }
    let runner = Runner(
      options, console, intake: intake,
      engine: Engine(engineSettings(leavesUnsent: isResumable, canRenew: login.renewer != nil)),
      transport: transport, login: login, job: job, signals: signals
    )
    return try conclude(runner.run())
  }

  // MARK: - Before the first row

  /// Columns that are in the file and go nowhere: perhaps a name that was meant for a field.
  private func tellUnused(_ columns: [String], missing: [String]) {
    for field in missing { console.note("No column is named for \(field): every row goes without it.") }
    if Array(columns.prefix(3)) == ["row", "line", "status"], options.command != .verify {
      console.note(
        "This looks like results of rdbulk: each of its rows is taken, those that were accepted too.", event: "warning")
    }
    guard !columns.isEmpty, !options.noHeader, options.command != .funnelGet, options.command != .verify else { return }
    let shown = columns.prefix(8).map(Echo.path).joined(separator: ", ") + (columns.count > 8 ? ", …" : "")
    console.note("Not used: \(shown).")
  }

  /// What the API's documentation says against the type of event, although it can be sent.
  private func warnOfType() {
    guard case .event(let type) = options.command else { return }
    if let removal = type.removal {
      console.note(
        "RD Station has announced that it removes \(type.name) on \(removal); see its reference for what takes its place."
      )
    }
    if options.batch != nil, !type.isListedForBatches {
      console.note(
        "The API's documentation does not list \(type.name) among the events that it takes in batches; begin with a small "
          + "file.")
    }
  }

  private func watchSignals() throws(RunError) -> SignalWatch {
    do throws(SystemError) { return try SignalWatch() } catch { throw .input(error) }
  }

  private func openIntake() throws(RunError) -> Intake {
    do throws(UsageError) { return try Intake(options) } catch { throw .usage(error) }
  }

  /// Refuses outputs that stand in the way before anything is read. `input` is which file is read, if it is one: two
  /// names may mean one file, and `--overwrite` would then empty what is read or written under the other.
  private func checkOutputs(_ input: [UInt64]?) throws(RunError) {
    var taken = input.map { [$0] } ?? []
    do throws(UsageError) {
      for path in [options.output, options.rejects, options.summary, options.report] {
        guard let path else { continue }
        try OutputFile.check(path, overwrite: options.overwrite || options.resume)
        guard let status = FileStatus.ofPath(path), status.isRegular else { continue }
        if taken.contains(status.identity) {
          throw UsageError(
            "'\(path)' is a file that this run reads or writes under another name.", hint: "Name another.")
        }
        taken.append(status.identity)
      }
      try checkJournal(input)
    } catch {
      throw .usage(error)
    }
  }

  /// The journal replaces whatever has its name, which must not be what is read or written.
  private func checkJournal(_ input: [UInt64]?) throws(UsageError) {
    guard let output = options.output, !options.dryRun else { return }
    let journal = JournalFile.path(ofResults: output)
    for path in [journal, journal + ".new"] {
      let isInput = input != nil && FileStatus.ofPath(path)?.identity == input
      guard isInput || [options.rejects, options.summary, options.report].contains(path) else { continue }
      throw UsageError(
        "\(Echo.path(path)) is where the journal of \(Echo.path(output)) goes, and this run reads or writes it.",
        hint: "Name another file.")
    }
  }

  /// Reads up to the first row, so that columns that do not serve are told before anything is created or sent.
  private func awaitHeader(_ intake: inout Intake, _ signals: borrowing SignalWatch) throws(RunError) {
    while true {
      switch try intake.next() {
      case .header:
        intake.keepPreamble()
        return
      case .wouldBlock:
        intake.source.waitForInput(orSignal: signals.descriptor)
        if let signal = signals.received() { throw .interrupted(signal) }
      default: return
      }
    }
  }

  private func openResults() throws(RunError) -> OutputFile {
    guard let path = options.output else { return OutputFile.standard() }
    return try OutputFile.create(path, overwrite: options.overwrite)
  }

  /// What must not change between a job's runs.
  private func jobBinding() -> JobBinding {
    var binding = JobBinding()
    let settings = { (list: [FieldSetting]) in list.map { "\($0.field)\u{1F}\($0.value)" }.joined(separator: "\u{1E}") }
    binding.add("command", options.command.name)
    binding.add("target", options.sandbox == nil ? options.baseURL ?? Self.apiURL : "sandbox")
    binding.add(
      "input-format",
      "\(options.format?.rawValue ?? "") \(options.delimiter ?? 0) \(options.encoding?.rawValue ?? "") \(options.noHeader) "
        + "\(options.maxRowBytes) \(options.columns.joined(separator: "\u{1F}"))"
    )
    binding.add("map", settings(options.maps))
    binding.add("set", settings(options.sets))
    binding.add("require", options.required.joined(separator: "\u{1F}"))
    binding.add("dedupe", "\(options.dedupe)")
    binding.add("values", "\(options.decimal?.rawValue ?? "") \(options.listSeparator)")
    if let event = options.verifiedEvent { binding.add("of", event.rawValue) }
    binding.add("raw", "\(options.raw)")
    // The file by its name: another one would be cut to the length that this one had.
    binding.add("rejects", options.rejects ?? "")
    return binding
  }

  private static let apiURL = "https://api.rd.services"

  private func startSandboxIfAsked() throws(RunError) -> RunningSandbox? {
    guard let sandbox = options.sandbox else { return nil }
    return try startSandbox(sandbox)
  }

  /// Where requests go that all have one address; empty where each row has its own.
  private func path(_ login: Credentials) -> String {
    if let key = login.apiKey { return "\(EventType.keyedPath)?api_key=\(PercentText.encoded(key))" }
    if options.batch != nil { return EventType.batchPath }
    return if case .path(let path) = options.command.operation.target { path } else { "" }
  }

  private func transportSettings(_ login: Credentials, _ sandboxURL: String?) -> TransportSettings {
    TransportSettings(
      baseURL: sandboxURL ?? options.baseURL ?? Self.apiURL,
      method: options.command.operation.method,
      path: path(login),
      token: login.token,
      secrets: login.secrets + (login.token.map { [$0] } ?? []),
      timeout: options.timeout,
      connectTimeout: options.connectTimeout,
      concurrency: options.concurrency,
      proxy: options.proxy,
      caFile: options.caFile
    )
  }

  private func engineSettings(leavesUnsent: Bool, canRenew: Bool) -> Engine.Settings {
    let isRepeatable = options.command.operation.isRepeatable
    var settings = Engine.Settings(
      rate: options.rate,
      concurrency: options.concurrency,
      batch: options.batchLimits,
      retries: options.retries,
      onUnknown: options.onUnknown ?? (isRepeatable ? .retry : .record),
      maxFailures: options.maxFailures,
      leavesUnsent: leavesUnsent,
      seed: UInt64.random(in: .min ... .max)
    )
    settings.canRenew = canRenew
    settings.isReading = options.command.operation.method == .get
    return settings
  }

  // MARK: - After the last row

  private func conclude(_ end: RunEnd) throws(RunError) -> Int32 {
    if let failure = end.failure, failure.kind == .usage { throw failure }
    let code = RunEndText.exitCode(end)
    let summary = Summary(
      tally: end.tally, requests: end.position.requests, retries: end.position.retries,
      throttled: end.position.throttled, bytesIn: end.bytesIn,
      elapsed: .milliseconds(Int64(end.position.elapsedMilliseconds)), resumedRows: end.resumedRows, exitCode: code
    )
    if end.wasComplete { console.note("This job was complete already; nothing was sent now. It had come to this:") }
    let stops = RunEndText.stopLines(end, options, commandLine)
    console.tell(EndText.lines(summary, options.command, isWhole: end.isWhole))
    // Where the run did not come to the end of its input, going on comes before mending.
    let next =
      end.isWhole
      ? EndText.next(
        end.tally, options.command, isRehearsal: options.sandbox != nil, output: options.output,
        rejects: options.rejects, format: end.inputFormat, typed: TypedCommand(commandLine)) : []
    console.tell(next)
    let rehearsal: [Message] =
      options.sandbox == nil ? [] : ["This was a rehearsal against a stand-in API: nothing reached RD Station."]
    for line in stops { console.say(line, event: "stop") }
    logEnd(summary)
    do throws(SystemError) {
      try writeSummary(summary)
      try ReportFile.write(end, options, ending: rehearsal + stops + next, language: console.language)
    } catch {
      console.say(error.message)
      return max(code, ExitCode.gaveUp)
    }
    return code
  }

  private func logStart() {
    console.log(
      "start",
      [
        ("command", .string(options.command.name)), ("input", options.input.map(JSONValue.string) ?? .null),
        ("output", options.output.map(JSONValue.string) ?? .null), ("resume", .bool(options.resume)),
      ])
  }

  private func logEnd(_ summary: Summary) {
    guard case .object(let members)? = try? JSONValue(parsing: summary.json) else { return }
    console.log("end", members.map { ($0.key, $0.value) })
  }

  private func writeSummary(_ summary: Summary) throws(SystemError) {
    guard let path = options.summary else { return }
    try OutputFile.write(summary.json, to: path, overwrite: options.overwrite || options.resume)
  }
}

extension SendOptions {
  /// nil where each row is a request of its own.
  var batchLimits: BatchLimits? {
    switch batch {
    case nil: nil
    case .rows(let rows): BatchLimits(rows: rows, bytes: batchBytes, linger: Int64(batchLinger * 1e9))
    case .max: BatchLimits(rows: .max, bytes: batchBytes, linger: Int64(batchLinger * 1e9))
    }
  }

  /// How many rows a request may have, at most or thereabouts.
  var rowsPerRequest: Int {
    switch batch {
    case nil: 1
    case .rows(let rows): min(rows, Self.rowsInFullBatch)
    case .max: Self.rowsInFullBatch
    }
  }

  /// Events of a lost opportunity have 100 bytes or more.
  private static let rowsInFullBatch = 2_000
}

extension SendOptions {
  /// How the results of the run are written.
  var resultFormat: ResultFormat {
    let extras: ResultFormat.Extras =
      switch command {
      case .funnelSet, .funnelGet: .funnel
      case .verify: .verification
      case .lost, .opportunity, .won, .event: .none
      }
    return ResultFormat(ResultFormat.Kind(path: output), raw: raw, extras: extras)
  }
}

extension ResultFormat.Kind {
  /// JSON Lines for `.jsonl` and `.ndjson`, else CSV.
  init(path: String?) {
    let name = path?.lowercased() ?? ""
    self = name.hasSuffix(".jsonl") || name.hasSuffix(".ndjson") ? .jsonLines : .csv
  }
}
