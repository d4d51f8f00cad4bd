/// Which steps are due when, in a job with these files.
package struct JobSteps: Sendable {
  private let fileWrites: [JobStep]
  private let writes: [JobStep]
  private let syncs: [JobStep]
  private let sync: SyncPolicy

  /// Steps on rejects that aren't kept do nothing; other files are named only if they exist.
  package init(_ sync: SyncPolicy, keepsAccepts: Bool, keepsBefore: Bool) {
    let files: [JobFile] =
      [.results, .rejects] + (keepsAccepts ? [.accepts] : []) + (keepsBefore ? [.before] : [])
    self.sync = sync
    fileWrites = files.map(JobStep.write)
    writes = fileWrites + [.write(.journal)]
    syncs = files.map(JobStep.sync)
  }

  /// Writes a turn's output; with `hasSent`, requests leave after it. With `hasBefore` it includes what funnels said,
  /// which is synced before they are changed: nothing could tell it afterwards.
  package func turn(hasSent: Bool, hasBefore: Bool) -> [JobStep] {
    let before = before(hasBefore)
    guard sync == .always, hasSent else { return before.isEmpty ? writes : writes + before }
    return writes + [.sync(.results)] + before + [.sync(.journal)]
  }

  /// Writes a turn's output if the job can't be resumed.
  package func unjournaled(hasBefore: Bool) -> [JobStep] {
    hasBefore ? fileWrites + before(hasBefore) : fileWrites
  }

  private func before(_ hasBefore: Bool) -> [JobStep] { hasBefore && sync != .none ? [.sync(.before)] : [] }

  /// Rewrites the journal with what still matters. The rows it drops are settled only because their results are on
  /// disk, so the results come first.
  package func compact(_ records: [JournalRecord]) -> [JobStep] {
    sync == .none ? [.replaceJournal(records)] : [.sync(.results), .replaceJournal(records)]
  }

  /// Ends a run that stopped, for another one to resume.
  package var stop: [JobStep] { sync == .none ? [] : syncs + [.sync(.journal)] }

  /// Ends a job.
  package func end(_ done: JournalRecord) -> [JobStep] {
    sync == .none ? [.replaceJournal([done])] : syncs + [.replaceJournal([done])]
  }

  /// Cuts from a file what a resumed run will write again. Without the sync, a power cut could bring back what was cut
  /// off, in the place of what a later journal counts.
  package func cut(_ file: JobFile, to length: Int) -> [JobStep] {
    sync == .none ? [.cut(file, to: length)] : [.cut(file, to: length), .sync(file)]
  }
}
