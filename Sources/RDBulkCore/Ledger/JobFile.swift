/// The files of a job.
package enum JobFile: Equatable, Sendable, CaseIterable {
  case results, rejects, accepts, before, journal
}
