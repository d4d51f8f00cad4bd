/// How effects are read back.
package struct VerificationPlan: Equatable, Sendable {
  /// nil: as the journal next to the results says.
  package var event: VerifiedEvent?
  /// Time from the last write to the results to the first reading, in nanoseconds.
  package var wait: Int64
}
