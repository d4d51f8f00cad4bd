/// The reply to a request: the answer, how and when it is given, and what the log says.
struct Reply: Equatable, Sendable {
  enum Ending: Equatable, Sendable {
    case answered
    /// The answer stops in the middle of its body, and the connection with it.
    case truncated
    /// The connection is reset instead.
    case reset
  }

  var response: HTTPResponse
  var ending = Ending.answered
  /// Milliseconds from the request to the answer.
  var delay = 0
  var record: RequestRecord
}
