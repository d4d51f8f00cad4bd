/// The files of a job.
package enum JobFile: Equatable, Sendable, CaseIterable {
  case results, rejects, journal
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

/// Which steps are due when.
package enum JobSteps {
  /// Writes what a turn brought; requests leave after it where `hasSent`.
  package static func turn(_ sync: SyncPolicy, hasSent: Bool) -> [JobStep] {
    sync == .always && hasSent ? writes + [.sync(.results), .sync(.journal)] : writes
  }

  /// Writes what a turn brought where nobody can resume the job.
  package static let unjournaled: [JobStep] = [.write(.results), .write(.rejects)]

  private static let writes: [JobStep] = [.write(.results), .write(.rejects), .write(.journal)]

  /// Writes the journal anew with what still matters. What it leaves out is out of doubt only because its results are
  /// on disk, so these come first.
  package static func compact(_ records: [JournalRecord], _ sync: SyncPolicy) -> [JobStep] {
    sync == .none ? [.replaceJournal(records)] : [.sync(.results), .replaceJournal(records)]
  }

  /// Ends a run that stopped: another one will go on.
  package static func stop(_ sync: SyncPolicy) -> [JobStep] {
    sync == .none ? [] : [.sync(.results), .sync(.rejects), .sync(.journal)]
  }

  /// Ends a job.
  package static func end(_ done: JournalRecord, _ sync: SyncPolicy) -> [JobStep] {
    sync == .none ? [.replaceJournal([done])] : [.sync(.results), .sync(.rejects), .replaceJournal([done])]
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
