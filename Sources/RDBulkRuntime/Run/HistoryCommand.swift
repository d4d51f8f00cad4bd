import RDBulkCore
import RDBulkSystem

/// `rdbulk history`: says what a history remembers, fills it from earlier results, or shortens it.
struct HistoryCommand {
  private let options: HistoryOptions
  private let console: Console

  init(_ options: HistoryOptions, _ console: Console) {
    self.options = options
    self.console = console
  }

  /// Does what is asked and returns the exit code. Throws if it can't be done.
  func run() throws(Failure) -> Int32 {
    let signals = try Failure.as(.usage, SignalWatch())
    if let results = options.results, let sending = options.sending { try add(results, sending, signals) }
    if options.firstDay != nil || options.repairs { try rewrite(signals) }
    guard let file = try HistoryFile.open(options.path, .reading, until: signals) else { throw absent }
    let index = try HistoryIndex(file, file.header)
    guard index.damage == nil else { throw HistoryFlaw.damaged.failure }
    try console.print(HistoryText.lines(index, try index.census(), name: options.path, boot: Boot.name()), width: 100)
    return ExitCode.clean
  }

  private var absent: Failure {
    .usage(
      "There is no history \(Quoted.path(options.path)).",
      hint: "To create it, run a sending command with --history \(Quoted.name(options.path)).")
  }

  private var deadline: Instant { Clock.now().advanced(by: Int64(options.wait * 1e9)) }

  // MARK: - Shortening and repairing

  private func rewrite(_ signals: borrowing SignalWatch) throws(Failure) {
    guard let file = try HistoryFile.open(options.path, .writing(until: deadline), until: signals) else { throw absent }
    let index = try HistoryIndex(file, file.header, .nothing)
    guard index.damage == nil || options.repairs else { throw HistoryFlaw.damaged.failure }
    var fold = HistoryFold(
      file, file.header, firstDay: options.firstDay ?? 0, skipsDamage: options.repairs)
    fold.givesUpOpenJobs = options.repairs
    _ = try file.write(&fold, index, sync: true)
    if options.firstDay != nil { console.tell(["Forgotten: \(fold.forgotten, "event", "events")."]) }
    if options.repairs, index.damage != nil || fold.lost > 0 {
      console.tell([
        "The damaged parts were dropped: up to \(count: fold.lost) sorted events, and whatever the log had there. Add the "
          + "results of the jobs that wrote them."
      ])
    }
  }

  // MARK: - Filling

  private func add(_ results: String, _ sending: SendOptions, _ signals: borrowing SignalWatch) throws(Failure) {
    let plan: JobPlan
    do throws(UsageError) { plan = try JobPlan(sending, .current(console.language)) } catch { throw Failure(error) }
    guard case .event = plan.operation.body else {
      throw .usage("Only events are remembered, and \(plan.operation.name) sends none.")
    }
    let input = try OpenInput(plan.input.path)
    guard input.isFile else {
      throw .usage(
        "The input of the results is read twice, so it must be a file.", hint: "Name the file that was sent.")
    }
    guard FileStatus.ofPath(results)?.isRegular == true else {
      throw .usage(
        "There are no results \(Quoted.path(results)).", hint: "Name the file that the earlier job wrote with --output."
      )
    }
    let written = try OutputFile.reopen(results)
    var scan = ResultsScan(
      ResultFormat(of: try written.beginning(64), raw: plan.output.isRaw, extras: plan.output.extras), knownUpTo: 0)
    scan.keepsAccepts = true
    scan.keepsUnknowns = true
    scan.details = ResultDetails()
    let refusal: (Message) -> Failure = {
      .usage(
        "Can't add \(Quoted.path(results)): \($0)", hint: "Name the file that the earlier job wrote with --output.")
    }
    try written.scan(&scan, refusal) { _ in }
    var run = SendRun(plan, console, commandLine: []) { _ throws(Failure) in
      throw .usage("A history is filled without a sandbox.")
    }
    run.history = try RunHistory(
      HistoryPlan(path: options.path, identity: sending.historyIdentity, wait: Int64(options.wait * 1e9)),
      resumed: nil, resends: false, writes: true, sync: .always, until: signals)
    let account = run.historyAccount
    try run.history?.settle(account)
    guard let checked = try run.check(input, until: signals) else { return }
    let intake = try Intake(input, plan.input, plan.operation, checked.settled, run.history)
    let job = HistoryJob(
      number: 0, id: run.history?.job ?? 0, type: plan.operation.name, name: results,
      started: Clock.wall() / .milliseconds(1), boot: Boot.name(), isSynced: true)
    guard let began = try run.history?.begin(job, account, sync: .always), let file = run.history?.file else {
      throw .usage("A rehearsal is not added to the history of an account.")
    }
    var adding = HistoryAdding(scan, HistoryTurn(began), file)
    try adding.run(intake, until: signals)
    try RunHistory.finish(file, sync: .always)
    console.tell([
      "Added from \(Quoted.name(results)): \(adding.accepted, "accepted event", "accepted events"), "
        + "\(adding.possiblySent, "possibly sent one", "possibly sent ones")."
    ])
  }
}
