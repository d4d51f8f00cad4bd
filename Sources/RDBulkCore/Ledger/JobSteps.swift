/// Which steps are due when, in a job with these files.
package struct JobSteps: Sendable {
  private let fileWrites: [JobStep]
  private let writes: [JobStep]
  private let syncs: [JobStep]
  private let sync: SyncPolicy
  private let historyWrite: [JobStep]
  private let historySync: [JobStep]

  /// Steps on rejects that aren't kept do nothing; other files are named only if they exist.
  package init(_ sync: SyncPolicy, keepsAccepts: Bool, keepsBefore: Bool, keepsHistory: Bool = false) {
    let files: [JobFile] =
      [.results, .rejects] + (keepsAccepts ? [.accepts] : []) + (keepsBefore ? [.before] : [])
    self.sync = sync
    fileWrites = files.map(JobStep.write)
    historyWrite = keepsHistory ? [.write(.history)] : []
    historySync = keepsHistory ? [.sync(.history)] : []
    writes = fileWrites + [.write(.journal)] + historyWrite
    syncs = files.map(JobStep.sync)
  }

  /// Writes a turn's output; with `hasSent`, requests leave after it. With `hasBefore` it includes what funnels said,
  /// which is synced before they are changed: nothing could tell it afterwards.
  package func turn(hasSent: Bool, hasBefore: Bool) -> [JobStep] {
    let before = before(hasBefore)
    guard sync == .always, hasSent else { return before.isEmpty ? writes : writes + before }
    return writes + [.sync(.results)] + before + [.sync(.journal)] + historySync
  }

  /// Writes a turn's output if the job can't be resumed.
  package func unjournaled(hasBefore: Bool) -> [JobStep] {
    (hasBefore ? fileWrites + before(hasBefore) : fileWrites) + historyWrite
  }

  /// Ends a run that can't be resumed.
  package var unjournaledEnd: [JobStep] { sync == .none ? historyWrite : historyWrite + historySync }

  private func before(_ hasBefore: Bool) -> [JobStep] { hasBefore && sync != .none ? [.sync(.before)] : [] }

  /// Rewrites the journal with what still matters. The rows it drops are settled only because their results are on
  /// disk, so the results come first.
  package func compact(_ records: [JournalRecord]) -> [JobStep] {
    sync == .none ? [.replaceJournal(records)] : [.sync(.results), .replaceJournal(records)]
  }

  /// Ends a run that stopped, for another one to resume.
  package var stop: [JobStep] {
    sync == .none ? historyWrite : historyWrite + syncs + [.sync(.journal)] + historySync
  }

  /// Ends a job.
  package func end(_ done: JournalRecord) -> [JobStep] {
    sync == .none
      ? historyWrite + [.replaceJournal([done])]
      : historyWrite + syncs + historySync + [.replaceJournal([done])]
  }

  /// Cuts from a file what a resumed run will write again. Without the sync, a power cut could bring back what was cut
  /// off, in the place of what a later journal counts.
  package func cut(_ file: JobFile, to length: Int) -> [JobStep] {
    sync == .none ? [.cut(file, to: length)] : [.cut(file, to: length), .sync(file)]
  }
}
