/// Why no more is sent.
package enum StopReason: Equatable, Sendable {
  case unauthorized(APIError)
  /// The access token is good no more, and a new one could not be got for now.
  case notRenewed(APIError)
  /// No request reaches the server, or none is answered.
  case unreachable(APIError)
  /// The quota stays spent, or the server asks for a longer wait than is sensible.
  case throttled(APIError)
  case tooManyFailures(Int)
  /// Asked to by a signal.
  case interrupted
  /// The results can't be written, or the input can't be read.
  case outputFailed
}
