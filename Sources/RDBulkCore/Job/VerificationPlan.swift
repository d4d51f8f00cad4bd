/// Reading back what was sent.
package struct VerificationPlan: Equatable, Sendable {
  /// nil: as the journal beside the results says.
  package var event: VerifiedEvent?
  /// From the results' last writing to the first reading, in nanoseconds.
  package var wait: Int64
}
