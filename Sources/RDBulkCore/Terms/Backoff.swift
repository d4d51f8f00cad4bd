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
