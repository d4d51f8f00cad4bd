/// The commands that read rows and send them.
package enum SendCommand: Equatable, Sendable {
  case lost
  case opportunity
  case won
  /// Any event of the API, by its name.
  case event(EventType)
  case funnelSet
  case funnelGet
  case verify

  /// As it is typed behind `rdbulk`.
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
  /// What the command makes of a row.
  package var operation: Operation {
    switch self {
    case .lost: Operation(.opportunityLost)
    case .opportunity: Operation(.opportunity)
    case .won: Operation(.sale)
    // Whether a second copy counts twice is not known of every type: none is repeated unless it is asked for.
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
