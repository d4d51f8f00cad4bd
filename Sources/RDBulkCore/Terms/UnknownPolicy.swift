/// What becomes of a row whose request may have been processed although no answer came.
package enum UnknownPolicy: String, Equatable, Sendable, CaseIterable {
  /// Sent again: for what changes nothing the second time.
  case retry
  /// Written as `unknown`, never sent again.
  case record
}
