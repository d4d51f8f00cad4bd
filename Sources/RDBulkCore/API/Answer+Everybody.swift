/// Answers that would be given to every row: they say something about the way, the login or the account.
extension Answer {
  /// Who refuses every row.
  package enum Refuser: Equatable, Sendable {
    /// Something between this program and the API: a proxy, a portal, a wrong address.
    case between
    /// The login belongs to another product.
    case login
    /// The API itself.
    case api
  }

  /// The code of a key or token of an account without the Marketing product (rd-station-api, "Errors").
  private static let otherProduct = "UNABLE_TO_LOAD_CDP_SCHEMA"

  /// Who refuses every row with this answer, which isn't 2xx; nil if it is about the request's own rows, or passes.
  static func refuser(_ status: Int, _ error: APIError, _ body: Span<UInt8>) -> Refuser? {
    if error.code == otherProduct { return .login }
    switch status {
    case 300...399, 407: return .between
    case 403: return isPage(body) ? .between : .api
    // Other 4xx pages may be about one request: its length, or a byte in its path.
    case 404, 405, 451: return isPage(body) ? .between : nil
    default: return nil
    }
  }

  /// Whether a body is a page for a browser, which the API never sends with what it has taken or refused.
  static func isPage(_ body: Span<UInt8>) -> Bool {
    var index = 0
    while index < body.count, body[index] <= 0x20 { index += 1 }
    return index < body.count && body[index] == UInt8(ascii: "<")
  }
}
