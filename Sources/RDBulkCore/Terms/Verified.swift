/// What a contact's funnel says of an event that was accepted.
package enum Verified: String, Equatable, Sendable, CaseIterable {
  /// The event took effect.
  case yes
  /// The funnel says something else.
  case no
  /// There is no such contact, so that the event was dropped.
  case absent
}
