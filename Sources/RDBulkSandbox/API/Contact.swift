import RDBulkCore

/// The stages of a funnel, as the API spells them.
enum LifecycleStage: String, Equatable, Sendable, CaseIterable {
  case lead = "Lead"
  case qualifiedLead = "Qualified Lead"
  case client = "Client"
}

/// What the sandbox remembers about one contact.
struct Contact: Equatable, Sendable {
  let uuid: UUID4
  let fit: UInt8
  let interest: UInt8
  var stage = LifecycleStage.lead
  var isOpportunity = false
  var owner: String?
  var eventQuota = ContactQuota()
  var funnelQuota = ContactQuota()

  /// A contact is the same in every run: everything is derived from its email.
  init(email: String) {
    var generator = SeededRandom(seed: SeededRandom.seed(of: email))
    uuid = UUID4(from: &generator)
    fit = UInt8(generator.next() % 101)
    interest = UInt8(generator.next() % 101)
  }

  /// Applies an event to the funnel. The effect of a sale isn't documented; the sandbox does what `verify` looks for.
  mutating func apply(_ effect: ContactEffect) {
    switch effect {
    case .creation: break
    case .opportunity: isOpportunity = true
    case .lost: isOpportunity = false
    case .sale:
      stage = .client
      isOpportunity = false
    }
  }

  var funnel: JSONValue {
    .object([
      .init("lifecycle_stage", .string(stage.rawValue)),
      .init("opportunity", .bool(isOpportunity)),
      .init("contact_owner_email", owner.map(JSONValue.string) ?? .null),
      .init("fit", .number(String(fit))),
      .init("interest", .number(String(interest))),
    ])
  }
}
