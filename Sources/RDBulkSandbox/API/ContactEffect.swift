/// What an event does to its contact.
enum ContactEffect: Equatable, Sendable {
  /// Creates the contact; only for one that doesn't exist yet.
  case creation
  /// Effects on the funnel.
  case opportunity, lost, sale

  /// nil for events that leave the contact alone.
  init?(ofEventType type: String) {
    switch type {
    case "CONVERSION": self = .creation
    case "OPPORTUNITY": self = .opportunity
    case "OPPORTUNITY_LOST": self = .lost
    case "SALE": self = .sale
    default: return nil
    }
  }
}
