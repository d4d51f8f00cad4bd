/// What the API serves under a path.
enum Route: Equatable, Sendable {
  case event, batch, conversion
  case contact(ContactKey)
  case funnel(ContactKey)
  /// The account's name, and its contact fields.
  case account, fields
  case token, revocation, dialog

  /// Finds the route of a path; throws the API's answer if there is none.
  init(_ target: Target) throws(Refusal) {
    switch target.segments {
    case ["platform", "events"]: self = .event
    case ["platform", "events", "batch"]: self = .batch
    case ["platform", "conversions"]: self = .conversion
    case ["marketing", "account_info"]: self = .account
    case ["platform", "contacts", "fields"]: self = .fields
    case ["auth", "token"]: self = .token
    case ["auth", "revoke"]: self = .revocation
    case ["auth", "dialog"]: self = .dialog
    default:
      guard target.segments.starts(with: ["platform", "contacts"]) else { throw .notFound }
      switch target.segments.count {
      case 3: self = .contact(try Self.key(target.segments[2]))
      case 5 where target.segments[3] == "funnels" && target.segments[4] == "default":
        self = .funnel(try Self.key(target.segments[2]))
      default: throw .notFound
      }
    }
  }

  /// Parses `uuid:…` or `email:…` in a path segment.
  private static func key(_ segment: Substring) throws(Refusal) -> ContactKey {
    guard let text = Percent.decode(segment, plusIsSpace: false) else {
      throw .badRequest("The path is not percent-encoded UTF-8.")
    }
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2 else { throw .notFound }
    switch parts[0] {
    case "uuid":
      guard let uuid = UUID4(String(parts[1])) else { throw .badRequest("The uuid is not valid.") }
      return .uuid(uuid)
    case "email":
      let email = parts[1].lowercased()
      guard EventCheck.isPlausible(email: email) else { throw .badRequest("The email is not valid.") }
      return .email(email)
    default: throw .notFound
    }
  }

  var methods: [String] {
    switch self {
    case .event, .batch, .conversion, .token, .revocation: ["POST"]
    case .contact, .account, .fields: ["GET"]
    case .dialog: ["GET", "POST"]
    case .funnel: ["GET", "PUT"]
    }
  }

  /// The kinds of requests that the account has a quota for.
  enum Kind: Sendable {
    case events, funnels
  }

  /// The account's quota that counts the request; nil: none.
  var kind: Kind? {
    switch self {
    case .event, .batch, .conversion: .events
    case .funnel: .funnels
    default: nil
    }
  }

  /// Whether the request may get a fault.
  var isFaulty: Bool { kind != nil }

  /// Whether the request counts towards a token's expiry. Those about contacts do; those about tokens or the account as
  /// a whole, which a program makes before its work, don't.
  var wearsToken: Bool {
    if case .contact = self { return true }
    return kind != nil
  }

  /// Whether an access token is required.
  var needsToken: Bool {
    switch self {
    case .conversion, .token, .dialog: false
    default: true
    }
  }
}
