/// The history that a run uses.
package struct HistoryPlan: Equatable, Sendable {
  package var path: String
  /// What makes two events the same; nil: as in the history, and by their payload in a new one.
  package var identity: EventIdentity?
  /// How long to wait for another run that uses it, in nanoseconds.
  package var wait: Int64

  /// A plan as given.
  package init(path: String, identity: EventIdentity?, wait: Int64) {
    self.path = path
    self.identity = identity
    self.wait = wait
  }
}
