/// What bounds a batch.
package struct BatchLimits: Equatable, Sendable {
  package var rows: Int
  /// Of the request's body.
  package var bytes: Int
  /// How long a batch waits for further rows, in nanoseconds.
  package var linger: Int64

  package init(rows: Int, bytes: Int, linger: Int64) {
    self.rows = rows
    self.bytes = bytes
    self.linger = linger
  }
}
