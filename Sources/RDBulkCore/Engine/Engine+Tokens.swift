/// Renews the access token, once for all requests answered with 401.
///
/// A 401 is certain: the request wasn't processed. So its rows continue with the next token and lose no attempt.
/// Nothing leaves while a renewal is wanted. A 401 for a request sent with an older token says nothing new. If several
/// consecutive new tokens get only 401s, the run ends, because it would continue forever. One such token is not enough:
/// it may have expired during a long pause or with another process.
extension Engine {
  /// The state of the access token's renewal.
  package enum Renewal: Equatable, Sendable {
    case none
    /// The token was refused with this error; nothing leaves without a new one.
    case wanted(APIError)
  }

  /// How many consecutive new tokens may be refused at once.
  package static let unprovenLimit = 2

  mutating func takeUnauthorized(_ slot: Int, _ error: APIError, _ status: Int, _ now: Instant) {
    let isCurrent = batches[slot].token == token
    let isRenewable = settings.canRenew && stopReason == nil && (!isCurrent || unprovenTokens <= Self.unprovenLimit)
    guard isRenewable else {
      stop(.unauthorized(error))
      return endStopped(slot, error, status, now)
    }
    if isCurrent { renewal = .wanted(error) }
    postpone(slot, until: now, isRetry: false, error, status, now)
  }

  /// Notes an answer other than 401.
  mutating func proveToken(_ slot: Int) {
    if batches[slot].token == token { unprovenTokens = 0 }
  }

  /// There is a new token: requests use it from now on.
  package mutating func renewed() {
    renewal = .none
    token += 1
    unprovenTokens += 1
  }

  /// No new token is available: the run ends, and whatever hasn't left stays unsent.
  package mutating func renewalFailed(_ reason: StopReason) {
    renewal = .none
    stop(reason)
  }
}
