import RDBulkCore
import RDBulkSystem

/// The files of a job, and what is known of it when a run begins.
struct JobFiles: ~Copyable {
  let results: OutputFile
  let rejects: OutputFile?
  /// nil where the results are not a file, so that nobody can go on with the job.
  private let journal: JournalFile?
  private let binding: JobBinding
  private let syncPolicy: SyncPolicy
  private let syncer: Syncer?

  /// A journal larger than this is written anew with what still matters.
  private static let journalLimit = 4 << 20

  private init(
    results: OutputFile, rejects: OutputFile?, journal: JournalFile?,
    binding: JobBinding, syncPolicy: SyncPolicy
  ) throws(RunError) {
    self.results = results
    self.rejects = rejects
    isResumable = journal != nil
    self.journal = journal
    self.binding = binding
    self.syncPolicy = syncPolicy
    guard isResumable, syncPolicy == .batch else {
      syncer = nil
      return
    }
    do throws(SystemError) { syncer = try Syncer() } catch { throw .output(error) }
  }

  let isResumable: Bool

  /// What to poll to learn that the disk has kept a reservation.
  var syncDescriptor: Int32? { syncer?.descriptor }

  // MARK: - Opening

  /// Opens the files of a job: its first run's, or with `--resume` those that are there.
  static func open(_ plan: OutputPlan, _ binding: JobBinding) throws(RunError) -> OpenedJob {
    if let resumed = try resume(plan, binding) { return resumed }
    return OpenedJob(files: try create(plan, binding), resumption: nil, lastSending: nil)
  }

  private static func create(_ plan: OutputPlan, _ binding: JobBinding) throws(RunError) -> JobFiles {
    guard let path = plan.results else {
      return try JobFiles(
        results: .standard(), rejects: openRejects(plan), journal: nil, binding: binding, syncPolicy: plan.sync
      )
    }
    if let rejects = plan.rejects, !isLeftover(rejects, plan) {
      do throws(UsageError) {
        try OutputFile.check(rejects, overwrite: plan.overwrites)
      } catch {
        throw .usage(error)
      }
    }
    let results = try OutputFile.create(path, overwrite: plan.overwrites || isLeftover(path, plan))
    let rejects = try openRejects(plan)
    guard results.isRegular else {
      return try JobFiles(
        results: results, rejects: rejects, journal: nil, binding: binding, syncPolicy: plan.sync
      )
    }
    let records = Self.bytes([.job(binding), .boot(Boot.name())])
    let journal = try write { () throws(SystemError) in
      try JournalFile(creating: OutputPlan.journal(ofResults: path), records, sync: plan.sync != .none)
    }
    return try JobFiles(
      results: results, rejects: rejects, journal: journal, binding: binding, syncPolicy: plan.sync
    )
  }

  /// Whether `--resume` finds the empty file of a run that did not come to its first record.
  private static func isLeftover(_ path: String, _ plan: OutputPlan) -> Bool {
    plan.resumes && FileStatus.ofPath(path)?.size == 0
  }

  private static func openRejects(_ plan: OutputPlan) throws(RunError) -> OutputFile? {
    guard let path = plan.rejects else { return nil }
    return try OutputFile.create(path, overwrite: plan.overwrites || isLeftover(path, plan))
  }

  /// Opens the files of a job that goes on; nil where there is none and a first run is due.
  private static func resume(_ plan: OutputPlan, _ binding: JobBinding) throws(RunError) -> OpenedJob? {
    guard plan.resumes, let path = plan.results else { return nil }
    let journalPath = OutputPlan.journal(ofResults: path)
    guard let status = FileStatus.ofPath(path) else {
      guard FileStatus.ofPath(journalPath) == nil else {
        throw refusal(
          path, "its journal is there, but the results are not", "Put the results back, or delete the journal.")
      }
      return nil
    }
    guard status.isRegular else { return nil }
    // Before the journal is read: while another run has the results, it adds to the journal.
    let results = try OutputFile.reopen(path)
    guard let bytes = try write({ () throws(SystemError) in try JournalFile.read(journalPath) }) else {
      if status.size == 0 { return nil }
      throw refusal(path, "it has no journal beside it ('\(journalPath)')", "Name another output for a new job.")
    }
    let lastSending = FileStatus.ofPath(journalPath)?.modified
    let state = try read(bytes, journalPath)
    let differences = state.binding.differences(from: binding)
    if !differences.isEmpty {
      throw refusal(
        path, "this is not the same job: \(differences.joined(separator: ", ")) differ",
        "Use the options of the first run, or name another output."
      )
    }
    var scan = ResultsScan(plan.format, rejectsKnownUpTo: state.position.results)
    let header = plan.format.header
    // Half a header is all that a run leaves which was killed while it wrote it: nothing to scan.
    if try !results.isPart(of: header) { try results.scan(&scan) }
    var rejects: OutputFile?
    if let path = plan.rejects { rejects = try OutputFile.reopen(path) }
    let boot = Boot.name()
    let isSameBoot = state.boot == boot || state.boot.isEmpty
    let resumption = try resumed(state, scan, rejects, isSameBoot: isSameBoot, plan)
    var journal: JournalFile?
    for step in resumption.steps(binding, boot: boot, plan.sync) {
      switch step {
      case .cut(.results, let length): try results.cut(to: length)
      case .cut(_, let length): try rejects?.cut(to: length)
      case .sync(let file):
        try write { () throws(SystemError) in try file == .rejects ? rejects?.sync() : results.sync() }
      case .replaceJournal(let records):
        journal = try write { () throws(SystemError) in
          try JournalFile(creating: journalPath, Self.bytes(records), sync: plan.sync != .none)
        }
      case .write: break
      }
    }
    let files = try JobFiles(
      results: results, rejects: rejects, journal: journal, binding: binding, syncPolicy: plan.sync
    )
    return OpenedJob(files: files, resumption: resumption, lastSending: lastSending)
  }

  /// What is to be done with each row, or why the job can't be gone on with.
  private static func resumed(
    _ state: JournalState, _ scan: ResultsScan, _ rejects: OutputFile?, isSameBoot: Bool, _ plan: OutputPlan
  ) throws(RunError) -> Resumption {
    var length: Int?
    if let rejects { length = try write { () throws(SystemError) in try rejects.length() } }
    do throws(Resumption.Failure) {
      return try Resumption(state, scan, rejects: length, isSameBoot: isSameBoot)
    } catch {
      let path = (error == .shorter(.results) ? plan.results : plan.rejects) ?? ""
      throw refusal(
        path, "it is shorter than what was written to it; was a line changed or deleted?", "Put it back as it was.")
    }
  }

  private static func read(_ bytes: [UInt8], _ path: String) throws(RunError) -> JournalState {
    do throws(JournalState.Failure) {
      return try JournalState(bytes)
    } catch {
      switch error {
      case .empty, .foreign: throw refusal(path, "it is not a journal of rdbulk", "Name another output.")
      case .damaged(let line): throw refusal(path, "line \(line) of it is damaged", "Name another output.")
      }
    }
  }

  private static func refusal(_ path: String, _ why: Message, _ hint: Message) -> RunError {
    .usage(UsageError("\(Echo.path(path)) can't be gone on with: \(why).", hint: "\(hint) Nothing was sent."))
  }

  private static func write<Value: ~Copyable>(_ body: () throws(SystemError) -> Value) throws(RunError) -> Value {
    do throws(SystemError) { return try body() } catch { throw .output(error) }
  }

  // MARK: - Writing

  /// Writes what waits in the ledger, in the order that makes a kill harmless. `hasSent`: requests leave after this.
  /// A journal that is written anew takes `openRows` and the row that is `reserved` with it.
  mutating func write(
    _ ledger: inout Ledger, hasSent: Bool, reserved: Int, openRows: () -> [Int]
  ) throws(SystemError) {
    guard isResumable else {
      ledger.pendingJournal.removeAll(keepingCapacity: true)
      return try perform([.write(.results), .write(.rejects)], &ledger)
    }
    try perform(JobSteps.turn(syncPolicy, hasSent: hasSent), &ledger)
    if let length = journal?.length, length > Self.journalLimit {
      let records = JournalRecord.anew(
        binding, boot: Boot.name(), ledger.position, sent: openRows(), reserved: reserved)
      try perform(JobSteps.compact(records, syncPolicy), &ledger)
    }
  }

  /// Starts to have the disk keep everything written so far.
  func startSync() {
    guard let journal = journal?.number else { return }
    syncer?.start([results.number, rejects?.number, journal].compactMap(\.self))
  }

  /// Whether what `startSync` asked for is done.
  func takeSyncCompletion() throws(SystemError) -> Bool { try syncer?.takeCompletion() ?? false }

  /// Ends the job's run: `exitCode` where the job came to its end, nil where it is to be gone on with.
  mutating func close(_ ledger: inout Ledger, exitCode: Int32?) throws(SystemError) {
    syncer?.waitUntilIdle()
    guard isResumable else { return }
    guard let exitCode else { return try perform(JobSteps.stop(syncPolicy), &ledger) }
    let done = JournalRecord.done(binding, ledger.position, exitCode: Int(exitCode))
    try perform(JobSteps.end(done, syncPolicy), &ledger)
  }

  private func perform(_ steps: [JobStep], _ ledger: inout Ledger) throws(SystemError) {
    for step in steps {
      switch step {
      case .write(.results): try results.write(&ledger.pendingResults)
      case .write(.rejects): try rejects?.write(&ledger.pendingRejects)
      case .write(.journal): try journal?.append(&ledger.pendingJournal)
      case .sync(.results): try results.sync()
      case .sync(.rejects): try rejects?.sync()
      case .sync(.journal): try journal?.sync()
      case .replaceJournal(let records):
        syncer?.waitUntilIdle()
        try journal?.replace(Self.bytes(records), sync: syncPolicy != .none)
      case .cut: break
      }
    }
  }

  private static func bytes(_ records: [JournalRecord]) -> [UInt8] {
    var bytes: [UInt8] = []
    for record in records { record.append(to: &bytes) }
    return bytes
  }
}

/// A job's files as a run finds them.
struct OpenedJob: ~Copyable {
  var files: JobFiles
  /// nil for a first run.
  let resumption: Resumption?
  /// When the earlier run wrote its journal last, which it does before each sending: nanoseconds since 1970.
  let lastSending: Int64?
}

/// The machine's current boot: what was written in it is all there, synced or not.
enum Boot {
  static func name() -> String {
    let descriptor = try? Descriptor.open("/proc/sys/kernel/random/boot_id", .read, action: "")
    guard let descriptor, let bytes = try? descriptor.readAll(action: "") else { return "unknown" }
    return String(decoding: bytes.filter { $0 > 0x20 && $0 < 0x7F }.prefix(64), as: UTF8.self)
  }
}
