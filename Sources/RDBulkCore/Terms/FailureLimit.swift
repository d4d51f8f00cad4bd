/// When a run stops because too many rows failed.
package enum FailureLimit: Equatable, Sendable {
  case rows(Int)
  /// Of the rows that were sent and have an outcome.
  case percent(Double)
}
