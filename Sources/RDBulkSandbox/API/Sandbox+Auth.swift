import RDBulkCore

/// `/auth/…`, and reading bodies.
extension Sandbox {
  /// `POST /auth/revoke`, a form with `token`.
  mutating func revoke(_ request: HTTPRequest) throws(Refusal) -> HTTPResponse {
    guard Self.mediaType(request) == "application/x-www-form-urlencoded" else { throw .unsupportedType }
    let form = Target("/?" + String(decoding: request.body, as: UTF8.self))
    guard let token = form.parameter("token"), !token.isEmpty else { throw .badRequest("The token is missing.") }
    grants.revoke(token)
    return .json(200, .object([]))
  }

  /// `GET /auth/dialog` shows the page where one agrees; its button posts, and the answer sends the browser back with a
  /// new code, as the API does.
  mutating func showAgreement(_ request: HTTPRequest, now: Int) throws(Refusal) -> HTTPResponse {
    let agreement = try AgreementPage(Target(request.target))
    return request.method == "POST"
      ? agreement.redirect(code: grants.makeCode(now: now)) : agreement.page(request.field("accept-language"))
  }

  /// The body as JSON.
  static func json(_ request: HTTPRequest) throws(Refusal) -> JSONValue {
    guard mediaType(request) == "application/json" else { throw .unsupportedType }
    do throws(JSONError) {
      return try JSONValue(parsing: request.body)
    } catch {
      throw .badRequest("The body is not valid JSON: \(error.text.text(in: .english)) (byte \(error.offset)).")
    }
  }

  /// The Content-Type without its parameters, in lower case (RFC 9110, section 8.3.1).
  private static func mediaType(_ request: HTTPRequest) -> String? {
    guard let field = request.field("content-type") else { return nil }
    let type = field.prefix { $0 != ";" }
    return type.split(separator: " ").first.map { $0.lowercased() }
  }
}
