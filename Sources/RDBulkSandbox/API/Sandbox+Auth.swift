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

  /// `GET /auth/dialog`, which makes the code valid for a login.
  mutating func showDialog() -> HTTPResponse {
    grants.grantCode()
    return Self.dialog
  }

  /// The dialog's page; nothing from the request is in it.
  private static let dialog = HTTPResponse(
    status: 200, contentType: "text/html; charset=utf-8",
    body: Array(
      """
      <!doctype html>
      <html lang="en"><head><title>Sandbox</title></head>
      <body><h1>Sandbox</h1><p>The authorization code is <code>sandbox-code</code>.</p></body></html>

      """.utf8))

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
