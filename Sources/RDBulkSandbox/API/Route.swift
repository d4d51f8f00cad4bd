/// Who a contact request is about.
enum ContactKey: Equatable, Sendable {
  case uuid(UUID4)
  /// In lower case.
  case email(String)
}

/// What the API serves under a path.
enum Route: Equatable, Sendable {
  case event, batch, conversion
  case contact(ContactKey)
  case funnel(ContactKey)
  case token, revocation, dialog

  /// Finds the route of a path; throws what the API answers where there is none.
  init(_ target: Target) throws(Refusal) {
    switch target.segments {
    case ["platform", "events"]: self = .event
    case ["platform", "events", "batch"]: self = .batch
    case ["platform", "conversions"]: self = .conversion
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

  /// Reads `uuid:…` or `email:…` out of a path segment.
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
    case .contact, .dialog: ["GET"]
    case .funnel: ["GET", "PUT"]
    }
  }

  /// Whether the account's quota counts the request.
  var sendsEvents: Bool {
    switch self {
    case .event, .batch, .conversion: true
    default: false
    }
  }

  /// Whether the request may suffer a fault.
  var isFaulty: Bool {
    if case .funnel = self { return true }
    return sendsEvents
  }

  /// Whether the request is one to the platform, and none about tokens.
  var isPlatform: Bool {
    switch self {
    case .token, .revocation, .dialog: false
    default: true
    }
  }

  /// Whether an access token is asked for.
  var needsToken: Bool {
    switch self {
    case .conversion, .token, .dialog: false
    default: true
    }
  }
}
