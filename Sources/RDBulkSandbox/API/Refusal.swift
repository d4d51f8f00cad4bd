import RDBulkCore

/// A refused request, with its answer.
struct Refusal: Error, Equatable, Sendable {
  var response: HTTPResponse
}

/// The shapes of the API's errors, each as an answer.
extension Refusal {
  private static func json(_ status: Int, _ value: JSONValue, _ fields: [HTTPField] = []) -> Refusal {
    Refusal(response: .json(status, value, fields))
  }

  /// `{"errors":{"error_type":…,"error_message":…}}`
  static func flat(_ status: Int, _ type: String, _ message: String, _ fields: [HTTPField] = []) -> Refusal {
    json(status, .object([.init("errors", .object(FieldError.members(type, message)))]), fields)
  }

  /// `{"errors":[{…,"path":…},…]}`
  static func list(_ elements: [JSONValue]) -> Refusal {
    json(400, .object([.init("errors", .array(elements))]))
  }

  /// `[{…,"path":…},…]`
  static func bareList(_ elements: [JSONValue]) -> Refusal { json(400, .array(elements)) }

  /// `{"errors":{"email":[{…}],…}}`: the fields under the last part of their names.
  static func byField(_ errors: [FieldError]) -> Refusal {
    var fields: [JSONValue.Member] = []
    for error in errors {
      let name = error.path.split(separator: ".").last.map(String.init) ?? error.path
      let element = JSONValue.object(FieldError.members(error.type, error.message))
      if let index = fields.firstIndex(where: { $0.key == name }) {
        fields[index].value = .array((fields[index].value.elements ?? []) + [element])
      } else {
        fields.append(.init(name, .array([element])))
      }
    }
    return json(400, .object([.init("errors", .object(fields))]))
  }

  static func badRequest(_ message: String) -> Refusal { flat(400, "BAD_REQUEST", message) }

  static let notFound = flat(404, "RESOURCE_NOT_FOUND", "The resource could not be found.")
  static let leadNotFound = flat(404, "RESOURCE_NOT_FOUND", "Lead not found.")
  static let tooLarge = flat(413, "PAYLOAD_TOO_LARGE", "The request body is larger than 0.2 MB.")
  static let unsupportedType = flat(415, "UNSUPPORTED_MEDIA_TYPE", "The Content-Type is not supported.")
  static let invalidToken = flat(401, "UNAUTHORIZED", "Invalid token.")

  /// The shapes that callers have seen for an expired token; the last doesn't tell it from a wrong one.
  static let expiredToken = [
    flat(401, "UNAUTHORIZED", "Invalid token.", [HTTPField("WWW-Authenticate", expiry)]),
    flat(401, "UNAUTHORIZED", "Invalid token.", [HTTPField("x-amzn-remapped-www-authenticate", expiry)]),
    missingToken,
  ]

  private static let expiry =
    "Bearer realm=\"https://api.rd.services/\", error=\"expired_token\", "
    + "error_description=\"The access token expired\""

  /// The 401 of another layer; the sandbox answers it if there was no token at all.
  static let missingToken = json(
    401,
    .object([
      .init("error", .string("invalid_token")),
      .init("error_description", .string("The access token is invalid or has expired")),
    ]))

  static func methodNotAllowed(_ allowed: [String]) -> Refusal {
    flat(
      405, "METHOD_NOT_ALLOWED", "The method is not allowed for this resource.",
      [HTTPField("Allow", allowed.joined(separator: ", "))])
  }

  /// The gateway's 429: the account's quota is used up.
  static func rateLimited(_ fields: [HTTPField] = []) -> Refusal {
    json(429, .object([.init("message", .string("API rate limit exceeded"))]), fields)
  }

  /// The lead limiter's 429: the quota of the contact with the email `key` is used up.
  static func leadLimited(_ key: String, _ excess: ContactQuota.Excess) -> Refusal {
    let window = ContactQuota.window
    return json(
      429,
      .object([
        .init(
          "error",
          .string("'lead_limiter' rate limit exceeded for \(window) second(s) period for key '\(key)'")),
        .init("max", .number(String(excess.max))),
        .init("usage", .number(String(excess.usage))),
        .init("remaining_time", .number(String(excess.remaining))),
      ]))
  }
}
