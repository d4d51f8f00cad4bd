/// Where refresh tokens come from.
package enum RenewalSource: Equatable, Sendable {
  /// From the environment; the tokens obtained with it are stored in the profile and used from then on.
  case environment(OAuthClient, refreshToken: String)
  /// From the profile itself.
  case profile
}

/// Which login to use, decided from the command line and the environment before any file is read.
package struct LoginChoice: Equatable, Sendable {
  /// Where an access token comes from.
  package enum Source: Equatable, Sendable {
    case tokenFile, environment, profile
  }

  /// Where the access token comes from.
  package var token: Source
  /// How to renew it; nil: a 401 ends the run.
  package var renewal: RenewalSource?
  package var profile: ProfileName
  /// Whether the command line names the profile.
  package var isNamed: Bool

  /// `profile` is the name on the command line; nil: none was given.
  package init(_ environment: LoginEnvironment, hasTokenFile: Bool, profile: ProfileName?, baseURL: String) {
    token = hasTokenFile ? .tokenFile : environment.accessToken != nil ? .environment : .profile
    isNamed = profile != nil
    guard let client = environment.client, let refreshToken = environment.refreshToken else {
      renewal = token == .profile ? .profile : nil
      self.profile = profile ?? .standard
      return
    }
    renewal = .environment(client, refreshToken: refreshToken)
    self.profile = profile ?? .environment(refreshToken: refreshToken, baseURL: baseURL)
  }

  private var renewsByEnvironment: Bool {
    if case .environment = renewal { true } else { false }
  }

  /// Throws if the stored profile doesn't fit the rest of the choice.
  package func check(_ stored: Profile?, baseURL: String) throws(Failure) {
    let isOwn = stored.map { $0.refreshOrigin == nil } ?? (token == .environment && !renewsByEnvironment)
    if isNamed, isOwn, token == .environment || renewsByEnvironment {
      throw .usage(
        "The profile '\(profile.text)' and the environment name two logins: "
          + "\(token == .environment ? "RD_ACCESS_TOKEN" : "RD_REFRESH_TOKEN") is set, too.",
        hint: "Leave out --profile, or unset the variable.")
    }
    guard let stored else { return }
    let usesProfile = token == .profile || renewal != nil
    if usesProfile, stored.baseURL != baseURL {
      throw .usage(
        "The login of the profile '\(profile.text)' is for \(Quoted.bare(stored.baseURL)), and its tokens are sent "
          + "nowhere else; this command would send them to \(Quoted.bare(baseURL)).",
        hint: "Add --base-url \(Quoted.bare(stored.baseURL)), or name another --profile.")
    }
  }

  /// The stored access token, if it is still usable at `unixSeconds`.
  package func storedToken(_ stored: Profile?, _ unixSeconds: Int64) -> String? {
    guard let stored, matches(stored) else { return nil }
    return stored.usableToken(unixSeconds)
  }

  /// Whether the stored login came from the refresh token that renews it.
  private func matches(_ stored: Profile) -> Bool {
    guard case .environment(_, let refreshToken) = renewal else { return true }
    return stored.refreshOrigin == RefreshOrigin.of(refreshToken)
  }
}

/// Identifies the environment's refresh token that a stored login came from, without storing the token.
package enum RefreshOrigin {
  /// The digest of `refreshToken` in hexadecimal.
  package static func of(_ refreshToken: String) -> String { String(Digest(of: refreshToken).value, radix: 16) }
}
