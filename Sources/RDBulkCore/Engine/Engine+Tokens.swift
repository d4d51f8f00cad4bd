/// The access token's renewal: one for all requests that the API answers with 401.
///
/// A 401 is certain: the request was not processed. So its rows go on with the next token, and no try of theirs is
/// spent. While a renewal is wanted nothing leaves. A 401 of a request that left with an older token than the present
/// one is no news. After a few new tokens in a row that never brought any other answer than 401 the run ends: it would go
/// on for ever. One such token is no reason yet: it may have expired within a long pause, or with another process.
extension Engine {
  /// Where the renewal of the access token stands.
  package enum Renewal: Equatable, Sendable {
    case none
    /// The token was refused with this error; a new one is needed before anything leaves.
    case wanted(APIError)
  }

  /// So many new tokens in a row may be refused at once.
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

  /// Notes an answer that is no 401.
  mutating func proveToken(_ slot: Int) {
    if batches[slot].token == token { unprovenTokens = 0 }
  }

  /// There is a new token: requests leave with it from now on.
  package mutating func renewed() {
    renewal = .none
    token += 1
    unprovenTokens += 1
  }

  /// No new token can be had: the run ends, and all that has not left stays unsent.
  package mutating func renewalFailed(_ reason: StopReason) {
    renewal = .none
    stop(reason)
  }
}
