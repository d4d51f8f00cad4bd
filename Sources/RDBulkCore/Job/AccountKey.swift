/// Tells accounts apart without saying which they are: runs with the same key share a quota.
package struct AccountKey: Equatable, Sendable {
  /// A name for a file, made of a digest.
  package let fileName: String

  private init(_ identity: [String], _ operation: Operation) {
    // The API counts calls of the funnel by themselves.
    let kind = operation.target == .funnel ? "funnels" : "events"
    let text = (identity + [kind]).joined(separator: "\u{1F}")
    fileName = "quota-\(Hex.text(Digest(of: text).value, digits: 16))"
  }

  /// What is known of the account once the login is.
  package struct Known: Sendable {
    /// Where requests go.
    package var baseURL: String
    package var isLoopback: Bool
    /// The account's name, if the API gave it.
    package var name: String?
    package var token: String?
    package var apiKey: String?

    /// What is known; the account's name if it was asked for.
    package init(baseURL: String, isLoopback: Bool, name: String?, token: String?, apiKey: String?) {
      self.baseURL = baseURL
      self.isLoopback = isLoopback
      self.name = name
      self.token = token
      self.apiKey = apiKey
    }
  }

  /// The account that `login` is for: by the stored login, else by the client and its refresh token, else by its name, else
  /// by the token. A server on the loopback is an account. nil for the sandbox in this process.
  package init?(_ login: LoginPlan, _ known: Known, _ operation: Operation) {
    guard let identity = Self.identity(login, known) else { return nil }
    self.init([known.baseURL] + identity, operation)
  }

  private static func identity(_ login: LoginPlan, _ known: Known) -> [String]? {
    if case .sandbox = login { return nil }
    if known.isLoopback { return [] }
    if let stored = stored(login) { return stored }
    if let key = known.apiKey { return ["key", key] }
    if let name = known.name { return ["name", name] }
    return known.token.map { ["token", $0] }
  }

  private static func stored(_ login: LoginPlan) -> [String]? {
    guard case .token(let choice, _, _) = login else { return nil }
    switch choice.renewal {
    case .environment(let client, let refreshToken): return ["client", client.id, refreshToken]
    case .profile: return ["profile", choice.profile.text]
    case nil: return choice.token == .profile ? ["profile", choice.profile.text] : nil
    }
  }

  /// Whether the account's name tells it apart, so that it is worth asking for.
  package static func needsName(_ login: LoginPlan, isLoopback: Bool) -> Bool {
    guard case .token = login, !isLoopback else { return false }
    return stored(login) == nil
  }
}
