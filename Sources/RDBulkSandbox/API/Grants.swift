import RDBulkCore

/// The account's logins and their tokens: what the sandbox accepts, issues and revokes.
///
/// A login starts with a code, or exists from the start; it has access tokens and a refresh token, and ends together
/// with them.
struct Grants: Sendable {
  static let apiKey = "sandbox-key"
  static let clientID = "sandbox-client"
  private static let clientSecret = "sandbox-secret"
  /// Works every time, for rehearsals without a browser.
  private static let code = "sandbox-code"
  /// Of a code from the agreement page, in milliseconds.
  private static let codeLifetime = 3_600_000
  private static let expiredToken = "expired-token"
  /// Seconds.
  private static let lifetime = 86_400
  /// Beyond this many remembered access tokens, the expired ones are forgotten.
  private static let memory = 1000

  private struct Access: Sendable {
    let login: Int
    /// Unix milliseconds.
    let expiry: Int
    /// How many more platform requests it serves; nil: any number.
    var left: Int?

    func isExpired(at now: Int) -> Bool { now >= expiry || left == 0 }
  }

  /// How many platform requests an access token serves; nil: any number.
  private let service: Int?
  private let refreshing: RefreshPolicy
  private var numbers: SeededRandom
  private var accesses: [String: Access]
  private var forgetsAt = Self.memory
  /// The refresh tokens that work, and the login of each.
  private var refreshTokens = ["sandbox-refresh": 0]
  private var logins = 1
  /// Codes that were not used yet, and until when each works (Unix milliseconds).
  private var codes: [String: Int] = [:]
  private var expiredAnswers = 0

  init(service: Int?, refreshing: RefreshPolicy, seed: UInt64) {
    self.service = service
    self.refreshing = refreshing
    // A separate sequence: a renewal must shift neither the faults nor the events' UUIDs.
    numbers = SeededRandom(seed: SeededRandom.seed(of: "tokens of \(seed)"))
    accesses = ["sandbox-token": Access(login: 0, expiry: .max, left: service)]
  }

  // MARK: - Access

  /// Checks an Authorization value (RFC 6750), nil if it is missing; returns the token.
  mutating func authorize(_ authorization: String?, now: Int) throws(Refusal) -> String {
    guard let authorization else { throw .missingToken }
    let words = authorization.split(separator: " ", omittingEmptySubsequences: true)
    guard words.count == 2, words[0].lowercased() == "bearer" else { throw .invalidToken }
    let token = String(words[1])
    guard let access = accesses[token] else {
      throw token == Self.expiredToken ? expiredTokenRefusal() : .invalidToken
    }
    if access.isExpired(at: now) { throw expiredTokenRefusal() }
    return token
  }

  /// Counts a platform request that `token` was accepted for.
  mutating func count(_ token: String) {
    if let left = accesses[token]?.left { accesses[token]?.left = max(0, left - 1) }
  }

  /// Callers have seen several shapes for an expired token: uses each in turn.
  private mutating func expiredTokenRefusal() -> Refusal {
    defer { expiredAnswers += 1 }
    return Refusal.expiredToken[expiredAnswers % Refusal.expiredToken.count]
  }

  // MARK: - Tokens

  /// A code that works once, for an hour.
  mutating func makeCode(now: Int) -> String {
    codes = codes.filter { $0.value > now }
    let code = "\(Self.code)-\(UUID4(from: &numbers).text)"
    codes[code] = now + Self.codeLifetime
    return code
  }

  /// Answers a token request.
  mutating func issue(_ body: JSONValue, byCode: Bool, now: Int) throws(Refusal) -> HTTPResponse {
    guard body["client_id"]?.text == Self.clientID, body["client_secret"]?.text == Self.clientSecret else {
      throw .flat(401, "ACCESS_DENIED", "Wrong credentials provided.")
    }
    let grant = byCode ? try redeem(body["code"]?.text, now: now) : try renew(body["refresh_token"]?.text)
    if accesses.count >= forgetsAt {
      accesses = accesses.filter { !$0.value.isExpired(at: now) }
      forgetsAt = max(Self.memory, accesses.count * 2)
    }
    let token = "sandbox-token-\(UUID4(from: &numbers).text)"
    accesses[token] = Access(login: grant.login, expiry: now + Self.lifetime * 1000, left: service)
    return .json(
      200,
      .object([
        .init("access_token", .string(token)),
        .init("expires_in", .number(String(Self.lifetime))),
        .init("refresh_token", .string(grant.refreshToken)),
      ]))
  }

  /// Starts a login with a code, and uses it up.
  private mutating func redeem(_ code: String?, now: Int) throws(Refusal) -> (login: Int, refreshToken: String) {
    guard let code, code == Self.code || codes.removeValue(forKey: code).map({ $0 > now }) ?? false else {
      throw .flat(401, "EXPIRED_CODE_GRANT", "The authorization code grant has expired.")
    }
    logins += 1
    return (logins - 1, makeRefreshToken(for: logins - 1))
  }

  /// Continues the login of a refresh token, which may be used up by it.
  private mutating func renew(_ token: String?) throws(Refusal) -> (login: Int, refreshToken: String) {
    guard let token, let login = refreshTokens[token] else {
      throw .flat(401, "INVALID_REFRESH_TOKEN", "The provided refresh token is invalid or was revoked.")
    }
    switch refreshing {
    case .keep: return (login, token)
    case .rotate:
      refreshTokens[token] = nil
      return (login, makeRefreshToken(for: login))
    }
  }

  private mutating func makeRefreshToken(for login: Int) -> String {
    let token = "sandbox-refresh-\(UUID4(from: &numbers).text)"
    refreshTokens[token] = login
    return token
  }

  /// Ends the login of a token of either kind, as the API does whichever of them is named. An unknown token is not an
  /// error (RFC 7009, section 2.2).
  mutating func revoke(_ token: String) {
    guard let login = accesses[token]?.login ?? refreshTokens[token] else { return }
    accesses = accesses.filter { $0.value.login != login }
    refreshTokens = refreshTokens.filter { $0.value != login }
  }
}
