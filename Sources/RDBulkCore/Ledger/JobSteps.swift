/// Which steps are due when, in a job with these files.
package struct JobSteps: Sendable {
  /// Writes a turn's output if the job can't be resumed.
  package let unjournaled: [JobStep]
  private let writes: [JobStep]
  private let syncs: [JobStep]
  private let sync: SyncPolicy

  /// Steps on rejects that aren't kept do nothing; other files are named only if they exist.
  package init(_ sync: SyncPolicy, keepsAccepts: Bool) {
    let files: [JobFile] = [.results, .rejects] + (keepsAccepts ? [.accepts] : [])
    self.sync = sync
    unjournaled = files.map(JobStep.write)
    writes = unjournaled + [.write(.journal)]
    syncs = files.map(JobStep.sync)
  }

  /// Writes a turn's output; with `hasSent`, requests leave after it.
  package func turn(hasSent: Bool) -> [JobStep] {
    sync == .always && hasSent ? writes + [.sync(.results), .sync(.journal)] : writes
  }

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
  package func cut(_ copy: RowCopy, to length: Int) -> [JobStep] {
    sync == .none ? [.cut(copy.file, to: length)] : [.cut(copy.file, to: length), .sync(copy.file)]
  }
}
