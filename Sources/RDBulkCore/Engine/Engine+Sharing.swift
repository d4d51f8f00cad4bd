/// Permits that are shared with other runs: each request needs one, besides the pacer's own.
extension Engine {
  /// Whether a request could leave now if it had the shared permit: then ask for that of ``nextRequest``, and call
  /// `permitted` with the answer.
  package func wantsPermit(_ now: Instant) -> Bool {
    guard sharesQuota, !hasSharedPermit, stopReason == nil, renewal == .none, let turn = turn(now) else { return false }
    return turn.moment <= now && opening(now) <= now
  }

  /// The number of the next request, from 1.
  package var nextRequest: Int { requests + 1 }

  /// The next request has its permit, if `moment` has come; else it is asked for again then, or a little sooner, since other
  /// runs may be gone by then.
  mutating func permitted(at moment: Instant, _ now: Instant) {
    hasSharedPermit = moment <= now
    asksAgain = min(moment, now.advanced(by: Self.patience))
  }

  private static let patience: Int64 = .seconds(1)

  /// From now on this run goes by its own pace alone.
  mutating func stopSharing() { sharesQuota = false }
}
