/// What answers say about the account's quota, where the run follows it.
extension Engine {
  /// See ``QuotaFollower/othersLeave``.
  package var othersLeave: Int? { follower?.othersLeave }

  /// An answer with `status` has come at `now`; `quota` is what its headers say, nil if they say nothing. Call it after
  /// `finish`.
  package mutating func heard(_ quota: QuotaReading?, status: Int, _ now: Instant) {
    // Something in between may answer without the API's headers.
    guard follower != nil, quota != nil || (200..<300).contains(status) else { return }
    follower?.read(quota, inFlight: inFlight, now)
    guard let followed = follower?.rate, followed != rate else { return }
    rate = followed
    pacer.setRate(followed)
  }
}
