import RDBulkCore

/// A job's files: what ``JobOpening`` and ``Job`` say, done on the simulated disk.
extension JobSimulation {
  private mutating func binding() -> JobBinding {
    var binding = JobBinding()
    binding.add("command", "lost")
    binding.add("rejects", "true")
    if scenario.remembers != nil {
      binding.addHistory(SimulatedHistory.header.id, job: journal?.binding.jobInHistory ?? random.next())
    }
    return binding
  }

  /// A process starts and opens the job's files.
  mutating func open(grace: Int64) throws -> JobRun {
    var settings = settings(grace: grace)
    let remembered = try openHistory(&settings)
    var kept: Set<[UInt8]> = []
    let opened = try openFiles(settings, &kept)
    let found = opened.resumption
    var witness = Witness(scenario.sending, shortest: 8)
    let inDoubt = found?.rowsInDoubt() ?? []
    for row in inDoubt where row < witness.rows.count { witness.doubt(row) }
    return JobRun(
      number: runs,
      job: Job(
        settings, opened, preamble: input.preamble, lastSending: journalWritten, booted: booted, now: now,
        wallOffset: Self.wallOffset),
      intake: SimulatedIntake(
        input, dedupes: scenario.dedupes, funnels: network.server.funnels, arrival: arrival(),
        watching: found?.position.offset ?? 0, memory: remembered),
      kept: kept,
      witness: witness,
      foundInDoubt: Set(inDoubt),
      token: network.server.lastToken,
      grace: grace
    )
  }

  /// Opens the history for this run's job; returns what it says.
  private mutating func openHistory(_ settings: inout JobSettings) throws -> RowMemory<SimulatedHistory>? {
    guard let index = try readHistory(), let id = settings.binding.jobInHistory else { return nil }
    if !index.incomplete(inBoot: boot, except: id).isEmpty {
      throw Refusal(why: "the history lacks another job's events")
    }
    let job = index.beginning(
      HistoryJob(
        number: 0, id: id, type: "SALE", name: "results", started: 0, boot: boot,
        isSynced: settings.sync == .always))
    let isKnown = index.jobs[job.number] != nil
    settings.history = job
    if index.end < disk[.history]?.count ?? 0 { try disk.cut(.history, to: index.end) }
    return RowMemory(index, job: isKnown ? job.number : 0)
  }

  private static let wallOffset = Int64.seconds(SimulatedServer.epoch)

  private mutating func settings(grace: Int64) -> JobSettings {
    var settings = JobSettings(
      engine: scenario.sending.settings,
      format: ResultFormat(scenario.kind, raw: false, extras: scenario.funnels == nil ? .none : .funnel),
      keepsRejects: scenario.keepsRejects, sync: scenario.sync, binding: binding(), boot: boot,
      rowsInFlight: scenario.sending.settings.concurrency * scenario.rowsPerRequest, grace: grace)
    if scenario.showsInput { settings.format.input = .cells(inputColumns) }
    settings.keepsAccepts = scenario.keepsAccepts
    settings.onlyForward = scenario.funnels?.onlyForward ?? false
    if scenario.funnels?.keepsBefore == true { settings.before = BeforeFormat(scenario.kind) }
    settings.tellsEnds = true
    // Small, so that turns are full and much waits now and then.
    settings.rowsPerTurn = 12
    settings.writeSize = scenario.writeSize
    settings.journalLimit = scenario.journalLimit
    return settings
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

  // MARK: - Opening

  private mutating func openFiles(_ settings: JobSettings, _ kept: inout Set<[UInt8]>) throws -> OpenedJob {
    var opening = JobOpening(
      settings, JobOpening.Request(namesResults: true, resumes: true, overwrites: false))
    var isChecked = false
    while true {
      let action = opening.next()
      if let resumption = opening.opened.resumption, !isChecked {
        isChecked = true
        try checkResumption(resumption)
      }
      switch action {
      case .look:
        opening.found {
          JobOpening.Found(
            size: disk[name($0)]?.count, modified: disk.touched.contains(name($0)) ? .seconds(10) : 0)
        }
      case .check(let file, let replaces):
        if let left = disk[name(file)], !replaces, !left.isEmpty { throw Refusal(why: "\(file) is there") }
      case .create(let file, let replaces):
        try create(name(file), replaces: replaces)
        opening.created(file, isRegular: true)
      case .reopen(let file):
        guard let content = disk[name(file)] else { throw Refusal(why: "\(file) is gone") }
        opening.reopened(file, length: content.count)
      case .readJournal: opening.journal(disk[.journal])
      case .scanResults: opening.scanned(try scan(disk[.results] ?? [], opening.scan) { _ in })
      case .scanBefore(let format):
        let scan = try scan(disk[.before] ?? [], BeforeScan(format)) { kept.formUnion($0.paths) }
        opening.scannedBefore(length: scan.length)
      case .perform(let step):
        var syncing = SimulatedSync()
        try perform(step, nil, &syncing)
        opening.performed(step)
      case .refuse(let why): throw Refusal(why: "\(why)")
      case .done:
        if opening.opened.resumption == nil { history.recorded = [] }
        return opening.opened
      }
    }
  }

  private mutating func create(_ name: SimulatedDisk.Name, replaces: Bool) throws {
    guard disk[name] != nil else { return try disk.create(name) }
    guard replaces else { throw Refusal(why: "\(name) is there without a journal") }
    try disk.cut(name, to: 0)
  }

  /// Reads a file back as the program does, in windows of any size.
  private mutating func scan<Scan: WrittenScan>(
    _ bytes: [UInt8], _ scan: Scan, _ taken: (Scan) -> Void
  ) throws -> Scan {
    var scan = scan
    var base = 0
    var end = 0
    var isFinal = false
    while !isFinal {
      isFinal = end == bytes.count
      end = min(bytes.count, end + Int.random(in: 1...1_000, using: &random))
      let window = Array(bytes[base..<end])
      do {
        let consumed = try scan.take(window.span, 0, window.count, final: isFinal)
        taken(scan)
        scan.forget(consumed)
        base += consumed
      } catch {
        throw Refusal(why: error.text.text(in: .english))
      }
    }
    return scan
  }

  // MARK: - Writing

  /// Does a step; `ledger` has what is written.
  mutating func perform(_ step: JobStep, _ ledger: Ledger?, _ syncing: inout SimulatedSync) throws {
    switch step {
    case .examine: try disk.examine()
    case .write(.results): try disk.write(ledger?.pendingResults ?? [], to: .results)
    case .write(.rejects): try disk.write(ledger?.rejects.pending ?? [], to: .rejects)
    case .write(.accepts): try disk.write(ledger?.accepts.pending ?? [], to: .accepts)
    case .write(.before): try disk.write(ledger?.pendingBefore ?? [], to: .before)
    case .write(.journal):
      journalWritten = now
      try disk.write(ledger?.pendingJournal ?? [], to: .journal)
    case .write(.history): try disk.write(ledger?.history?.pending ?? [], to: .history)
    case .sync(let file): try disk.sync(name(file))
    case .cut(let file, let length): try disk.cut(name(file), to: length)
    case .startSync:
      let copies =
        (scenario.keepsRejects ? [SimulatedDisk.Name.rejects] : []) + (scenario.keepsAccepts ? [.accepts] : [])
        + (scenario.funnels?.keepsBefore == true ? [.before] : [])
      syncing.files = [.results] + copies + [.journal] + (scenario.remembers != nil ? [.history] : [])
      startFile(&syncing, now)
    case .awaitSync: while !syncing.files.isEmpty { finishFile(&syncing) }
    case .replaceJournal(let records): try replaceJournal(JournalRecord.bytes(records))
    }
  }

  private func name(_ file: JobFile) -> SimulatedDisk.Name {
    switch file {
    case .results: .results
    case .rejects: .rejects
    case .accepts: .accepts
    case .before: .before
    case .journal: .journal
    case .history: .history
    }
  }

  /// All of the records or none: a file of another name that takes the journal's place.
  private mutating func replaceJournal(_ records: [UInt8]) throws {
    journalWritten = now
    try disk.create(.newJournal)
    try disk.write(records, to: .newJournal)
    if scenario.sync != .none { try disk.sync(.newJournal) }
    try disk.rename(.newJournal, to: .journal)
    if scenario.sync != .none { try disk.syncFolder() }
  }

  // MARK: - Syncing on a thread

  /// What the thread does until now.
  mutating func advanceSync(_ syncing: inout SimulatedSync) {
    while !syncing.files.isEmpty, syncing.moment <= now { finishFile(&syncing) }
  }

  private mutating func startFile(_ syncing: inout SimulatedSync, _ moment: Instant) {
    syncing.changes = syncing.files.first.map { disk.changes($0) } ?? 0
    let length = Int64.random(in: 0...(.milliseconds(random.chance(0.1) ? 5_000 : 30)), using: &random)
    syncing.moment = moment.advanced(by: length)
  }

  private mutating func finishFile(_ syncing: inout SimulatedSync) {
    disk.keep(syncing.files.removeFirst(), syncing.changes)
    if syncing.files.isEmpty { syncing.isDone = true } else { startFile(&syncing, syncing.moment) }
  }
}
