/// What is said on standard error, and how.
package struct TellingPlan: Equatable, Sendable {
  /// Only errors.
  package var isQuiet: Bool
  /// Requests, answers and waits, too.
  package var isVerbose: Bool
  package var log: LogFormat
  package var progress: ProgressStyle
}
