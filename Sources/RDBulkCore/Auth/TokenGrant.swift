/// The tokens a server granted.
package struct TokenGrant: Equatable, Sendable {
  package var accessToken: String
  /// nil: the one that was used stays valid.
  package var refreshToken: String?
  /// Seconds; nil if the server didn't say.
  package var expiresIn: Int64?

  /// `expiresIn` is in seconds.
  package init(accessToken: String, refreshToken: String?, expiresIn: Int64?) {
    self.accessToken = accessToken
    self.refreshToken = refreshToken
    self.expiresIn = expiresIn
  }
}
