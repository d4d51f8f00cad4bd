/// How long a run waits for a server in trouble before it gives up: the same limits for events and for logins.
package enum WaitLimits {
  /// How long an outage may last, in nanoseconds.
  package static let outage: Int64 = .seconds(300)
  /// Pauses in a row without one request let through.
  package static let pauses = 60
  /// The longest wait that a server may ask for, in nanoseconds.
  package static let longest: Int64 = .seconds(3_600)
}
