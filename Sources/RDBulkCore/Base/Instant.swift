/// A point on a monotonic clock. The engine is given the time and never asks for it.
package struct Instant: Comparable, Hashable, Sendable {
  /// Since an arbitrary fixed moment.
  package var nanoseconds: Int64

  /// The moment `nanoseconds` after the clock's arbitrary zero.
  package init(nanoseconds: Int64) { self.nanoseconds = nanoseconds }

  /// Later than any moment the program reaches.
  package static let never = Instant(nanoseconds: .max)

  /// Whether `left` comes before `right`.
  package static func < (left: Instant, right: Instant) -> Bool { left.nanoseconds < right.nanoseconds }

  /// The moment `nanoseconds` later, or `never` if that overflows.
  package func advanced(by nanoseconds: Int64) -> Instant {
    let (sum, overflow) = self.nanoseconds.addingReportingOverflow(nanoseconds)
    return overflow ? .never : Instant(nanoseconds: sum)
  }

  /// Nanoseconds from `earlier` to this moment.
  package func since(_ earlier: Instant) -> Int64 { nanoseconds &- earlier.nanoseconds }
}

/// Durations are `Int64` nanoseconds.
extension Int64 {
  /// `count` milliseconds in nanoseconds.
  package static func milliseconds(_ count: Int64) -> Int64 { count &* 1_000_000 }
  /// `count` seconds in nanoseconds.
  package static func seconds(_ count: Int64) -> Int64 { count &* 1_000_000_000 }
}
