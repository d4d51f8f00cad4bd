import RDBulkCore

/// The tokens that the sandbox accepts, hands out and takes back.
struct Grants: Sendable {
  static let apiKey = "sandbox-key"
  private static let clientID = "sandbox-client"
  private static let clientSecret = "sandbox-secret"
  private static let code = "sandbox-code"
  private static let refreshToken = "sandbox-refresh"
  private static let expiredToken = "expired-token"
  /// Seconds.
  private static let lifetime = 86_400

  /// The accepted access tokens and when each expires (Unix milliseconds).
  private var expiries = ["sandbox-token": Int.max]
  private var canRefresh = true

  /// Checks the value of an Authorization field (RFC 6750); nil is a missing one.
  func authorize(_ authorization: String?, now: Int) throws(Refusal) {
    guard let authorization else { throw .missingToken }
    let words = authorization.split(separator: " ", omittingEmptySubsequences: true)
    guard words.count == 2, words[0].lowercased() == "bearer" else { throw .invalidToken }
    if words[1] == Self.expiredToken { throw .expiredToken }
    guard let expiry = expiries[String(words[1])] else { throw .invalidToken }
    guard now < expiry else { throw .expiredToken }
  }

  /// Answers a token request. Unlike the API's, the sandbox's code can be used again.
  mutating func issue(
    _ body: JSONValue, byCode: Bool, now: Int, uuids: inout SplitMix64
  ) throws(Refusal) -> HTTPResponse {
    guard body["client_id"]?.text == Self.clientID, body["client_secret"]?.text == Self.clientSecret else {
      throw .flat(401, "ACCESS_DENIED", "Wrong credentials provided.")
    }
    if byCode {
      guard body["code"]?.text == Self.code else {
        throw .flat(401, "EXPIRED_CODE_GRANT", "The authorization code grant has expired.")
      }
      canRefresh = true
    } else {
      guard canRefresh, body["refresh_token"]?.text == Self.refreshToken else {
        throw .flat(401, "INVALID_REFRESH_TOKEN", "The provided refresh token is invalid or was revoked.")
      }
    }
    expiries = expiries.filter { $0.value > now }
    let token = "sandbox-token-\(UUID4(from: &uuids).text)"
    expiries[token] = now + Self.lifetime * 1000
    return .json(
      200,
      .object([
        .init("access_token", .string(token)),
        .init("expires_in", .number(String(Self.lifetime))),
        .init("refresh_token", .string(Self.refreshToken)),
      ]))
  }

  /// Ends the account's tokens, as the API does whichever of them is named. An unknown token is no error
  /// (RFC 7009, section 2.2).
  mutating func revoke(_ token: String) {
    guard token == Self.refreshToken || expiries[token] != nil else { return }
    expiries = [:]
    canRefresh = false
  }
}
