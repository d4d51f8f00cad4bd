/// Answers what a history remembers of an event, with at most one read of the file.
///
/// The sorted entries are found through the first key of each page, of which 32 bits are in memory: 0.8 bytes an entry.
/// The log is in memory whole; a history is sorted again before it becomes long.
package struct HistoryIndex<File: HistoryBytes> {
  package let header: HistoryHeader
  /// Whose events these are; nil of a history that is new or damaged.
  package private(set) var account: HistoryAccount?
  /// The jobs whose entries are there, by number.
  package private(set) var jobs: [Int: HistoryJob] = [:]
  /// Where the log's last whole block ends: what follows is torn.
  package private(set) var end: Int
  /// Where the first damaged place in the log begins; nil if it has none.
  package private(set) var damage: Int?
  /// The job that wrote the damaged place.
  package private(set) var damagedJob: Int?
  /// The number of entries in the log.
  package private(set) var logged = 0

  let file: File
  /// The upper 32 bits of each page's first key.
  private var fences: [UInt32] = []
  /// What the log says of each of its keys.
  private var recent: [EventKey: Recent] = [:]
  /// The page read last; kept to reuse its memory.
  private var page: [UInt8] = []
  /// Which pages were found whole: nobody else writes the file.
  private var isChecked: [Bool] = []
  /// Recognises most keys that are on no page; nil until that is worth reading all pages.
  private var filter: HistoryFilter?
  private var lookUps = 0

  private struct Recent {
    var word: UInt32
    var day: UInt16
  }

  /// A log with more entries is sorted before it is used: it is held in memory.
  package static var loggedLimit: Int { 1 << 15 }

  /// What of the log is held in memory.
  package enum Holding: Sendable {
    case all
    /// Nothing if there are more than ``HistoryIndex/loggedLimit`` entries.
    case short
    /// Nothing: it is only counted.
    case nothing
  }

  /// Whether the log is in memory; otherwise it must be sorted before anything is looked up.
  package private(set) var isWhole = true
  private let holding: Holding

  /// Reads the index and the log. Throws where they can't be read or are not those of a history.
  package init(_ file: File, _ header: HistoryHeader, _ holding: Holding = .all) throws(Failure) {
    self.file = file
    self.header = header
    self.holding = holding
    end = header.logStart
    try readFences()
    try readLog()
  }

  private mutating func readFences() throws(Failure) {
    guard header.pages > 0 else { return }
    var bytes: [UInt8] = []
    try file.read(header.indexStart, header.indexLength, into: &bytes)
    guard bytes.count == header.indexLength,
      HistoryHeader.check(bytes.span, bytes.count - 8) == ByteWord.load(bytes.span, at: bytes.count - 8)
    else { throw HistoryFlaw.unreadable.failure }
    fences.reserveCapacity(header.pages)
    isChecked = Array(repeating: false, count: header.pages)
    for page in 0..<header.pages { fences.append(UInt32(truncatingIfNeeded: ByteWord.load(bytes.span, at: 4 * page))) }
  }

  private mutating func readLog() throws(Failure) {
    var log = HistoryLog(from: header.logStart)
    var found: (account: HistoryAccount?, jobs: [Int: HistoryJob], recent: [EventKey: Recent], logged: Int) =
      (nil, [:], [:], 0)
    let limit = holding == .all ? .max : holding == .short ? Self.loggedLimit : 0
    try log.read(file) { (block, bytes) throws(Failure) in
      switch block {
      case .account(let account): found.account = account
      case .job(let job): found.jobs[job.number] = job
      case .entries(let range):
        found.logged += range.count / HistoryEntry.size
        guard found.logged <= limit else { return found.recent = [:] }
        for offset in stride(from: range.lowerBound, to: range.upperBound, by: HistoryEntry.size) {
          guard let entry = HistoryEntry(bytes, at: offset) else { continue }
          found.recent[entry.key] = Recent(word: UInt32(entry.state.rawValue) << 30 | entry.job, day: entry.day)
        }
      }
    }
    (account, jobs, recent, logged) = found
    isWhole = logged <= limit
    end = log.end
    damage = log.damage
    damagedJob = log.damagedJob
  }

  /// A job as a run of it begins: with its number, or the next one. A power cut that it has not made up for yet stays
  /// noted.
  package func beginning(_ job: HistoryJob) -> HistoryJob {
    var job = job
    let earlier = jobs.values.first { $0.id == job.id }
    job.number = earlier?.number ?? (jobs.keys.max() ?? 0) + 1
    if let earlier, earlier.mayLack(inBoot: job.boot) {
      job.boot = earlier.boot
      job.isSynced = false
    }
    return job
  }

  /// The jobs some of whose entries a power cut may have taken, other than the one with this id: nothing is sent before
  /// they have gone on.
  package func incomplete(inBoot boot: String, except id: UInt64) -> [HistoryJob] {
    jobs.values.filter { $0.mayLack(inBoot: boot) && $0.id != id }.sorted { $0.number < $1.number }
  }

  /// What is remembered of the event; nil if it is not there. Throws where the page can't be read or is damaged: nothing
  /// is sent on a guess.
  package mutating func find(_ key: EventKey) throws(Failure) -> HistoryEntry? {
    assert(isWhole, "a long log is sorted before anything is looked up")
    if let there = recent[key] {
      let entry = Self.entry(key, there)
      return entry.state == .released ? nil : entry
    }
    guard filter?.mayHold(key) ?? true, var number = lastPage(upTo: key.top) else { return nil }
    lookUps += 1
    if lookUps == 2 * header.pages { try makeFilter() }
    while true {
      let count = try read(number)
      if let entry = entry(key, among: count) { return entry.state == .released ? nil : entry }
      // Keys that begin with the same bits may begin on the page before.
      guard number > 0, fences[number] == key.top, EventKey(page.span, at: 0) > key else { return nil }
      number -= 1
    }
  }

  /// Reads all pages once: a run with many rows reads fewer of them afterwards.
  private mutating func makeFilter() throws(Failure) {
    var filter = HistoryFilter(entries: header.entries)
    var cursor = HistoryCursor(header)
    var lost = 0
    while try cursor.fill(file, skipsDamage: true, &lost) {
      filter.note(cursor.bytes.span, cursor.rest)
      cursor.pass(to: cursor.rest.upperBound)
    }
    // What is on a damaged page is not known: a look-up there is an error.
    if lost == 0 { self.filter = filter }
  }

  /// Gives back what many look-ups have taken.
  package mutating func dropFilter() { filter = nil }

  private static func entry(_ key: EventKey, _ there: Recent) -> HistoryEntry {
    HistoryEntry(
      key, HistoryEntry.State(rawValue: UInt8(there.word >> 30)) ?? .released, day: there.day,
      job: there.word & UInt32(HistoryEntry.jobLimit - 1))
  }

  /// Whether the log says something of the event.
  func isRecent(_ key: EventKey) -> Bool { recent[key] != nil }

  /// What the log says last of each of its events.
  var recentEntries: some Sequence<HistoryEntry> { recent.lazy.map { Self.entry($0.key, $0.value) } }

  /// The last page whose first key is not above `top` in its upper bits.
  private func lastPage(upTo top: UInt32) -> Int? {
    // Keys are spread evenly, so that it is near its place by proportion.
    let guess = Int((UInt64(top) &* UInt64(fences.count)) &>> 32)
    let reach = 64
    var low = guess >= reach && fences[guess &- reach] <= top ? guess &- reach &+ 1 : 0
    var high = guess &+ reach < fences.count && fences[guess &+ reach] > top ? guess &+ reach : fences.count
    while low < high {
      let middle = (low &+ high) &>> 1
      if fences[middle] <= top { low = middle &+ 1 } else { high = middle }
    }
    return low > 0 ? low &- 1 : nil
  }

  /// Reads a page; returns the number of its entries.
  private mutating func read(_ number: Int) throws(Failure) -> Int {
    try file.read((1 + number) * HistoryHeader.pageSize, HistoryHeader.pageSize, into: &page)
    guard page.count == HistoryHeader.pageSize else { throw HistoryFlaw.damaged.failure }
    if !isChecked[number] {
      guard HistoryPage.isWhole(page.span) else { throw HistoryFlaw.damaged.failure }
      isChecked[number] = true
    }
    return HistoryPage.count(number, header)
  }

  private func entry(_ key: EventKey, among count: Int) -> HistoryEntry? {
    let bytes = page.span
    var (low, high) = (0, count)
    while low < high {
      let middle = (low &+ high) &>> 1
      if EventKey(bytes, at: middle &* HistoryEntry.size) < key { low = middle &+ 1 } else { high = middle }
    }
    guard low < count, EventKey(bytes, at: low * HistoryEntry.size) == key else { return nil }
    return HistoryEntry(bytes, at: low * HistoryEntry.size)
  }
}
