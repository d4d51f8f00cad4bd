/// Where refresh tokens come from.
package enum RenewalSource: Equatable, Sendable {
  /// The environment's; what comes back for it is kept in the profile and used the next time.
  case environment(OAuthClient, refreshToken: String)
  /// The profile's own.
  case profile
}

/// Which login serves: decided from the command line and the environment, before any file is read.
package struct LoginChoice: Equatable, Sendable {
  package enum Source: Equatable, Sendable {
    case tokenFile, environment, profile
  }

  /// Where the access token comes from.
  package var token: Source
  /// nil: a 401 ends the run.
  package var renewal: RenewalSource?
  package var profile: ProfileName
  /// Whether the profile was named on the command line.
  package var isNamed: Bool

  /// `profile` is the name that was given; nil: none was.
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

  /// Throws where what the profile holds does not go with the rest.
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

  /// The stored access token that may be used at `unixSeconds`.
  package func storedToken(_ stored: Profile?, _ unixSeconds: Int64) -> String? {
    guard let stored, matches(stored) else { return nil }
    return stored.usableToken(unixSeconds)
  }

  /// Whether what is stored came from what renews.
  private func matches(_ stored: Profile) -> Bool {
    guard case .environment(_, let refreshToken) = renewal else { return true }
    return stored.refreshOrigin == RefreshOrigin.of(refreshToken)
  }
}

/// Tells from which refresh token of the environment a stored login came, without holding it.
package enum RefreshOrigin {
  package static func of(_ refreshToken: String) -> String { String(Digest(of: refreshToken).value, radix: 16) }
}
