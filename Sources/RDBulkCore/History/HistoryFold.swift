/// Rewrites a history, with the entries of its log sorted into its pages.
///
/// It takes the log in parts, by ranges of keys, so that memory stays constant however long the log is: of each key the
/// last entry counts, and those of released events go.
package struct HistoryFold<File: HistoryBytes> {
  private let file: File
  private let old: HistoryHeader
  /// Entries of earlier days are left out; days since 1970-01-01.
  private let firstDay: UInt16
  /// Whether damaged pages are left out, instead of an error.
  private let skipsDamage: Bool
  /// Whether jobs that have not ended are taken for ended.
  package var givesUpOpenJobs = false
  /// How many entries were lost with damaged pages.
  package private(set) var lost = 0
  /// How many entries were left out because of their day.
  package private(set) var forgotten = 0
  /// The header of the new file.
  package private(set) var header: HistoryHeader

  private var page: [UInt8] = []
  private var fences: [UInt32] = []
  private var usedJobs: Set<Int> = []
  private var lastJob: UInt32?
  /// The entries of the log in the current range: each key with its place among them, and what it says.
  private var keys: [UInt128] = []
  private var words: [UInt64] = []
  private var base: HistoryCursor

  /// Entries of the log that are sorted at a time.
  private static var part: Int { 1 << 16 }

  /// Folds the history in `file`, which has `header`.
  package init(_ file: File, _ header: HistoryHeader, firstDay: UInt16 = 0, skipsDamage: Bool = false) {
    self.file = file
    self.firstDay = firstDay
    self.skipsDamage = skipsDamage
    old = header
    self.header = header
    base = HistoryCursor(header)
  }

  /// Writes the new file. `logged` is the number of entries in the log; `account` and `jobs` are what it says of them.
  /// Throws where the old one can't be read or the new one can't be written.
  package mutating func write(
    to output: inout some HistoryOutput, logged: Int, account: HistoryAccount?, jobs: [Int: HistoryJob]
  ) throws(Failure) {
    header.pages = 0
    header.entries = 0
    fences.reserveCapacity(old.pages + logged / HistoryHeader.entriesPerPage + 1)
    try output.write(header.bytes.span)
    let parts = UInt64(max(1, (logged + Self.part - 1) / Self.part))
    // Keys are spread evenly over the parts.
    keys.reserveCapacity(min(logged, Self.part + Self.part / 16))
    words.reserveCapacity(min(logged, Self.part + Self.part / 16))
    for part in 0..<parts {
      let (first, end) = (part << 32 / parts, (part + 1) << 32 / parts)
      try collect(first..<end, isChecked: part > 0)
      try merge(below: end, &output)
    }
    if !page.isEmpty { try endPage(&output) }
    header.pages = fences.count
    var log: [UInt8] = []
    HistoryHeader.appendIndex(of: fences, to: &log)
    if let account { HistoryBlock.append(account, to: &log) }
    for var job in jobs.values.sorted(by: { $0.number < $1.number }) {
      if givesUpOpenJobs { job.hasEnded = true }
      if usedJobs.contains(job.number) || !job.hasEnded { HistoryBlock.append(job, to: &log) }
    }
    try output.write(log.span)
    try output.rewrite(header.bytes.span, at: 0)
  }

  /// Takes from the log the entries whose keys' upper bits are in `range`.
  private mutating func collect(_ range: Range<UInt64>, isChecked: Bool) throws(Failure) {
    keys.removeAll(keepingCapacity: true)
    words.removeAll(keepingCapacity: true)
    var log = HistoryLog(from: old.logStart)
    var (keys, words) = (self.keys, self.words)
    self.keys = []
    self.words = []
    // A damaged log has places that must be checked each time.
    try log.read(file, isChecked: isChecked && !skipsDamage) { (block, bytes) throws(Failure) in
      guard case .entries(let entries) = block else { return }
      for offset in stride(from: entries.lowerBound, to: entries.upperBound, by: HistoryEntry.size) {
        guard range.contains(UInt64(EventKey.top(bytes, at: offset))), let entry = HistoryEntry(bytes, at: offset)
        else { continue }
        keys.append(entry.key.bits &<< 32 | UInt128(words.count))
        words.append(UInt64(entry.state.rawValue) << 48 | UInt64(entry.day) << 32 | UInt64(entry.job))
      }
    }
    keys.sort()
    (self.keys, self.words) = (keys, words)
  }

  /// Writes the entries of this range, from the log and the old pages, in the order of their keys.
  private mutating func merge(below end: UInt64, _ output: inout some HistoryOutput) throws(Failure) {
    var index = 0
    while index < keys.count {
      let key = EventKey(keys[index] &>> 32)
      while index + 1 < keys.count, EventKey(keys[index + 1] &>> 32) == key { index += 1 }
      let word = words[Int(keys[index] & 0xFFFF_FFFF)]
      index += 1
      try takeOld(below: key.bits, &output)
      if base.isNext(key) { base.pass(to: base.rest.lowerBound + HistoryEntry.size) }
      guard let state = HistoryEntry.State(rawValue: UInt8(word >> 48)), state != .released else { continue }
      try add(
        HistoryEntry(
          key, state, day: UInt16(truncatingIfNeeded: word >> 32), job: UInt32(truncatingIfNeeded: word)), &output)
    }
    try takeOld(below: UInt128(end) &<< 64, &output)
  }

  /// Copies the old entries whose keys are below `bound`. Afterwards the next one is there, if there is any.
  private mutating func takeOld(below bound: UInt128, _ output: inout some HistoryOutput) throws(Failure) {
    while try base.fill(file, skipsDamage: skipsDamage, &lost) {
      let range = base.below(bound)
      guard !range.isEmpty else { return }
      let bytes = base.bytes
      for start in stride(from: range.lowerBound, to: range.upperBound, by: HistoryEntry.size) {
        try take(bytes.span, start, &output)
      }
      base.pass(to: range.upperBound)
    }
  }

  /// Copies the old entry at `start` of `bytes` as it is, unless it is to be forgotten.
  @inline(__always)
  private mutating func take(_ bytes: Span<UInt8>, _ start: Int, _ output: inout some HistoryOutput) throws(Failure) {
    let (day, job) = HistoryEntry.dayAndJob(bytes, at: start)
    guard day >= firstDay else { return forgotten += 1 }
    if page.isEmpty { fences.append(EventKey.top(bytes, at: start)) }
    page.append(bytes, start..<start + HistoryEntry.size)
    try end(job, &output)
  }

  private mutating func add(_ entry: HistoryEntry, _ output: inout some HistoryOutput) throws(Failure) {
    guard entry.day >= firstDay else { return forgotten += 1 }
    if page.isEmpty { fences.append(entry.key.top) }
    entry.append(to: &page)
    try end(entry.job, &output)
  }

  /// An entry of this job was appended.
  @inline(__always)
  private mutating func end(_ job: UInt32, _ output: inout some HistoryOutput) throws(Failure) {
    if job != lastJob {
      usedJobs.insert(Int(job))
      lastJob = job
    }
    header.entries += 1
    if page.count == HistoryHeader.entriesPerPage * HistoryEntry.size { try endPage(&output) }
  }

  private mutating func endPage(_ output: inout some HistoryOutput) throws(Failure) {
    HistoryPage.complete(&page)
    try output.write(page.span)
    page.removeAll(keepingCapacity: true)
  }
}
