/// The application a login belongs to, as registered with RD Station.
package struct OAuthClient: Equatable, Sendable {
  package var id: String
  package var secret: String

  /// The application's id and secret.
  package init(id: String, secret: String) {
    self.id = id
    self.secret = secret
  }
}
