/// Keeps retries a fraction of the work, so that a server in trouble isn't sent more than before.
///
/// Each answered row adds a fifth of a permit and each second a whole one, up to a reserve; each retry takes one. A
/// retry that finds none waits; it is never dropped.
package struct RetryBudget: Equatable, Sendable {
  /// In thousandths of a permit.
  private var balance: Int64
  private var refilled: Instant?

  private static let reserve: Int64 = 100_000
  private static let perAnswer: Int64 = 200
  private static let perRetry: Int64 = 1_000

  /// A full reserve.
  package init() { balance = Self.reserve }

  /// When a retry may leave: `now` if a permit is available.
  package func earliest(_ now: Instant) -> Instant {
    let missing = Self.perRetry - available(now)
    return missing <= 0 ? now : now.advanced(by: .milliseconds(missing))
  }

  /// Takes the permit of a retry that leaves.
  package mutating func spend(_ now: Instant) {
    assert(earliest(now) <= now, "no retry leaves before its moment")
    balance = available(now) - Self.perRetry
    refilled = now
  }

  /// Adds the share of an answered row.
  package mutating func answer(_ now: Instant) {
    balance = min(Self.reserve, available(now) + Self.perAnswer)
    refilled = now
  }

  /// One permit per second is one thousandth per millisecond.
  private func available(_ now: Instant) -> Int64 {
    guard let refilled else { return balance }
    assert(now >= refilled, "the clock only goes forward")
    return min(Self.reserve, balance + now.since(refilled) / .milliseconds(1))
  }
}
