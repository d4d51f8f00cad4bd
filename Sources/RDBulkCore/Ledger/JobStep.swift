/// A single operation on a job's files. Thanks to their order, a kill between any two of them is harmless.
package enum JobStep: Equatable, Sendable {
  /// Make sure that each file is still the one that this run writes, and has what this run wrote and nothing else.
  case examine
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
