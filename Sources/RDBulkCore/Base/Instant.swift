/// A moment on a clock that only goes forward; the engine is told the time and never asks for it.
package struct Instant: Comparable, Hashable, Sendable {
  /// Since a fixed but unnamed moment.
  package var nanoseconds: Int64

  package init(nanoseconds: Int64) { self.nanoseconds = nanoseconds }

  /// Later than any moment that is reached.
  package static let never = Instant(nanoseconds: .max)

  package static func < (left: Instant, right: Instant) -> Bool { left.nanoseconds < right.nanoseconds }

  /// The moment `nanoseconds` later; `never` where that is out of range.
  package func advanced(by nanoseconds: Int64) -> Instant {
    let (sum, overflow) = self.nanoseconds.addingReportingOverflow(nanoseconds)
    return overflow ? .never : Instant(nanoseconds: sum)
  }

  /// Nanoseconds from `earlier` to this moment.
  package func since(_ earlier: Instant) -> Int64 { nanoseconds &- earlier.nanoseconds }
}

/// Lengths of time are nanoseconds.
extension Int64 {
  package static func milliseconds(_ count: Int64) -> Int64 { count &* 1_000_000 }
  package static func seconds(_ count: Int64) -> Int64 { count &* 1_000_000_000 }
}
