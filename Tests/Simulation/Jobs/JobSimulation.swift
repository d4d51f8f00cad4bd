import RDBulkCore

/// A job from its first run to its end, with all that may happen to the processes in between.
///
/// Each run is the program's own ``JobOpening`` and ``Job``; here their actions are performed, on a disk, a network, a
/// clock and an input that are simulated.
struct JobSimulation {
  var scenario: JobScenario
  var trace: Trace
  var disk: SimulatedDisk
  var network: SimulatedNetwork
  var input: SimulatedInput
  var history: JobHistory
  /// What the runs share of the account's quota.
  var sharedQuota: [UInt8] = []
  /// What the history's earlier job left of a row's event.
  var remembered: [Int: HistoryEntry.State] = [:]
  var now = Instant(nanoseconds: 0)
  var random: SeededRandom
  private(set) var runs = 0
  private var boots = 0
  /// When the machine came up, and when the journal was last written.
  private(set) var booted = Instant(nanoseconds: 0)
  var journalWritten: Instant?
  private(set) var ends: [JobRunEnd] = []
  /// Runs with a changed input.
  private(set) var refusals = 0
  /// Runs with edited rejects or accepts.
  private(set) var edits = 0

  /// So many runs that stop are bad luck; then the server is well again.
  private static let patience = 25

  init(_ scenario: JobScenario, seed: UInt64, trace: Trace = Trace(isOn: false)) {
    self.scenario = scenario
    self.trace = trace
    random = SeededRandom(seed: seed ^ 0x70B)
    disk = SimulatedDisk(seed: random.next())
    network = SimulatedNetwork(scenario.sending, seed: random.next())
    if let funnels = scenario.funnels {
      network.server.funnels = SimulatedFunnels(contacts: funnels.contacts, seed: seed)
    }
    input = SimulatedInput(rows: scenario.rows, odd: scenario.odd, seed: random.next())
    history = JobHistory(rows: scenario.rows + scenario.growth)
  }

  var boot: String { "boot-\(boots)" }
  /// What was written may be gone though a process was told that it is kept.
  var isUnsafe: Bool { scenario.sync == .none && boots > 0 }

  /// Runs until the job has ended; throws where something that must hold does not.
  mutating func play() throws {
    try beginHistory()
    for mishap in scenario.mishaps {
      if mishap.changesInput { try refuseChangedInput() }
      guard try next(mishap) else { return try checkEnd() }
      if scenario.editsCopies, random.chance(0.3) { try refuseEditedCopy() }
      moveOthers()
      if input.count < scenario.rows + scenario.growth, random.chance(0.3) { input.grow(by: scenario.growth) }
    }
    while try next(JobScenario.Mishap()) {
      if runs > Self.patience { heal() }
      try check(runs < Self.patience + 20, "the job does not end")
    }
    try checkEnd()
  }

  /// One more process; false where the job has ended.
  private mutating func next(_ mishap: JobScenario.Mishap) throws -> Bool {
    runs += 1
    disk.begin(mishap.step.map { ($0, mishap.what) })
    let end = try live(mishap)
    trace.note(now, "run \(runs): \(end)")
    ends.append(end)
    disk.putBack()
    switch end {
    case .ended: return false
    case .crashed(let kind):
      history.crashes += 1
      if kind == .powerCut {
        boots += 1
        booted = now
        history.powerCuts += 1
        disk.cutPower()
      }
    case .stopped(.unauthorized):
      network.server.scenario.unauthorizedFrom = .never
      network.server.scenario.tokens = nil
    case .stopped(.refused): network.server.scenario.forbiddenFrom = .never
    case .refused(let why):
      if isUnsafe { return false }
      throw Violation("refused: \(why)")
    case .stopped, .diskFull, .meddled: break
    }
    now = now.advanced(by: Int64.random(in: 0...(.seconds(random.chance(0.2) ? 600 : 2)), using: &random))
    return true
  }

  private mutating func live(_ mishap: JobScenario.Mishap) throws -> JobRunEnd {
    do {
      var run = try open(grace: mishap.grace)
      disk.isRunning = true
      if let signal = mishap.signal { run.signalAt = now.advanced(by: signal) }
      run.secondSignal = mishap.secondSignal
      return try work(&run)
    } catch let crash as Crash {
      return .crashed(crash.kind)
    } catch is DiskFull {
      return .diskFull
    } catch let refusal as Refusal {
      return .refused(refusal.why)
    }
  }

  /// A run with another input leaves the results as they are and sends nothing.
  private mutating func refuseChangedInput() throws {
    guard let offset = journal?.position.offset, offset > 0, !isUnsafe else { return }
    let saved = input
    if input.isLastRowOpen, offset == input.text.count, try isTaken(input.count) {
      input.extendLastRow()
    } else {
      input.change(before: offset)
    }
    let (sends, results) = (history.departures, wholeLines(.results))
    disk.begin(nil)
    runs += 1
    let end = try live(JobScenario.Mishap())
    input = saved
    refusals += 1
    guard case .refused = end else { throw Violation("a changed input is not refused: \(end)") }
    try check(sends == history.departures && results == wholeLines(.results), "a changed input left traces")
  }

  /// Whoever adds to the rejects or the accepts loses nothing by going on: that is refused. Then they move the file away.
  private mutating func refuseEditedCopy() throws {
    let name: SimulatedDisk.Name = scenario.keepsRejects ? .rejects : .accepts
    guard journal?.exitCode == nil, let position = journal?.position, let length = disk[name]?.count, length > 0 else {
      return
    }
    guard length >= (name == .rejects ? position.rejects : position.accepts) else { return }
    disk.edit(name)
    let edited = disk[name]
    let sends = history.departures
    disk.begin(nil)
    runs += 1
    let end = try live(JobScenario.Mishap())
    edits += 1
    guard case .refused = end else { throw Violation("an edited file is not refused: \(end)") }
    try check(disk[name] == edited && sends == history.departures, "what was edited is gone")
    disk.remove(name)
  }

  /// Whether the job knows of a row that it has left, or has its result.
  private func isTaken(_ row: Int) throws -> Bool {
    try journal?.sent.contains(row) == true || resultLines(wholeLines(.results)).contains { $0.row == row }
  }

  /// The server does what it should from now on.
  private mutating func heal() {
    network.scenario.faults = Scenario.Faults()
    network.scenario.outages = []
    network.server.scenario.faults = Scenario.Faults()
    network.server.scenario.quota = nil
    network.server.scenario.poison = nil
  }

  /// What the journal on the disk says, if it can be read.
  var journal: JournalState? { disk[.journal].flatMap { try? JournalState($0) } }

  /// The whole lines of a file.
  func wholeLines(_ name: SimulatedDisk.Name) -> [UInt8] {
    var bytes = disk[name] ?? []
    while let end = bytes.lastIndex(of: 0x0A) {
      bytes.removeSubrange((end + 1)...)
      // The line end within a cell of the row's own columns is none of the file's.
      guard bytes.dropLast().suffix(3).elementsEqual("two".utf8) else { return bytes }
      bytes.removeLast()
    }
    return []
  }

  func check(_ holds: Bool, _ otherwise: @autoclosure () -> String) throws {
    if !holds { throw Violation(otherwise()) }
  }
}
