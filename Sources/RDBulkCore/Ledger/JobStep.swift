/// The files of a job.
package enum JobFile: Equatable, Sendable, CaseIterable {
  case results, rejects, accepts, journal
}

/// One thing that is done to a job's files. Their order is what makes a kill between any two of them harmless.
package enum JobStep: Equatable, Sendable {
  /// What the ledger holds for the file is added to it.
  case write(JobFile)
  /// The disk is asked to keep the file as it is.
  case sync(JobFile)
  /// The disk is asked to keep all files as they are now, in the order of ``JobFile``, while the run goes on.
  case startSync
  /// What `startSync` asked for is awaited.
  case awaitSync
  case cut(JobFile, to: Int)
  /// These records take the place of the journal's, all of them or none.
  case replaceJournal([JournalRecord])
}

/// A file of rows as they came, which a job keeps where it is asked to.
package enum RowCopy: Equatable, Sendable, CaseIterable {
  case rejects, accepts

  package var file: JobFile {
    switch self {
    case .rejects: .rejects
    case .accepts: .accepts
    }
  }
}

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

extension JournalRecord {
  /// All that a journal must hold of a job that is not at its end: `sent` are the rows in doubt, `reserved` the last
  /// row that may leave before the disk is asked again, 0 where there is none.
  package static func anew(
    _ binding: JobBinding, boot: String, _ position: JobPosition, sent: [Int], reserved: Int
  ) -> [JournalRecord] {
    let records: [JournalRecord] = [.job(binding), .boot(boot), .turn(position, sent: sent, released: [])]
    return reserved > 0 ? records + [.reserve(reserved)] : records
  }
}

extension JournalRecord {
  /// The lines of `records`.
  package static func bytes(_ records: [JournalRecord]) -> [UInt8] {
    var bytes: [UInt8] = []
    for record in records { record.append(to: &bytes) }
    return bytes
  }
}
