import RDBulkCore
import RDBulkSystem

/// A job's files: opened as ``JobOpening`` says, then written and synced as ``Job`` says.
struct JobFiles: ~Copyable {
  private let plan: OutputPlan
  private var results: OutputFile?
  private var rejects: OutputFile?
  private var accepts: OutputFile?
  private var before: OutputFile?
  /// The contacts that have a line in `before`.
  private var kept = EventRecogniser.ofOneInput()
  /// Set before the files are opened; nil without one.
  var history: HistoryFile?
  /// nil if the job can't be resumed.
  private var journal: JournalFile?
  private var syncer: Syncer?
  /// When the earlier run last wrote its journal, as it does before each send: nanoseconds since 1970.
  private(set) var lastSending: Int64?

  init(_ plan: OutputPlan) { self.plan = plan }

  /// What to poll to learn that a reservation is on disk.
  var syncDescriptor: Int32? { syncer?.descriptor }

  // MARK: - Opening

  /// Opens the files of a job: new ones, or those of an earlier run.
  mutating func open(_ opening: inout JobOpening) throws(Failure) -> OpenedJob {
    while true {
      let action = opening.next()
      switch action {
      case .look:
        opening.found { Self.find(plan[$0]) }
      case .reopen(let file):
        let reopened = try OutputFile.reopen(plan[file] ?? "")
        keep(reopened, as: file)
        opening.reopened(file, length: try reopened.length(), isOpenEnded: try reopened.isOpenEnded())
      case .readJournal: opening.journal(try readJournal())
      case .scanResults: opening.scanned(try scannedResults(opening))
      case .scanBefore(let format): opening.scannedBefore(length: try scannedBefore(format))
      case .check(let file, let replaces): try checkFile(of: file, replaces: replaces)
      case .create(let file, let replaces): opening.created(file, isRegular: try create(file, replaces: replaces))
      case .perform(let step):
        try perform(step)
        opening.performed(step)
      case .refuse(let why): throw why.failure(plan)
      case .done:
        try startSyncer(opening.opened)
        return opening.opened
      }
    }
  }

  private mutating func startSyncer(_ opened: OpenedJob) throws(Failure) {
    guard opened.isResumable, plan.sync == .batch else { return }
    syncer = try Syncer()
  }

  private static func find(_ path: String?) -> JobOpening.Found {
    guard let path, let status = FileStatus.ofPath(path) else { return JobOpening.Found(size: nil) }
    return JobOpening.Found(size: status.size, isRegular: status.isRegular, modified: status.modified)
  }

  private func checkFile(of file: JobFile, replaces: Bool) throws(Failure) {
    guard let path = plan[file] else { return }
    try OutputFile.check(path, overwrite: replaces)
  }

  /// Creates a file; returns whether it is a file on disk.
  private mutating func create(_ file: JobFile, replaces: Bool) throws(Failure) -> Bool {
    guard file == .results else {
      guard let path = plan[file] else { return false }
      let created = try OutputFile.create(path, overwrite: replaces)
      keep(created, as: file)
      return created.isRegular
    }
    // It may already be open and locked.
    results = nil
    let created = try plan.results.map { path throws(Failure) in try OutputFile.create(path, overwrite: replaces) }
    let file = created ?? .standard()
    results = file
    return file.isRegular
  }

  private mutating func keep(_ opened: OutputFile, as file: JobFile) {
    switch file {
    case .results: results = opened
    case .rejects: rejects = opened
    case .accepts: accepts = opened
    case .before: before = opened
    case .journal, .history: break
    }
  }

  private mutating func readJournal() throws(Failure) -> [UInt8]? {
    guard let path = plan.journal else { return nil }
    lastSending = FileStatus.ofPath(path)?.modified
    return try JournalFile.read(path)
  }

  private func scannedResults(_ opening: JobOpening) throws(Failure) -> ResultsScan {
    var scan = opening.scan
    // A run killed while writing the header leaves part of it and nothing else: nothing to scan.
    if let results, try !results.isPart(of: opening.header) { try results.scan(&scan) { _ in } }
    return scan
  }

  /// Remembers the contacts whose lines an earlier run has kept; returns where the last complete line ends.
  private mutating func scannedBefore(_ format: BeforeFormat) throws(Failure) -> Int {
    guard let before else { return 0 }
    var scan = BeforeScan(format)
    try before.scan(&scan) { scan throws(Failure) in
      for path in scan.paths { _ = try keeps(path[...]) }
    }
    return scan.length
  }

  // MARK: - Writing

  /// Performs a step of a run; `ledger` holds what is written.
  mutating func perform(_ step: JobStep, _ ledger: borrowing Ledger) throws(Failure) {
    switch step {
    case .write(.results): try results?.write(ledger.pendingResults.span)
    case .write(.rejects): try rejects?.write(ledger.rejects.pending.span)
    case .write(.accepts): try accepts?.write(ledger.accepts.pending.span)
    case .write(.before): try before?.write(ledger.pendingBefore.span)
    case .write(.journal): try journal?.append(ledger.pendingJournal.span)
    case .write(.history): if let pending = ledger.history?.pending { try history?.append(pending.span) }
    default: try perform(step)
    }
  }

  /// Performs a step that writes nothing from the ledger.
  private mutating func perform(_ step: JobStep) throws(Failure) {
    switch step {
    case .write: break
    case .examine: try examine()
    case .cut(let file, let length): try opened(file)?.cut(to: length)
    case .sync(let file): try sync(file)
    case .startSync:
      syncer?.start(
        [results?.number, rejects?.number, accepts?.number, before?.number, journal?.number, history?.number]
          .compactMap(\.self))
    case .awaitSync: syncer?.waitUntilIdle()
    case .replaceJournal(let records): try replaceJournal(JournalRecord.bytes(records))
    }
  }

  private func examine() throws(Failure) {
    for file in JobFile.allCases { try opened(file)?.examine() }
    try journal?.examine()
    try history?.examine()
  }

  private func sync(_ file: JobFile) throws(Failure) {
    switch file {
    case .journal: try journal?.sync()
    case .history: try history?.sync()
    case .results, .rejects, .accepts, .before: try opened(file)?.sync()
    }
  }

  /// nil for the journal and the history, which are not outputs.
  private func opened(_ file: JobFile) -> OutputFile? {
    switch file {
    case .results: results
    case .rejects: rejects
    case .accepts: accepts
    case .before: before
    case .journal, .history: nil
    }
  }

  private mutating func replaceJournal(_ records: [UInt8]) throws(Failure) {
    guard let path = plan.journal else { return }
    if let journal { return try journal.replace(records, sync: plan.sync != .none) }
    journal = try JournalFile(creating: path, records, sync: plan.sync != .none)
  }

  /// Whether the contact with this path has no line in the file of `--before` yet; from now on it counts as having one.
  mutating func keeps(_ path: ArraySlice<UInt8>) throws(Failure) -> Bool {
    let body: [UInt8] = []
    return try kept.verdict(path: Array(path), body.span, 0..<0, row: 0) == .good
  }

  /// Whether the sync begun by `startSync` is done.
  func takeSyncCompletion() throws(Failure) -> Bool {
    try syncer?.takeCompletion() ?? false
  }
}
