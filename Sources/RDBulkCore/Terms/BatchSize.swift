/// How many rows go into one request.
package enum BatchSize: Equatable, Sendable {
  case rows(Int)
  /// As many as the limit on the body allows.
  case max
}
