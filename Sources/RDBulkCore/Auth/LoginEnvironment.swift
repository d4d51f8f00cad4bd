/// The login variables in the environment; nil for one that is unset or empty.
package struct LoginEnvironment: Equatable, Sendable {
  package var accessToken: String?
  package var clientID: String?
  package var clientSecret: String?
  package var refreshToken: String?

  /// The variables' values; an empty one counts as unset.
  package init(
    accessToken: String? = nil, clientID: String? = nil, clientSecret: String? = nil, refreshToken: String? = nil
  ) {
    self.accessToken = accessToken
    self.clientID = clientID
    self.clientSecret = clientSecret
    self.refreshToken = refreshToken
  }

  /// RD_CLIENT_ID and RD_CLIENT_SECRET, if both are set.
  package var client: OAuthClient? {
    guard let clientID, let clientSecret else { return nil }
    return OAuthClient(id: clientID, secret: clientSecret)
  }
}
