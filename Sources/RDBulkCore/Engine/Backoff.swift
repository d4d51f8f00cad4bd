/// Random numbers from a seed, so that a run of the simulator or the sandbox can be repeated: SplitMix64 (Steele, Lea,
/// Flood 2014).
package struct SeededRandom: RandomNumberGenerator, Equatable, Sendable {
  private var state: UInt64

  package init(seed: UInt64) { state = seed }

  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }
}

/// How long to wait before a further try: exponential with full jitter, a random part of a doubling ceiling.
package struct Backoff: Equatable, Sendable {
  /// Nanoseconds: the ceiling of the first wait.
  package var base: Int64
  /// Nanoseconds: no ceiling is above it.
  package var cap: Int64

  /// A row in doubt keeps its place while it waits, so it does not wait long.
  package static let row = Backoff(base: .milliseconds(500), cap: .seconds(10))
  /// Between the single requests that look whether an outage is over.
  package static let outage = Backoff(base: .milliseconds(500), cap: .seconds(30))
  package static let pause = Backoff(base: .seconds(1), cap: .seconds(60))

  /// The most that the wait before try `number` (1 is the first further try) can be.
  package func ceiling(_ number: Int) -> Int64 {
    let doublings = min(max(number - 1, 0), 40)
    return base > cap >> Int64(doublings) ? cap : base << Int64(doublings)
  }

  /// Anything from nothing to the ceiling.
  package func fullJitter(_ number: Int, _ random: inout SeededRandom) -> Int64 {
    Int64.random(in: 0...ceiling(number), using: &random)
  }

  /// From half the ceiling to the ceiling: for waits that must not be nothing.
  package func halfJitter(_ number: Int, _ random: inout SeededRandom) -> Int64 {
    Int64.random(in: ceiling(number) / 2...ceiling(number), using: &random)
  }
}

/// Keeps retries a fraction of the work: a server in trouble is not sent more than it was before.
///
/// Each answered row adds a fifth of a permit and each second one permit, up to a reserve; each retry takes one. A
/// retry that finds none waits for it; it is never dropped.
package struct RetryBudget: Equatable, Sendable {
  /// In thousandths of a permit.
  private var balance: Int64
  private var refilled: Instant?

  private static let reserve: Int64 = 100_000
  private static let perAnswer: Int64 = 200
  private static let perRetry: Int64 = 1_000

  package init() { balance = Self.reserve }

  /// When a retry may leave: `now` where a permit is there.
  package func earliest(_ now: Instant) -> Instant {
    let missing = Self.perRetry - available(now)
    return missing <= 0 ? now : now.advanced(by: .milliseconds(missing))
  }

  package mutating func spend(_ now: Instant) {
    balance = available(now) - Self.perRetry
    refilled = now
  }

  package mutating func answer(_ now: Instant) {
    balance = min(Self.reserve, available(now) + Self.perAnswer)
    refilled = now
  }

  /// One permit a second is one thousandth a millisecond.
  private func available(_ now: Instant) -> Int64 {
    guard let refilled else { return balance }
    return min(Self.reserve, balance + max(0, now.since(refilled)) / .milliseconds(1))
  }
}
