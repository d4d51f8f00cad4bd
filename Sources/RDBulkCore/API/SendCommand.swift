/// The commands that read rows and send them.
package enum SendCommand: Equatable, Sendable {
  case lost
  case opportunity
  case won
  /// Any of the API's events, by name.
  case event(EventType)
  case funnelSet
  case funnelGet
  case verify

  /// As typed after `rdbulk`.
  package var name: String {
    switch self {
    case .lost: "lost"
    case .opportunity: "opportunity"
    case .won: "won"
    case .event(let type): "event \(type.name)"
    case .funnelSet: "funnel set"
    case .funnelGet: "funnel get"
    case .verify: "verify"
    }
  }
}

extension SendCommand {
  /// What the command does with a row.
  package var operation: Operation {
    switch self {
    case .lost: Operation(.opportunityLost)
    case .opportunity: Operation(.opportunity)
    case .won: Operation(.sale)
    // Whether a second copy counts twice isn't known for every type: none is repeated unless the user asks for it.
    case .event(let type): Operation(type, isRepeatable: false)
    case .funnelSet:
      Operation(
        "funnel set", .put, .members,
        [.optionalContactEmail, .contactUUID, .lifecycleStage, .opportunity, .contactOwner])
    case .funnelGet: Operation("funnel get", .get, .none, [.optionalContactEmail, .contactUUID])
    case .verify: Operation("verify", .get, .none, [.contactEmail, .status])
    }
  }
}
