import RDBulkCore

/// A history file on the simulated disk, as a process finds it.
struct SimulatedHistory: HistoryBytes {
  let bytes: [UInt8]
  var length: Int { bytes.count }

  func read(_ offset: Int, _ count: Int, into bytes: inout [UInt8]) throws(Failure) {
    bytes = Array(self.bytes.dropFirst(offset).prefix(count))
  }

  private static let secret = KeyedDigest.Key(low: 1, high: 2)
  static let header = HistoryHeader(id: 9, key: secret, .payload)

  /// The key of what a row says.
  static func key(_ event: [UInt8]) -> EventKey {
    var digest = EventDigest(secret)
    return digest.key(path: [], event.span, 0..<event.count)
  }

  /// The job before this one, and what it left behind: the events in `entries`.
  static func earlier(_ entries: [([UInt8], HistoryEntry.State)]) -> [UInt8] {
    var bytes = header.bytes
    HistoryHeader.appendIndex(of: [], to: &bytes)
    var job = HistoryJob(
      number: 1, id: 1, type: "SALE", name: "earlier", started: 0, boot: "boot", isSynced: true)
    job.hasEnded = true
    HistoryBlock.append(job, to: &bytes)
    var turn: [UInt8] = []
    for (event, state) in entries { HistoryEntry(key(event), state, day: 1, job: 1).append(to: &turn) }
    HistoryBlock.appendEntries(&turn, to: &bytes)
    return bytes
  }
}

extension JobScenario {
  /// The same with a history that knows some of the events.
  func remembering(seed: UInt64) -> JobScenario {
    var random = SeededRandom(seed: seed ^ 0x415)
    var scenario = self
    scenario.remembers = random.chance(0.3) ? 0 : 0.3
    scenario.dedupes = true
    scenario.keepsAccepts = random.chance(0.3)
    return scenario
  }
}

/// The history of a job: what it must say after each crash and at the end.
extension JobSimulation {
  /// Writes what the job before left.
  mutating func beginHistory() throws {
    guard let share = scenario.remembers else { return }
    var events: [([UInt8], HistoryEntry.State)] = []
    for number in input.rows.indices.dropFirst() where random.chance(share) {
      guard case .good = input.rows[number].kind else { continue }
      let state = random.chance(0.5) ? HistoryEntry.State.accepted : .possiblySent
      remembered[number] = state
      events.append((input.rows[number].event, state))
    }
    try disk.create(.history)
    try disk.write(SimulatedHistory.earlier(events), to: .history)
    try disk.sync(.history)
    try disk.syncFolder()
  }

  /// What is on file; nil without a history.
  func readHistory() throws -> HistoryIndex<SimulatedHistory>? {
    guard scenario.remembers != nil, let bytes = disk[.history] else { return nil }
    do { return try HistoryIndex(SimulatedHistory(bytes: bytes), SimulatedHistory.header) } catch {
      throw Violation("the history can't be read: \(error.message.text(in: .english))")
    }
  }

  /// Another job that began now would send nothing that may have been processed; only a power cut may have taken what the
  /// history was told, and then no other job begins.
  func checkHistory(_ resumption: Resumption?) throws {
    guard var index = try readHistory(), !isUnsafe else { return }
    try check(index.damage == nil, "the history is damaged")
    let mayLack = !index.incomplete(inBoot: boot, except: 0).isEmpty
    for number in input.rows.indices.dropFirst() {
      guard case .good = input.rows[number].kind else { continue }
      let entry = try index.find(SimulatedHistory.key(input.rows[number].event))
      let isPending = network.timeline.events.contains {
        if case .arrives(let request) = $0, request.rows.contains(number) {
          !network.server.refuses(request.rows, length: request.length)
        } else {
          false
        }
      }
      if network.server.processed[number] > 0 || isPending {
        try check(entry != nil || mayLack, "row \(number) may be processed, and the history doesn't know it")
      }
      guard let entry, entry.job != 1, let resumption else { continue }
      let isRecorded = history.recorded.contains(number)
      // A kill within a turn, or a full disk, may leave the history behind the journal; the next run makes up for it.
      if entry.state == .possiblySent, areAllStopped {
        try check(
          isRecorded || resumption.fate(of: number) == .inDoubt, "row \(number) is possibly sent, and not in doubt")
      }
      if entry.state == .accepted {
        try check(network.server.processed[number] > 0, "row \(number) is accepted in the history only")
        try check(isRecorded || mayLackResults, "row \(number) is accepted in the history before its result")
      }
    }
  }

  /// Whether each run so far came to its end with everything written.
  private var areAllStopped: Bool { ends.allSatisfy { if case .stopped = $0 { true } else { false } } }

  /// Whether results may be missing of rows whose end the history was told: a power cut, or a full disk, has taken them.
  var mayLackResults: Bool {
    history.powerCuts > 0 || ends.contains { if case .diskFull = $0 { true } else { false } }
  }

  /// At the end the history says of each event what its result says.
  func checkHistoryAtEnd(_ lines: [ResultLine]) throws {
    guard var index = try readHistory(), !isUnsafe else { return }
    try check(index.incomplete(inBoot: "another", except: 0).isEmpty, "an ended job is open in the history")
    for line in lines {
      guard case .good = input.rows[line.row].kind else { continue }
      let state = try index.find(SimulatedHistory.key(input.rows[line.row].event))?.state
      let before = remembered[line.row]
      let expected: HistoryEntry.State? =
        switch line.status {
        case "accepted": .accepted
        case "unknown": .possiblySent
        default: before
        }
      try check(
        state == expected,
        "the history says \(String(describing: state)) of row \(line.row), which ended \(line.status)")
      if before == .accepted { try check(line.status == "duplicate", "row \(line.row) is \(line.status), and known") }
      if before == .possiblySent, scenario.sending.settings.onUnknown == .record {
        try check(history.departed[line.row] == 0, "row \(line.row) was sent though it may have been sent before")
      }
    }
  }
}
