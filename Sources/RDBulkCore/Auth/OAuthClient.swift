/// The application that a login belongs to, as RD Station registered it.
package struct OAuthClient: Equatable, Sendable {
  package var id: String
  package var secret: String

  package init(id: String, secret: String) {
    self.id = id
    self.secret = secret
  }
}
