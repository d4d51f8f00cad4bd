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
