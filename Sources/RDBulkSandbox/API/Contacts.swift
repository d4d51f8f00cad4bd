import RDBulkCore

/// The stages of a funnel, as the API writes them.
enum LifecycleStage: String, Equatable, Sendable, CaseIterable {
  case lead = "Lead"
  case qualifiedLead = "Qualified Lead"
  case client = "Client"
}

/// What the sandbox remembers of one contact.
struct Contact: Equatable, Sendable {
  let uuid: UUID4
  let fit: UInt8
  let interest: UInt8
  var stage = LifecycleStage.lead
  var isOpportunity = false
  var owner: String?
  var eventQuota = ContactQuota()
  var funnelQuota = ContactQuota()

  /// A contact is the same in every run: all of it comes from its email.
  init(email: String) {
    var generator = SeededRandom(seed: SeededRandom.seed(of: email))
    uuid = UUID4(from: &generator)
    fit = UInt8(generator.next() % 101)
    interest = UInt8(generator.next() % 101)
  }

  /// Lets an event change the funnel. What a sale does stands in no public source; the sandbox does what `verify`
  /// looks for.
  fileprivate mutating func apply(_ effect: ContactEffect) {
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

/// The contacts by email (in lower case) and by UUID. Every contact that is asked for comes into being then, unless
/// it is absent by the sandbox's options: such a one is created by a conversion, as in the API.
struct ContactBook: Sendable {
  private let absent: String?
  private var contacts: [String: Contact] = [:]
  private var emails: [UUID4: String] = [:]
  /// Those that would be absent by the options, but were created.
  private var created: Set<String> = []

  init(absent: String?) {
    self.absent = absent.flatMap { $0.isEmpty ? nil : $0.lowercased() }
  }

  /// How many contacts are remembered.
  var count: Int { contacts.count }

  /// Whether the API would know the contact.
  func exists(_ email: String) -> Bool {
    guard let absent else { return true }
    return !email.utf8.contains(absent.utf8) || created.contains(email)
  }

  /// Lets an accepted event take effect.
  mutating func apply(_ effect: ContactEffect, to email: String) {
    if effect == .creation, !exists(email) { created.insert(email) }
    self[email].apply(effect)
  }

  /// The contact of an email; an absent one has quotas too.
  subscript(email: String) -> Contact {
    get { contacts[email] ?? Contact(email: email) }
    _modify {
      _ = remember(email)
      yield &contacts[email, default: Contact(email: email)]
    }
  }

  /// The contact of an email, which can be found by its UUID from now on.
  mutating func remember(_ email: String) -> Contact {
    if let contact = contacts[email] { return contact }
    let contact = Contact(email: email)
    contacts[email] = contact
    emails[contact.uuid] = email
    return contact
  }

  /// The email of the contact with this UUID; for one never seen, an email is made up.
  func email(of uuid: UUID4) -> String {
    emails[uuid] ?? "\(uuid.text)@sandbox.example"
  }
}
