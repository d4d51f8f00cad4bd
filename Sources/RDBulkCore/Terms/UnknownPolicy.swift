/// What to do with a row whose request may have been processed although no answer came.
package enum UnknownPolicy: String, Equatable, Sendable, CaseIterable {
  /// Send it again: for requests where a second copy changes nothing.
  case retry
  /// Record it as `unknown` and never send it again.
  case record
}
