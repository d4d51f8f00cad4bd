import RDBulkCore
import RDBulkSystem

/// The history of a run: opened before the input is checked, created just before anything is sent.
struct RunHistory {
  private let plan: HistoryPlan
  /// nil as long as there is no file.
  private(set) var file: HistoryFile?
  private var header: HistoryHeader
  /// What it said when the run began.
  private var index: HistoryIndex<HistoryFile>?
  /// What this run's job is recognised by.
  let job: UInt64
  /// Whether events that may have been processed are sent again.
  let resends: Bool
  /// Whether nothing is written: a rehearsal learns nothing about an account.
  private(set) var isReadOnly: Bool

  /// Opens the history of `plan`; a job that is resumed is `resumed` in it. Throws if it can't be used.
  init(
    _ plan: HistoryPlan, resumed: UInt64?, resends: Bool, writes: Bool, sync: SyncPolicy,
    until signals: borrowing SignalWatch
  ) throws(Failure) {
    self.resends = resends
    self.plan = plan
    isReadOnly = !writes
    job = resumed ?? .random(in: .min ... .max)
    let deadline = Clock.now().advanced(by: plan.wait)
    file = try HistoryFile.open(plan.path, writes ? .writing(until: deadline) : .reading, until: signals)
    guard let file else {
      if writes { try HistoryFile.checkFolder(of: plan.path) }
      header = HistoryHeader(id: .random(in: .min ... .max), key: .random(), plan.identity ?? .payload)
      return
    }
    header = file.header
    if let identity = plan.identity, identity != header.identity {
      throw .usage(
        "The history \(Quoted.path(plan.path)) compares events by \(header.identity.rawValue), as set when it was created.",
        hint: "Leave --history-by out, or name another file.")
    }
    var index = try HistoryIndex(file, header, writes ? .short : .all)
    try Self.check(index, plan.path, resumed: resumed, writes: writes)
    if !index.isWhole {
      let folded = try file.fold(index, sync: sync != .none)
      self.file = folded
      header = folded.header
      index = try HistoryIndex(folded, header)
    }
    self.index = index
  }

  /// Refuses a history that is damaged, or that lacks what a power cut has taken, unless the job that is resumed makes up
  /// for it.
  private static func check(
    _ index: HistoryIndex<HistoryFile>, _ path: String, resumed: UInt64?, writes: Bool
  ) throws(Failure) {
    let damaged = index.damagedJob.flatMap { index.jobs[$0] }
    if index.damage != nil, damaged == nil || damaged?.id != resumed { throw HistoryFlaw.damaged.failure }
    let incomplete = index.incomplete(inBoot: Boot.name(), except: resumed ?? 0)
    guard writes, let job = incomplete.first else { return }
    throw .usage(
      "The machine went down while the job of \(Quoted.name(job.name)) was writing to the history \(Quoted.path(path)), which may "
        + "lack what it sent last.",
      hint: "Resume that job first; or rdbulk history \(Quoted.name(path)) --repair continues without it.")
  }

  /// What the run binds its job to.
  var id: UInt64 { header.id }

  /// How rows are recognised; `job` is the job's number in the history, 0 before it has one.
  func recogniser() -> EventRecogniser {
    EventRecogniser(EventDigest(header.key, header.identity), RowMemory(index, job: number))
  }

  private var number: Int { index?.jobs.values.first { $0.id == job }?.number ?? 0 }

  /// Checks that the history is of this account; a rehearsal reads that of an account and writes nothing to it.
  mutating func settle(_ account: HistoryAccount) throws(Failure) {
    guard let its = index?.account else { return }
    if account.isRehearsal, !its.isRehearsal { return isReadOnly = true }
    guard its.admits(account) else {
      throw .usage(
        its.isRehearsal
          ? "The history \(Quoted.path(plan.path)) was created in a rehearsal and belongs to no account."
          : "The history \(Quoted.path(plan.path)) is that of another account: \(Quoted.bare(its.shown)), not \(Quoted.bare(account.shown)).",
        hint: "Name another file: each account has its own.")
    }
  }

  /// Makes the history ready to be written, and returns the job as it begins there; nil if nothing is written.
  mutating func begin(_ job: HistoryJob, _ account: HistoryAccount, sync: SyncPolicy) throws(Failure) -> HistoryJob? {
    guard !isReadOnly else { return nil }
    guard let file, let index else {
      file = try HistoryFile.create(plan.path, header, account, sync: sync != .none)
      var first = job
      first.number = 1
      return first
    }
    try file.cut(to: index.end)
    return index.beginning(job)
  }

  /// Sorts what was added, if that is much: otherwise the next run would have to.
  static func finish(_ file: HistoryFile, sync: SyncPolicy) throws(Failure) {
    let index = try HistoryIndex(file, file.header, .nothing)
    guard index.logged > HistoryIndex<HistoryFile>.loggedLimit else { return }
    _ = try file.fold(index, sync: sync != .none)
  }
}
