extension VerifiedEvent {
  /// Judges an outcome by the contact's funnel and records what is wrong; nil if the funnel isn't known.
  package func judge(_ outcome: inout Outcome, _ funnel: Funnel?) -> Verified? {
    if outcome.status == .rejected, outcome.error == "RESOURCE_NOT_FOUND" { return .absent }
    guard outcome.status == .accepted, let funnel else { return nil }
    guard let says = contradiction(funnel) else { return .yes }
    outcome.error = "NOT_APPLIED"
    outcome.message = says
    return .no
  }

  /// What in the funnel contradicts the event; nil if it took effect.
  private func contradiction(_ funnel: Funnel) -> Message? {
    switch self {
    case .lost where funnel.isOpportunity == false: nil
    case .opportunity where funnel.isOpportunity == true: nil
    case .won where funnel.lifecycleStage == "Client": nil
    case .lost:
      "The funnel says opportunity \(Self.text(funnel.isOpportunity)); after OPPORTUNITY_LOST it would be false."
    case .opportunity:
      "The funnel says opportunity \(Self.text(funnel.isOpportunity)); after OPPORTUNITY it would be true."
    case .won:
      "The funnel says stage '\(ErrorBody.sentence(funnel.lifecycleStage ?? ""))'; after SALE it would be 'Client'."
    }
  }

  private static func text(_ value: Bool?) -> Message { value.map { Message(verbatim: "\($0)") } ?? Message("nothing") }
}
