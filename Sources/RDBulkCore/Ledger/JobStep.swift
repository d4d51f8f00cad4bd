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
