/// The files of a job.
package enum JobFile: Equatable, Sendable, CaseIterable {
  case results, rejects, accepts, before, journal
  /// What the account was sent, across jobs: it belongs to none of them.
  case history
}
