/// What a run adds to its history: it collects the entries of a turn, which are written after the journal's record and
/// before anything of the turn leaves.
///
/// An event is possibly sent from before its request leaves until its answer is known; the entry of its end follows its
/// result. What another job has left as possibly sent stays so unless the event is accepted now.
package struct HistoryTurn: Equatable, Sendable {
  /// This job in the history.
  package private(set) var job: HistoryJob
  /// The entries of this turn.
  private var entries: [UInt8] = []
  /// Blocks that are to be written.
  package var pending: [UInt8] = []

  /// Begins with the block of the job, which precedes its entries.
  package init(_ job: HistoryJob) {
    self.job = job
    HistoryBlock.append(job, to: &pending)
  }

  /// Adds an entry.
  package mutating func add(_ key: EventKey, _ state: HistoryEntry.State, day: UInt16) {
    HistoryEntry(key, state, day: day, job: UInt32(job.number)).append(to: &entries)
  }

  /// The bytes of entries that are not in a block yet.
  package var waiting: Int { entries.count }

  /// Makes a block of the turn's entries.
  package mutating func closeTurn() { HistoryBlock.appendEntries(&entries, to: &pending) }

  /// The run is over, and what it has added is on disk once this is. `isSettled`: so is what earlier runs of the job may
  /// have sent.
  package mutating func close(hasEnded: Bool, isSettled: Bool) {
    closeTurn()
    job.hasEnded = hasEnded
    job.isSynced = job.isSynced || hasEnded || isSettled
    HistoryBlock.append(job, to: &pending)
  }

  /// What was pending is written.
  package mutating func written() { pending.removeAll(keepingCapacity: true) }
}

extension UInt16 {
  /// The day of a moment in nanoseconds since 1970, counted from 1970-01-01 (UTC).
  package init(day wall: Int64) { self = UInt16(clamping: wall / .seconds(86_400)) }
}
