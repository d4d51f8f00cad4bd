import RDBulkCore

/// What the program's `JobFiles` and `JournalFile` do, on the simulated disk.
extension JobSimulation {
  static let binding: JobBinding = {
    var binding = JobBinding()
    binding.add("command", "lost")
    binding.add("rejects", "true")
    return binding
  }()

  /// `JobFiles.open`, then `Runner.init`.
  mutating func open() throws -> JobRun {
    let found = try resume()
    if found == nil {
      history.recorded = []
      try create()
    }
    let format = ResultFormat(scenario.kind, raw: false)
    let ledger =
      found.map {
        Ledger(format, keepsRejects: scenario.keepsRejects, preamble: input.preamble, $0)
      } ?? Ledger(format, keepsRejects: scenario.keepsRejects, preamble: input.preamble)
    let base = found?.position ?? JobPosition()
    var witness = Witness(scenario.sending, shortest: 8)
    for row in found?.rowsInDoubt() ?? [] where row < witness.rows.count { witness.doubt(row) }
    let atOnce = scenario.sending.settings.concurrency * scenario.rowsPerRequest
    return JobRun(
      number: runs,
      engine: Engine(scenario.sending.settings),
      ledger: ledger,
      intake: SimulatedIntake(input, dedupes: scenario.dedupes, arrival: arrival(), watching: base.offset),
      witness: witness,
      resumption: ResumedRows(found),
      reservation: scenario.sync == .batch ? Reservation(least: atOnce, row: base.row) : nil,
      base: base,
      started: now,
      token: network.server.lastToken
    )
  }

  /// When the pieces of the input come.
  private mutating func arrival() -> [(moment: Instant, count: Int)] {
    var pieces: [(moment: Instant, count: Int)] = []
    var moment = now
    for _ in 1..<scenario.pieces {
      pieces.append((moment, Int.random(in: (pieces.last?.count ?? 0)...input.text.count, using: &random)))
      moment = moment.advanced(by: Int64.random(in: 0...scenario.gap, using: &random))
    }
    return pieces + [(moment, input.text.count)]
  }

  /// `JobFiles.create`.
  private mutating func create() throws {
    for name in scenario.keepsRejects ? [SimulatedDisk.Name.results, .rejects] : [.results] {
      // The empty file of a run that did not come to its first record.
      if let left = disk[name] {
        guard left.isEmpty else { throw Refusal(why: "\(name) is there without a journal") }
      } else {
        try disk.create(name)
      }
    }
    try replaceJournal([.job(Self.binding), .boot(boot)])
  }

  /// `JobFiles.resume`.
  private mutating func resume() throws -> Resumption? {
    guard let results = disk[.results] else {
      if disk[.journal] != nil { throw Refusal(why: "the results are gone") }
      return nil
    }
    guard let bytes = disk[.journal] else {
      if results.isEmpty { return nil }
      throw Refusal(why: "the journal is gone")
    }
    let resumption: Resumption
    do {
      let state = try JournalState(bytes)
      try check(state.binding.differences(from: Self.binding).isEmpty, "the journal is another job's")
      let scan = try scan(results, state.position.results)
      if scenario.keepsRejects, disk[.rejects] == nil { throw Refusal(why: "the rejects are gone") }
      let rejects = scenario.keepsRejects ? disk[.rejects]?.count : nil
      resumption = try Resumption(state, scan, rejects: rejects, isSameBoot: state.boot == boot)
    } catch let failure as JournalState.Failure {
      throw Refusal(why: "journal: \(failure)")
    } catch let failure as ResultsScan.Failure {
      throw Refusal(why: failure.text)
    } catch let failure as Resumption.Failure {
      throw Refusal(why: "\(failure)")
    }
    try checkResumption(resumption)
    for step in resumption.steps(Self.binding, boot: boot, scenario.sync) {
      switch step {
      case .cut(.results, let length): try disk.cut(.results, to: length)
      case .cut(_, let length): try disk.cut(.rejects, to: length)
      case .sync(let file): try disk.sync(file == .rejects ? .rejects : .results)
      case .replaceJournal(let records): try replaceJournal(records)
      case .write: break
      }
    }
    return resumption
  }

  /// `OutputFile.scan`, with windows of any size.
  private mutating func scan(_ bytes: [UInt8], _ rejectsKnownUpTo: Int) throws -> ResultsScan {
    var scan = ResultsScan(ResultFormat(scenario.kind, raw: false), rejectsKnownUpTo: rejectsKnownUpTo)
    var base = 0
    var end = 0
    var isFinal = false
    while !isFinal {
      isFinal = end == bytes.count
      end = min(bytes.count, end + Int.random(in: 1...1_000, using: &random))
      let window = Array(bytes[base..<end])
      let consumed = try scan.take(window.span, 0, window.count, final: isFinal)
      scan.forget(consumed)
      base += consumed
    }
    return scan
  }

  // MARK: - Writing

  /// `JobFiles.write`, with `sent` and `reserved` from the runner.
  mutating func writeFiles(_ run: inout JobRun, hasSent: Bool) throws {
    try perform(JobSteps.turn(scenario.sync, hasSent: hasSent), &run)
    guard let length = disk[.journal]?.count, length > scenario.journalLimit else { return }
    let open = (run.engine.openRows + run.resumption.openRows).sorted()
    let reserved = max(run.reservation?.granted ?? 0, run.reservation?.requested ?? 0)
    let records = JournalRecord.anew(
      Self.binding, boot: boot, run.ledger.position, sent: open, reserved: reserved)
    try perform(JobSteps.compact(records, scenario.sync), &run)
  }

  /// `JobFiles.close`.
  mutating func close(_ run: inout JobRun, exitCode: Int?) throws {
    finishSync(&run)
    guard let exitCode else { return try perform(JobSteps.stop(scenario.sync), &run) }
    let done = JournalRecord.done(Self.binding, run.ledger.position, exitCode: exitCode)
    try perform(JobSteps.end(done, scenario.sync), &run)
  }

  /// `JobFiles.perform`.
  private mutating func perform(_ steps: [JobStep], _ run: inout JobRun) throws {
    for step in steps {
      switch step {
      case .write(.results): try write(&run.ledger.pendingResults, .results)
      case .write(.rejects): try write(&run.ledger.pendingRejects, .rejects)
      case .write(.journal): try write(&run.ledger.pendingJournal, .journal)
      case .sync(.results): try disk.sync(.results)
      case .sync(.rejects): try disk.sync(.rejects)
      case .sync(.journal): try disk.sync(.journal)
      case .replaceJournal(let records):
        finishSync(&run)
        try replaceJournal(records)
      case .cut: break
      }
    }
  }

  private mutating func write(_ bytes: inout [UInt8], _ name: SimulatedDisk.Name) throws {
    try disk.write(bytes, to: name)
    bytes.removeAll()
  }

  /// `JournalFile.create`.
  private mutating func replaceJournal(_ records: [JournalRecord]) throws {
    var bytes: [UInt8] = []
    for record in records { record.append(to: &bytes) }
    try disk.create(.newJournal)
    try disk.write(bytes, to: .newJournal)
    if scenario.sync != .none { try disk.sync(.newJournal) }
    try disk.rename(.newJournal, to: .journal)
    if scenario.sync != .none { try disk.syncFolder() }
  }

  // MARK: - Syncing on a thread

  /// `JobFiles.startSync`.
  mutating func startSync(_ run: inout JobRun) {
    let files: [SimulatedDisk.Name] = scenario.keepsRejects ? [.results, .rejects, .journal] : [.results, .journal]
    run.sync = JobRun.Sync(files: files, changes: disk.changes(files[0]), moment: now.advanced(by: syncTime()))
  }

  /// What the thread does until `now`.
  mutating func advanceSync(_ run: inout JobRun) {
    while let moment = run.sync?.moment, moment <= now { finishFile(&run) }
  }

  /// `Syncer.waitUntilIdle`.
  private mutating func finishSync(_ run: inout JobRun) {
    while run.sync != nil { finishFile(&run) }
  }

  private mutating func finishFile(_ run: inout JobRun) {
    guard var sync = run.sync else { return }
    disk.keep(sync.files.removeFirst(), sync.changes)
    guard let next = sync.files.first else {
      run.sync = nil
      run.hasSynced = true
      return
    }
    sync.changes = disk.changes(next)
    sync.moment = sync.moment.advanced(by: syncTime())
    run.sync = sync
  }

  private mutating func syncTime() -> Int64 {
    Int64.random(in: 0...(.milliseconds(random.chance(0.1) ? 5_000 : 30)), using: &random)
  }
}
