/// What became of a token request.
package enum RenewalAnswer: Equatable, Sendable {
  case answered(TokenAnswer)
  /// No answer, and the request never left; where it `isPermanent`, no further try can bring one.
  case unsent(APIError, isPermanent: Bool)
  /// It left, and no answer came.
  case lost(APIError)
}

/// The renewal of an access token, decided step by step: what happened goes in, what to do next comes out.
///
/// Any number of processes may share a stored login. Each try takes the lock, reads the login again, and asks the server
/// only if no other process has stored a newer token meanwhile; while it waits between tries, the lock is free. What the
/// server grants is stored before anybody gets it: a refresh token may be good for one use.
package struct RenewalState: Sendable {
  /// What to do next.
  package enum Step: Equatable, Sendable {
    /// Try to lock the login; then `locked`, `busy` or `storeFailed`.
    case lock
    /// Release the lock and call `wake` at that moment.
    case wait(until: Instant)
    /// Send this; then `take`.
    case send(TokenRequest)
    /// Store this; then `stored` or `storeFailed`.
    case store(Profile)
    /// Release the lock: this is the end.
    case renewed(String)
    /// The server, or what is stored, allows no renewal: somebody has to log in again.
    case refused(APIError)
    /// It could not be done now: no answer, no lock, no room on the disk.
    case failed(APIError)
  }

  /// How long what may pass is waited for, in nanoseconds.
  package struct Patience: Equatable, Sendable {
    /// For a server without an answer; 0: one try.
    package var outage: Int64
    /// For another process that holds the lock.
    package var lock: Int64

    /// A night's run outlasts what its other requests outlast.
    package static let run = Patience(outage: WaitLimits.outage, lock: WaitLimits.outage)
    /// Somebody sits in front of it.
    package static let command = Patience(outage: 0, lock: .seconds(60))
  }

  private enum Phase {
    case idle, locking, waiting(until: Instant), sending(Profile), storing(Profile, token: String)
  }

  private let source: RenewalSource
  private let baseURL: String
  private let patience: Patience
  private var phase = Phase.idle
  /// The access token that is to be replaced.
  private var failedToken = ""
  private var lockedOutSince: Instant?
  private var silentSince: Instant?
  /// Tries in a row that brought neither a token nor a refusal.
  private var tries = 0
  /// Whether a request had no answer that says what became of it: the server may have replaced the refresh token.
  private var isInDoubt = false

  /// Between two looks at a lock that another process holds.
  package static let lockPause: Int64 = .milliseconds(100)

  package init(_ source: RenewalSource, baseURL: String, patience: Patience) {
    self.source = source
    self.baseURL = baseURL
    self.patience = patience
  }

  /// Starts: `failed` is the access token that is good no more, empty where there is none.
  package mutating func begin(failed: String) -> Step {
    failedToken = failed
    lockedOutSince = nil
    silentSince = nil
    tries = 0
    isInDoubt = false
    phase = .locking
    return .lock
  }

  /// The lock is held, and the login was read again: `stored`, nil where there is none.
  package mutating func locked(_ stored: Profile?, unixSeconds: Int64) -> Step {
    lockedOutSince = nil
    if let stored, stored.baseURL != baseURL {
      return end(.refused(APIError("LOGIN_CHANGED", "The stored login is for another server by this time.")))
    }
    var profile: Profile
    let client: OAuthClient?
    let refreshToken: String?
    switch source {
    case .profile:
      guard let stored else {
        return end(.refused(APIError("NO_LOGIN", "There is no stored login any more.")))
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
      return end(.refused(APIError("NO_REFRESH_TOKEN", "The stored login has nothing to renew it with.")))
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
        .failed(APIError("LOGIN_LOCKED", "Another rdbulk holds the stored login, and does not let it go.")))
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

  /// What became of the request.
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
          "\(error.message) What became of an earlier try is not known: it may have replaced the refresh token."
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

  /// What was granted is on the disk.
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
          "The server gave a new token, and it could not be kept: \(reason) The refresh token that is stored may be "
            + "good no more; if it is refused, log in again.")))
  }

  // MARK: -

  /// A further try, as long as there is patience for one.
  private mutating func again(
    _ error: APIError, _ asked: Int64?, _ now: Instant, _ random: inout SeededRandom
  ) -> Step {
    tries += 1
    let since = silentSince ?? now
    silentSince = since
    let pause = max(asked ?? 0, Backoff.outage.halfJitter(tries, &random))
    // A server that names the time is waited for as often as by other requests.
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
