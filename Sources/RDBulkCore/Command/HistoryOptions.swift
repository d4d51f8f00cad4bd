/// `rdbulk history`.
package struct HistoryOptions: Equatable, Sendable {
  /// The history's file.
  package var path = ""
  /// Results to add; nil: none.
  package var results: String?
  /// The command that wrote these results.
  package var sending: SendOptions?
  /// Entries of earlier days are forgotten: days since 1970-01-01; nil: none are.
  package var firstDay: UInt16?
  /// Whether what is damaged is left out, and jobs that a power cut has left open are given up.
  package var repairs = false
  /// Seconds to wait for another run that uses it.
  package var wait = 0.0

  package init() {}
}
