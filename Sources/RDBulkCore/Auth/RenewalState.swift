/// How a token request ended.
package enum RenewalAnswer: Equatable, Sendable {
  case answered(TokenAnswer)
  /// It never left. If `isPermanent`, trying again can't help.
  case unsent(APIError, isPermanent: Bool)
  /// It left, but no answer came.
  case lost(APIError)
}

/// Renews an access token step by step: takes what happened, returns what to do next.
///
/// Several processes may share a stored login. Each attempt takes the lock, reads the login again, and asks the server
/// only if no other process has stored a newer token in the meantime; between attempts, the lock is free. What the
/// server grants is stored before anyone gets it, because a refresh token may be good for a single use.
package struct RenewalState: Sendable {
  /// What to do next.
  package enum Step: Equatable, Sendable {
    /// Try to lock the login, then call `locked`, `busy` or `storeFailed`.
    case lock
    /// Release the lock, and call `wake` at that time.
    case wait(until: Instant)
    /// Send this request, then call `take`.
    case send(TokenRequest)
    /// Store this profile, then call `stored` or `storeFailed`.
    case store(Profile)
    /// Done: release the lock.
    case renewed(String)
    /// The server, or the stored login, allows no renewal: someone has to log in again.
    case refused(APIError)
    /// Not possible right now: no answer, no lock, or no space on the disk.
    case failed(APIError)
  }

  /// How long to wait out temporary trouble, in nanoseconds.
  package struct Patience: Equatable, Sendable {
    /// For a server that doesn't answer; 0: a single attempt.
    package var outage: Int64
    /// For another process that holds the lock.
    package var lock: Int64

    /// An overnight run waits as long as it does for its other requests.
    package static let run = Patience(outage: WaitLimits.outage, lock: WaitLimits.outage)
    /// Someone is sitting in front of it.
    package static let command = Patience(outage: 0, lock: .seconds(60))
  }

  private enum Phase {
    case idle, locking, waiting(until: Instant), sending(Profile), storing(Profile, token: String)
  }

  private let source: RenewalSource
  private let baseURL: String
  private let patience: Patience
  private var phase = Phase.idle
  /// The access token to replace.
  private var failedToken = ""
  private var lockedOutSince: Instant?
  private var silentSince: Instant?
  /// Consecutive attempts that brought neither a token nor a refusal.
  private var tries = 0
  /// Whether a request's outcome is unknown: the server may have replaced the refresh token.
  private var isInDoubt = false

  /// Between two checks of a lock that another process holds.
  package static let lockPause: Int64 = .milliseconds(100)

  /// Renews with `source` at `baseURL`, waiting no longer than `patience`.
  package init(_ source: RenewalSource, baseURL: String, patience: Patience) {
    self.source = source
    self.baseURL = baseURL
    self.patience = patience
  }

  /// Starts. `failed` is the access token that no longer works, empty if there is none.
  package mutating func begin(failed: String) -> Step {
    failedToken = failed
    lockedOutSince = nil
    silentSince = nil
    tries = 0
    isInDoubt = false
    phase = .locking
    return .lock
  }

  /// The lock is held and the login was read again: `stored`, nil if there is none.
  package mutating func locked(_ stored: Profile?, unixSeconds: Int64) -> Step {
    lockedOutSince = nil
    if let stored, stored.baseURL != baseURL {
      return end(.refused(APIError("LOGIN_CHANGED", "The stored login is now for another server.")))
    }
    var profile: Profile
    let client: OAuthClient?
    let refreshToken: String?
    switch source {
    case .profile:
      guard let stored else {
        return end(.refused(APIError("NO_LOGIN", "The stored login is gone.")))
      }
      profile = stored
      client = stored.clientID.flatMap { id in stored.clientSecret.map { OAuthClient(id: id, secret: $0) } }
      refreshToken = stored.refreshToken
    case .environment(let environmentClient, let environmentToken):
      let origin = RefreshOrigin.of(environmentToken)
      profile = Profile(baseURL: baseURL)
      if let stored {
        guard stored.refreshOrigin != nil else {
          return end(
            .refused(
              APIError("LOGIN_CHANGED", "The profile holds a login of its own, which is not overwritten.")))
        }
        profile.others = stored.others
        if stored.refreshOrigin == origin { profile = stored }
      }
      profile.refreshOrigin = origin
      client = environmentClient
      refreshToken = profile.refreshToken ?? environmentToken
    }
    if let token = profile.usableToken(unixSeconds), token != failedToken { return end(.renewed(token)) }
    guard let client, let refreshToken else {
      return end(.refused(APIError("NO_REFRESH_TOKEN", "The stored login has no refresh token.")))
    }
    phase = .sending(profile)
    return .send(.renewal(client, refreshToken: refreshToken))
  }

  /// Another process holds the lock.
  package mutating func busy(_ now: Instant) -> Step {
    let since = lockedOutSince ?? now
    lockedOutSince = since
    guard now.since(since) < patience.lock else {
      return end(
        .failed(APIError("LOGIN_LOCKED", "Another rdbulk holds the stored login and does not release it.")))
    }
    return wait(until: now.advanced(by: Self.lockPause))
  }

  /// Time has passed.
  package mutating func wake(_ now: Instant) -> Step? {
    guard case .waiting(let until) = phase else { return nil }
    guard now >= until else { return .wait(until: until) }
    phase = .locking
    return .lock
  }

  /// How the request ended.
  package mutating func take(
    _ answer: RenewalAnswer, _ now: Instant, unixSeconds: Int64, _ random: inout SeededRandom
  ) -> Step? {
    guard case .sending(var profile) = phase else { return nil }
    switch answer {
    case .answered(.granted(let grant)):
      profile.take(grant, unixSeconds)
      phase = .storing(profile, token: grant.accessToken)
      return .store(profile)
    case .answered(.refused(var error)):
      if isInDoubt {
        error.message =
          "\(error.message) The outcome of an earlier attempt is not known: it may have replaced the refresh token."
      }
      return end(.refused(error))
    case .answered(.unavailable(let error, let wait)):
      isInDoubt = true
      return again(error, wait, now, &random)
    case .unsent(let error, let isPermanent):
      return isPermanent ? end(.failed(error)) : again(error, nil, now, &random)
    case .lost(let error):
      isInDoubt = true
      return again(error, nil, now, &random)
    }
  }

  /// What was granted is on disk.
  package mutating func stored() -> Step? {
    guard case .storing(_, let token) = phase else { return nil }
    return end(.renewed(token))
  }

  /// The login can't be read, locked or stored; `reason` is a sentence.
  package mutating func storeFailed(_ reason: Message) -> Step {
    guard case .storing = phase else { return end(.failed(APIError("LOGIN_NOT_STORED", reason))) }
    return end(
      .failed(
        APIError(
          "LOGIN_NOT_STORED",
          "The server gave a new token, but it could not be stored: \(reason) The stored refresh token may no longer be "
            + "valid; if it is refused, log in again.")))
  }

  // MARK: -

  /// Tries again, unless patience has run out.
  private mutating func again(
    _ error: APIError, _ asked: Int64?, _ now: Instant, _ random: inout SeededRandom
  ) -> Step {
    tries += 1
    let since = silentSince ?? now
    silentSince = since
    let pause = max(asked ?? 0, Backoff.outage.halfJitter(tries, &random))
    // If the server names the time, the number of attempts is limited, as for other requests.
    let isOver =
      if let asked { asked > WaitLimits.longest || tries > WaitLimits.pauses || patience.outage == 0 } else {
        now.since(since) >= patience.outage
      }
    return isOver ? end(.failed(error)) : wait(until: now.advanced(by: pause))
  }

  private mutating func wait(until moment: Instant) -> Step {
    phase = .waiting(until: moment)
    return .wait(until: moment)
  }

  private mutating func end(_ step: Step) -> Step {
    phase = .idle
    return step
  }
}
