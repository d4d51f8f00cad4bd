/// What a contact's funnel shows about an accepted event.
package enum Verified: String, Equatable, Sendable, CaseIterable {
  /// The event took effect.
  case yes
  /// The funnel shows something else.
  case no
  /// There is no such contact, so the event was dropped.
  case absent
}
