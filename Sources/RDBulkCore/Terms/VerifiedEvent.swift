/// The events whose effect can be read back from a funnel.
package enum VerifiedEvent: String, Equatable, Sendable, CaseIterable {
  case lost, opportunity, won
}
