/// One contact's quota: a number of requests in the 24 hours that begin with the first.
struct ContactQuota: Equatable, Sendable {
  /// How a request exceeded the quota, as the lead limiter reports it.
  struct Excess: Error, Equatable, Sendable {
    let max: Int
    let usage: Int
    /// Seconds until the 24 hours are over.
    let remaining: Int
  }

  /// Seconds.
  static let window = 86_400

  private var start = 0
  private var used: Int32 = 0

  /// Counts a request at `now` (Unix milliseconds). Requests over the limit don't count.
  mutating func take(limit: Int, now: Int) throws(Excess) {
    let length = Self.window * 1000
    if used == 0 || now - start >= length || now < start {
      start = now
      used = 0
    }
    guard used < limit else {
      throw Excess(max: limit, usage: Int(used) + 1, remaining: max(1, (start + length - now + 999) / 1000))
    }
    used += 1
  }
}
