/// How long a run waits for a server in trouble before it gives up; the same limits for events and logins.
package enum WaitLimits {
  /// The longest outage to wait out, in nanoseconds.
  package static let outage: Int64 = .seconds(300)
  /// Consecutive pauses without a single request let through.
  package static let pauses = 60
  /// The longest wait a server may ask for, in nanoseconds.
  package static let longest: Int64 = .seconds(3_600)
}
