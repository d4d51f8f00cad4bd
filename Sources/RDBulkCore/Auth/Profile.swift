/// A stored login: from `auth login`, or obtained with the environment's refresh token.
///
/// It holds secrets: it is written to one private file and never shown.
package struct Profile: Equatable, Sendable {
  /// nil if the login is the environment's: the client's id and secret stay there.
  package var clientID: String?
  package var clientSecret: String?
  package var accessToken: String?
  package var refreshToken: String?
  /// Unix seconds; nil if the server didn't say.
  package var expiresAt: Int64?
  /// The server that the tokens are for; they are sent to no other.
  package var baseURL: String
  /// The digest of the RD_REFRESH_TOKEN this login came from; nil if it came from `auth login`.
  package var refreshOrigin: String?
  /// The account's name, as the API gave it last; nil: not asked yet.
  package var account: String?
  /// Members of the file that this version doesn't know, kept unchanged.
  package var others: [JSONValue.Member] = []

  /// An empty login for one server.
  package init(baseURL: String) { self.baseURL = baseURL }

  /// The longest file that is read, in bytes.
  package static let sizeLimit = 1 << 17

  private enum Key {
    static let clientID = "client_id"
    static let clientSecret = "client_secret"
    static let accessToken = "access_token"
    static let refreshToken = "refresh_token"
    static let expiresAt = "expires_at"
    static let baseURL = "base_url"
    static let refreshOrigin = "refresh_origin"
    static let account = "account"
    static let all = [clientID, clientSecret, accessToken, refreshToken, expiresAt, baseURL, refreshOrigin, account]
  }

  /// Parses a profile's file; nil if this program didn't write it. Members may be absent or null.
  package init?(parsing bytes: [UInt8]) {
    guard bytes.count <= Self.sizeLimit, let value = try? JSONValue(parsing: bytes), case .object(let members) = value,
      let baseURL = value[Key.baseURL]?.text, !baseURL.isEmpty
    else { return nil }
    for key in Key.all {
      switch value[key] {
      case nil, .null: continue
      case .number where key == Key.expiresAt: continue
      case .string where key != Key.expiresAt: continue
      default: return nil
      }
    }
    let text = { (key: String) in value[key]?.text.flatMap { $0.isEmpty ? nil : $0 } }
    self.baseURL = baseURL
    clientID = text(Key.clientID)
    clientSecret = text(Key.clientSecret)
    accessToken = text(Key.accessToken)
    refreshToken = text(Key.refreshToken)
    refreshOrigin = text(Key.refreshOrigin)
    account = text(Key.account).flatMap(AccountName.cleaned)
    expiresAt = value[Key.expiresAt]?.integer.map(Int64.init)
    if let accessToken, !AccessToken.isValid(accessToken) { return nil }
    others = members.filter { !Key.all.contains($0.key) }
  }

  /// The file's content.
  package var json: [UInt8] {
    var members: [JSONValue.Member] = []
    let texts = [
      (Key.clientID, clientID), (Key.clientSecret, clientSecret), (Key.accessToken, accessToken),
      (Key.refreshToken, refreshToken), (Key.baseURL, baseURL), (Key.refreshOrigin, refreshOrigin),
      (Key.account, account),
    ]
    for (key, text) in texts { if let text { members.append(JSONValue.Member(key, .string(text))) } }
    if let expiresAt { members.append(JSONValue.Member(Key.expiresAt, .number(String(expiresAt)))) }
    var bytes: [UInt8] = []
    JSONValue.object(members + others).write(to: &bytes)
    bytes.append(ASCII.lineFeed)
    return bytes
  }

  /// The access token, unless it is known to have expired at `unixSeconds`.
  package func usableToken(_ unixSeconds: Int64) -> String? {
    if let expiresAt, expiresAt <= unixSeconds { return nil }
    return accessToken
  }

  /// Whether it has all that a renewal needs.
  package var renewsItself: Bool { clientID != nil && clientSecret != nil && refreshToken != nil }

  /// Takes what a server granted at `unixSeconds`. Without a new refresh token, the old one is kept.
  package mutating func take(_ grant: TokenGrant, _ unixSeconds: Int64) {
    accessToken = grant.accessToken
    expiresAt = grant.expiresIn.map { unixSeconds + $0 }
    refreshToken = grant.refreshToken ?? refreshToken
  }

  /// Everything in it that no output may repeat.
  package var secrets: [String] { [accessToken, refreshToken, clientSecret].compactMap(\.self) }
}
