/// Why sending stops.
package enum StopReason: Equatable, Sendable {
  case unauthorized(APIError)
  /// The access token no longer works, and a new one isn't available for now.
  case notRenewed(APIError)
  /// No request reaches the server, or none gets an answer.
  case unreachable(APIError)
  /// The first rows are refused with an answer that every row would get.
  case refused(APIError, Answer.Refuser)
  /// The quota stays spent, or the server asks for an unreasonably long wait.
  case throttled(APIError)
  case tooManyFailures(Int)
  /// A signal asked for it.
  case interrupted
  /// The results can't be written, or the input can't be read.
  case outputFailed
}
