/// What is said on standard error, and how.
package struct TellingPlan: Equatable, Sendable {
  /// Only errors.
  package var isQuiet: Bool
  /// Requests, answers and waits, too.
  package var isVerbose: Bool
  package var log: LogFormat
  package var progress: ProgressStyle
}

package enum ProgressStyle: String, Equatable, Sendable, CaseIterable {
  /// A block that is drawn anew, on a terminal that can.
  case bar
  case plain, json, none
}

/// How standard error is written.
package enum LogFormat: String, Equatable, Sendable, CaseIterable {
  case text, json
}
