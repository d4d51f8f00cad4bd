/// The files of a job.
package enum JobFile: Equatable, Sendable, CaseIterable {
  case results, rejects, accepts, journal
}

/// A single operation on a job's files. Thanks to their order, a kill between any two of them is harmless.
package enum JobStep: Equatable, Sendable {
  /// Append what the ledger holds for the file.
  case write(JobFile)
  /// Sync the file.
  case sync(JobFile)
  /// Start syncing all files as they are now, in the order of ``JobFile``, while the run carries on.
  case startSync
  /// Wait for the sync begun by `startSync`.
  case awaitSync
  case cut(JobFile, to: Int)
  /// Replace the journal's records with these, all or nothing.
  case replaceJournal([JournalRecord])
}

extension JournalRecord {
  /// Everything a journal must hold for an unfinished job. `sent` are the rows in doubt; `reserved` is the last row
  /// that may leave before the next sync, 0 if there is none.
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
