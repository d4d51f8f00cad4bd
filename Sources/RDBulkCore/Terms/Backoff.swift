/// How long to wait before the next attempt: exponential backoff with full jitter, a random part of a doubling ceiling.
package struct Backoff: Equatable, Sendable {
  /// The ceiling of the first wait, in nanoseconds.
  package var base: Int64
  /// The highest ceiling, in nanoseconds.
  package var cap: Int64

  /// A row in doubt keeps its permit while it waits, so it must not wait long.
  package static let row = Backoff(base: .milliseconds(500), cap: .seconds(10))
  /// Between the single requests that probe whether an outage is over.
  package static let outage = Backoff(base: .milliseconds(500), cap: .seconds(30))
  package static let pause = Backoff(base: .seconds(1), cap: .seconds(60))

  /// The longest possible wait before retry `number`, counted from 1, in nanoseconds.
  package func ceiling(_ number: Int) -> Int64 {
    let doublings = min(max(number - 1, 0), 40)
    return base > cap >> Int64(doublings) ? cap : base << Int64(doublings)
  }

  /// A random wait from zero to the ceiling.
  package func fullJitter(_ number: Int, _ random: inout SeededRandom) -> Int64 {
    Int64.random(in: 0...ceiling(number), using: &random)
  }

  /// A random wait from half the ceiling to the ceiling, for waits that must not be zero.
  package func halfJitter(_ number: Int, _ random: inout SeededRandom) -> Int64 {
    Int64.random(in: ceiling(number) / 2...ceiling(number), using: &random)
  }
}
