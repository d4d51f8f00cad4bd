/// How many rows go into one request.
package enum BatchSize: Equatable, Sendable {
  case rows(Int)
  /// As many as the body's limit lets in.
  case max
}
