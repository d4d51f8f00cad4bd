import RDBulkCore

/// `/platform/contacts/…` and the funnel.
extension Sandbox {
  /// `GET /platform/contacts/{key}`.
  mutating func showContact(_ key: ContactKey, _ record: inout RequestRecord) throws(Refusal) -> HTTPResponse {
    let email = email(of: key)
    record.emails = [email]
    guard contacts.exists(email) else { throw .leadNotFound }
    return .json(
      200,
      .object([.init("uuid", .string(uuid(of: key, email))), .init("email", .string(email))]))
  }

  /// `GET` and `PUT /platform/contacts/{key}/funnels/default`.
  mutating func serveFunnel(
    _ key: ContactKey, _ request: HTTPRequest, now: Int, _ record: inout RequestRecord
  ) throws(Refusal) -> HTTPResponse {
    let email = email(of: key)
    record.emails = [email]
    guard contacts.exists(email) else { throw .leadNotFound }
    do throws(ContactQuota.Excess) {
      try contacts[email].funnelQuota.take(limit: funnelQuota, now: now)
    } catch {
      throw .leadLimited(email, error)
    }
    if request.method == "PUT" {
      let change = try FunnelChange(try Self.json(request))
      change.apply(to: &contacts[email])
    }
    return .json(200, contacts[email].funnel)
  }

  private func email(of key: ContactKey) -> String {
    switch key {
    case .email(let email): email
    case .uuid(let uuid): contacts.email(of: uuid)
    }
  }

  /// A contact requested by UUID answers to it, even if its email is made up.
  private mutating func uuid(of key: ContactKey, _ email: String) -> String {
    switch key {
    case .email: contacts.remember(email).uuid.text
    case .uuid(let uuid): uuid.text
    }
  }
}

/// What a PUT changes in a funnel; nil leaves a part unchanged.
private struct FunnelChange {
  private var stage: LifecycleStage?
  private var isOpportunity: Bool?
  /// The inner nil clears the owner.
  private var owner: String??

  /// Reads a body; throws everything wrong with it.
  init(_ body: JSONValue) throws(Refusal) {
    guard case .object = body else { throw .badRequest("The body must be an object.") }
    var errors: [FieldError] = []
    if let value = body["lifecycle_stage"] {
      stage = value.text.flatMap(LifecycleStage.init)
      if stage == nil { errors.append(.option("lifecycle_stage", of: LifecycleStage.allCases.map(\.rawValue))) }
    }
    if let value = body["opportunity"] {
      if case .bool(let flag) = value {
        isOpportunity = flag
      } else {
        errors.append(.format("opportunity", "Must be a boolean."))
      }
    }
    if let value = body["contact_owner_email"] {
      switch value {
      case .string("null"): owner = .some(nil)
      case .string(let email) where EventCheck.isPlausible(email: email): owner = email
      default: errors.append(.format("contact_owner_email", "Must be a valid email."))
      }
    }
    guard errors.isEmpty else { throw .bareList(errors.map { $0.element(under: "$.body") }) }
  }

  func apply(to contact: inout Contact) {
    if let stage { contact.stage = stage }
    if let isOpportunity { contact.isOpportunity = isOpportunity }
    if let owner { contact.owner = owner }
  }
}
