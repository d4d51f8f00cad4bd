/// Opens a job's files: takes what is found, returns what to do next.
///
/// The results are locked before the journal is read, since a run that still holds them adds to it. Nothing is created
/// or truncated until everything is known to be in order.
package struct JobOpening: Sendable {
  /// What to do next.
  package enum Action: Equatable, Sendable {
    /// See which files exist; call `found`.
    case look
    /// Fail if the file can't be created, or exists and must not be replaced.
    case check(JobFile, replaces: Bool)
    /// Create the file, empty; with `replaces`, empty an existing one. Call `created`.
    case create(JobFile, replaces: Bool)
    /// Open the file as it is and lock it; call `reopened`.
    case reopen(JobFile)
    /// Read the whole journal; call `journal`.
    case readJournal
    /// Read the results into `scan`; call `scanned`.
    case scanResults
    /// Read the file of `--before` and remember the contacts with a line; call `scannedBefore`.
    case scanBefore(BeforeFormat)
    /// Perform the step; call `performed`.
    case perform(JobStep)
    /// The job can't be opened: report why.
    case refuse(Refusal)
    /// The job is open; `opened` says how.
    case done
  }

  /// A file as found under its name.
  package struct Found: Equatable, Sendable {
    /// In bytes; nil if there is no such file.
    package var size: Int?
    /// Whether it is a file on disk rather than a device or a pipe.
    package var isRegular: Bool
    /// When it was last written, in nanoseconds since 1970.
    package var modified: Int64

    /// `size` is in bytes, nil if there is no such file; `modified` is in nanoseconds since 1970.
    package init(size: Int?, isRegular: Bool = true, modified: Int64 = 0) {
      self.size = size
      self.isRegular = isRegular
      self.modified = modified
    }
  }

  /// Why a job can't be resumed.
  package enum Refusal: Equatable, Sendable {
    case resultsAreGone
    case journalIsGone
    case foreignJournal
    case damagedJournal(line: Int)
    /// These parts of the command differ from the first run's.
    case otherJob([String])
    /// The file is shorter than what was written to it.
    case shorter(JobFile)
    /// Somebody has written to the file, and what they wrote would be cut off.
    case edited(JobFile)
  }

  /// What the command line says about the files.
  package struct Request: Equatable, Sendable {
    /// Whether results go to a named file rather than standard output.
    package var namesResults: Bool
    package var resumes: Bool
    package var overwrites: Bool

    /// What `--output`, `--resume` and `--overwrite` say.
    package init(namesResults: Bool, resumes: Bool, overwrites: Bool) {
      self.namesResults = namesResults
      self.resumes = resumes
      self.overwrites = overwrites
    }
  }

  private let settings: JobSettings
  private let request: Request
  /// What is still to be done.
  private var queue: [Action]
  /// What is being done.
  private var current: Action?
  private var results = Found(size: nil)
  private var journal = Found(size: nil)
  /// The other files, with what was found in their place and later their lengths.
  private var besides: [(file: JobFile, found: Found)]
  /// Those whose last line has no end.
  private var openEnded: [JobFile] = []
  private var state: JournalState?
  /// The earlier run's results, to be read at `scanResults`.
  package private(set) var scan: ResultsScan
  /// The first line of the results.
  package var header: [UInt8] { settings.format.header }
  /// How the job was opened, once everything is done.
  package private(set) var opened = OpenedJob(resumption: nil, isResumable: false, journalLength: 0)

  /// Opens the files of a plan.
  package init(_ settings: JobSettings, _ plan: OutputPlan) {
    self.init(
      settings,
      Request(namesResults: plan.results != nil, resumes: plan.resumes, overwrites: plan.overwrites))
  }

  /// Opens files as requested.
  package init(_ settings: JobSettings, _ request: Request) {
    self.settings = settings
    self.request = request
    besides = settings.besides.map { ($0, Found(size: nil)) }
    scan = ResultsScan(settings.format, knownUpTo: 0)
    queue = []
    queue = request.resumes ? [.look] : creation
  }

  /// What to do next.
  package mutating func next() -> Action {
    current = queue.isEmpty ? .done : queue.removeFirst()
    return current ?? .done
  }

  // MARK: - What was found

  /// Answers `look`; `found` is called for each file of the job.
  package mutating func found(_ found: (JobFile) -> Found) {
    assert(current == .look, "files are looked at when that is asked for")
    results = found(.results)
    for index in besides.indices { besides[index].found = found(besides[index].file) }
    journal = found(.journal)
    if results.size == nil, journal.size != nil { return refuse(.resultsAreGone) }
    queue = results.size != nil && results.isRegular ? [.reopen(.results)] : creation
  }

  /// Answers `create`.
  package mutating func created(_ file: JobFile, isRegular: Bool) {
    guard file == .results, request.namesResults, isRegular else { return }
    let records: [JournalRecord] = [.job(settings.binding), .boot(settings.boot)]
    queue.append(.perform(.replaceJournal(records)))
  }

  /// Answers `reopen`; `length` is the file's, in bytes, and `isOpenEnded` says that its last line has no end.
  package mutating func reopened(_ file: JobFile, length: Int, isOpenEnded: Bool = false) {
    assert(current == .reopen(file), "files are opened when that is asked for")
    if file == .results { return queue = [.readJournal] }
    note(length, of: file)
    if isOpenEnded { openEnded.append(file) }
    if file == .before, let format = settings.before { queue.append(.scanBefore(format)) }
    if queue.isEmpty { resume() }
  }

  /// Answers `readJournal`; nil if there is none.
  package mutating func journal(_ bytes: [UInt8]?) {
    assert(current == .readJournal, "the journal is read when that is asked for")
    guard let bytes else {
      // A run that was killed before its first record has left an empty file.
      guard results.size == 0 else { return refuse(.journalIsGone) }
      queue = creation
      return
    }
    let state: JournalState
    do throws(JournalState.Flaw) { state = try JournalState(bytes) } catch {
      switch error {
      case .empty, .foreign: return refuse(.foreignJournal)
      case .damaged(let line): return refuse(.damagedJournal(line: line))
      }
    }
    let differences = state.binding.differences(from: settings.binding)
    guard differences.isEmpty else { return refuse(.otherJob(differences)) }
    self.state = state
    scan = ResultsScan(settings.format, knownUpTo: state.position.results)
    scan.rejectStatuses = settings.rejectStatuses
    scan.keepsReasons = settings.reasons != nil
    scan.keepsAccepts = settings.keepsAccepts || settings.history != nil
    scan.keepsUnknowns = settings.history != nil
    queue = [.scanResults]
  }

  /// Answers `scanResults`.
  package mutating func scanned(_ scan: ResultsScan) {
    assert(current == .scanResults, "results are read when that is asked for")
    self.scan = scan
    queue = besides.filter { !isMissing($0) }.map { .reopen($0.file) }
    if queue.isEmpty { resume() }
  }

  /// Whether the file's rows are to be written to it again, because it was moved away.
  private func isMissing(_ beside: (file: JobFile, found: Found)) -> Bool {
    beside.found.size == nil && beside.file != .before
  }

  /// Answers `scanBefore`; `length` is where the last whole line ends, in bytes.
  package mutating func scannedBefore(length: Int) {
    note(length, of: .before)
    if queue.isEmpty { resume() }
  }

  private mutating func note(_ length: Int, of file: JobFile) {
    for index in besides.indices where besides[index].file == file { besides[index].found.size = length }
  }

  /// Answers `perform`.
  package mutating func performed(_ step: JobStep) {
    assert(current == .perform(step), "steps are performed in their order")
    guard case .replaceJournal(let records) = step else { return }
    opened.isResumable = true
    opened.journalLength = JournalRecord.bytes(records).count
  }

  // MARK: -

  private mutating func resume() {
    guard let state else { return }
    let isSameBoot = state.boot == settings.boot || state.boot.isEmpty
    do throws(Resumption.Flaw) {
      let resumption = try Resumption(
        state, scan, rejects: length(.rejects), accepts: length(.accepts), before: length(.before),
        isSameBoot: isSameBoot, touched: touched, openEnded: openEnded)
      opened.resumption = resumption
      queue = besides.filter(isMissing).map { .create($0.file, replaces: false) }
      queue += resumption.steps(settings.binding, boot: settings.boot, settings.steps).map(Action.perform)
    } catch {
      switch error {
      case .shorter(let file): refuse(.shorter(file))
      case .edited(let file): refuse(.edited(file))
      }
    }
  }

  /// The length of a file that is kept; 0 if it is missing.
  private func length(_ file: JobFile) -> Int? { besides.first { $0.file == file }.map { $0.found.size ?? 0 } }

  /// A run writes its files one right after the other. Whatever was written so much later than results and journal was
  /// written by somebody else; in nanoseconds.
  private static let pause: Int64 = .seconds(2)

  /// The files that somebody has written to since the earlier run ended.
  private var touched: [JobFile] {
    let last = max(results.modified, journal.modified)
    return besides.filter { $0.found.modified > last + Self.pause }.map(\.file)
  }

  private mutating func refuse(_ why: Refusal) { queue = [.refuse(why)] }

  /// How a job's first run creates its files; the journal comes last, if the results turn out to be a file.
  private var creation: [Action] {
    let creatingResults = Action.create(.results, replaces: request.overwrites || isLeftover(results))
    let checks = besides.filter { request.namesResults && !isLeftover($0.found) }
      .map { Action.check($0.file, replaces: request.overwrites) }
    let creations = besides.map { file, found in
      Action.create(file, replaces: request.overwrites || isLeftover(found))
    }
    return checks + [creatingResults] + creations
  }

  /// Whether a resumed job finds the empty file of a run that didn't get to its first record.
  private func isLeftover(_ file: Found) -> Bool { request.resumes && file.size == 0 }
}
