/// The commands of `rdbulk auth`.
package enum AuthAction: String, Equatable, Sendable, CaseIterable {
  case login, refresh, status, list, logout
}

/// `rdbulk auth`; the initial values are the documented defaults.
package struct AuthOptions: Equatable, Sendable {
  package var action = AuthAction.status
  /// nil: the profile called `default`.
  package var profile: ProfileName?
  /// The consent page's code; nil: ask for it on the terminal.
  package var code: String?
  /// Where the consent page redirects: one of the addresses registered for the application.
  package var redirectURI: String?
  /// Only the profiles' names, for scripts and completions.
  package var listsNames = false
  package var baseURL: String?
  package var proxy: String?
  package var caFile: String?
  package var timeout = 30.0
  package var connectTimeout = 10.0

  /// The documented defaults.
  package init() {}
}
