/// How often the disk is asked to keep what was written.
package enum SyncPolicy: String, Equatable, Sendable, CaseIterable {
  /// Before each turn's requests leave.
  case always
  /// About once a second, and never later than the rows that were reserved with it.
  case batch
  /// Never: the system writes when it likes.
  case none
}
