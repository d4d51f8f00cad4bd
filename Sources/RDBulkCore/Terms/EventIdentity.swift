/// What makes two events the same, for `--history-by`.
package enum EventIdentity: String, Equatable, Sendable, CaseIterable {
  /// Type, contact and payload.
  case payload
  /// Type and contact.
  case email
}
