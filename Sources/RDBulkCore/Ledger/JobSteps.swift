/// Which steps are due when, in a job with these files.
package struct JobSteps: Sendable {
  /// Writes what a turn brought where nobody can resume the job.
  package let unjournaled: [JobStep]
  private let writes: [JobStep]
  private let syncs: [JobStep]
  private let sync: SyncPolicy

  /// What is done to rejects that are not kept does nothing; other files are named only where they are there.
  package init(_ sync: SyncPolicy, keepsAccepts: Bool) {
    let files: [JobFile] = [.results, .rejects] + (keepsAccepts ? [.accepts] : [])
    self.sync = sync
    unjournaled = files.map(JobStep.write)
    writes = unjournaled + [.write(.journal)]
    syncs = files.map(JobStep.sync)
  }

  /// Writes what a turn brought; requests leave after it where `hasSent`.
  package func turn(hasSent: Bool) -> [JobStep] {
    sync == .always && hasSent ? writes + [.sync(.results), .sync(.journal)] : writes
  }

  /// Writes the journal anew with what still matters. What it leaves out is out of doubt only because its results are
  /// on disk, so these come first.
  package func compact(_ records: [JournalRecord]) -> [JobStep] {
    sync == .none ? [.replaceJournal(records)] : [.sync(.results), .replaceJournal(records)]
  }

  /// Ends a run that stopped: another one will go on.
  package var stop: [JobStep] { sync == .none ? [] : syncs + [.sync(.journal)] }

  /// Ends a job.
  package func end(_ done: JournalRecord) -> [JobStep] {
    sync == .none ? [.replaceJournal([done])] : syncs + [.replaceJournal([done])]
  }

  /// Takes from a file what a run that goes on writes again. Unless the disk keeps that, a power cut could bring back
  /// what was cut off, in the place of what a later journal counts.
  package func cut(_ copy: RowCopy, to length: Int) -> [JobStep] {
    sync == .none ? [.cut(copy.file, to: length)] : [.cut(copy.file, to: length), .sync(copy.file)]
  }
}
