/// What is reported on standard error, and how.
package struct TellingPlan: Equatable, Sendable {
  /// Only errors.
  package var isQuiet: Bool
  /// Also requests, answers and waits.
  package var isVerbose: Bool
  package var log: LogFormat
  package var progress: ProgressStyle
}

/// How progress is shown.
package enum ProgressStyle: String, Equatable, Sendable, CaseIterable {
  /// A block that is redrawn, on a terminal that allows it.
  case bar
  case plain, json, none
}

/// The format of standard error.
package enum LogFormat: String, Equatable, Sendable, CaseIterable {
  case text, json
}
