/// The contacts by email (in lower case) and by UUID. A contact comes into being when it is first asked for, unless the
/// sandbox's options make it absent: such a contact is created by a conversion, as in the API.
struct ContactBook: Sendable {
  private let absent: String?
  private var contacts: [String: Contact] = [:]
  private var emails: [UUID4: String] = [:]
  /// Contacts that the options make absent but that were created.
  private var created: Set<String> = []

  init(absent: String?) {
    self.absent = absent.flatMap { $0.isEmpty ? nil : $0.lowercased() }
  }

  /// The number of remembered contacts.
  var count: Int { contacts.count }

  /// Whether the API would know the contact.
  func exists(_ email: String) -> Bool {
    guard let absent else { return true }
    return !email.utf8.contains(absent.utf8) || created.contains(email)
  }

  /// Applies an accepted event.
  mutating func apply(_ effect: ContactEffect, to email: String) {
    if effect == .creation, !exists(email) { created.insert(email) }
    self[email].apply(effect)
  }

  /// The contact with this email; an absent one has quotas too.
  subscript(email: String) -> Contact {
    get { contacts[email] ?? Contact(email: email) }
    _modify {
      _ = remember(email)
      yield &contacts[email, default: Contact(email: email)]
    }
  }

  /// The contact with this email, which can be found by its UUID from now on.
  mutating func remember(_ email: String) -> Contact {
    if let contact = contacts[email] { return contact }
    let contact = Contact(email: email)
    contacts[email] = contact
    emails[contact.uuid] = email
    return contact
  }

  /// The email of the contact with this UUID; for an unknown one, an email is made up.
  func email(of uuid: UUID4) -> String {
    emails[uuid] ?? "\(uuid.text)@sandbox.example"
  }
}
