/// How often written data is synced to disk.
package enum SyncPolicy: String, Equatable, Sendable, CaseIterable {
  /// Before the requests of each turn leave.
  case always
  /// About once a second, and no later than the rows reserved with it run out.
  case batch
  /// Never: the system writes when it likes.
  case none
}
