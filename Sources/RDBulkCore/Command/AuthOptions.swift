/// What `rdbulk auth` does.
package enum AuthAction: String, Equatable, Sendable, CaseIterable {
  case login, refresh, status, logout
}

/// `rdbulk auth`; the initial values are the documented defaults.
package struct AuthOptions: Equatable, Sendable {
  package var action = AuthAction.status
  /// nil: the profile called `default`.
  package var profile: ProfileName?
  /// The code of the consent page; nil: asked for at the terminal.
  package var code: String?
  /// Where the consent page leads to: one of the addresses that the application is registered with.
  package var redirectURI: String?
  package var baseURL: String?
  package var proxy: String?
  package var caFile: String?
  package var timeout = 30.0
  package var connectTimeout = 10.0

  package init() {}
}
