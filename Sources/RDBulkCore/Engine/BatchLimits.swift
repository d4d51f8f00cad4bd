/// Limits on the size of a batch.
package struct BatchLimits: Equatable, Sendable {
  package var rows: Int
  /// The longest body.
  package var bytes: Int
  /// How long a batch waits for more rows, in nanoseconds.
  package var linger: Int64

  /// `bytes` limits the body; `linger` is in nanoseconds.
  package init(rows: Int, bytes: Int, linger: Int64) {
    self.rows = rows
    self.bytes = bytes
    self.linger = linger
  }
}
