/// The events whose effect shows in a contact's funnel.
package enum VerifiedEvent: String, Equatable, Sendable, CaseIterable {
  case lost, opportunity, won
}
