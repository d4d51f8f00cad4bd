/// A refused event of a batch, with its own error.
package struct RejectedEvent: Equatable, Sendable {
  /// Counted from 0.
  package var position: Int
  package var error: APIError

  /// `position` counts from 0.
  package init(_ position: Int, _ error: APIError) {
    self.position = position
    self.error = error
  }
}
