/// Why the program does not do what was asked, or not all of it: what a person is told, and the exit code.
///
/// Everything above the system and the pure parsers throws this one type; a parser's own result stays what it is and
/// becomes a failure where it is known what was being read.
package struct Failure: Error, Equatable, Sendable {
  /// What went wrong, as far as it decides what follows.
  package enum Kind: Equatable, Sendable {
    /// The command, the input or a file in the way: whoever typed it can put it right.
    case usage
    /// There is no login, or the API does not accept it.
    case unauthorized
    /// The input can't be read on.
    case input
    /// Results, or what goes with them, can't be written.
    case output
    /// It can't be done now: no server is reached, libcurl refuses, somebody else holds a lock.
    case gaveUp
    /// A signal of this number came.
    case interrupted(Int32)

    /// The exit code where nothing was sent before; interface.md promises them.
    package var exitCode: Int32 {
      switch self {
      case .usage, .input: ExitCode.usage
      case .unauthorized: ExitCode.unauthorized
      case .output, .gaveUp: ExitCode.gaveUp
      case .interrupted(let signal): ExitCode.interrupted(by: signal)
      }
    }
  }

  package var kind: Kind
  /// One sentence.
  package var message: Message
  /// What to do next.
  package var hint: Message?
  /// Which of the program's arguments is wrong, from 0; nil where it is none of them alone.
  package var argumentIndex: Int?

  package init(_ kind: Kind, _ message: Message, hint: Message? = nil) {
    self.kind = kind
    self.message = message
    self.hint = hint
  }

  /// A command line that can't be followed.
  package init(_ error: UsageError) {
    self.init(.usage, error.message, hint: error.hint)
    argumentIndex = error.argumentIndex
  }

  package var exitCode: Int32 { kind.exitCode }

  /// This failure as the last words of a command that sends: that nothing was sent is said here and nowhere else.
  ///
  /// `requests` is how many requests with rows have left. The renewal of an access token carries none and does not count.
  package func lastWords(afterRequests requests: Int) -> Failure {
    guard requests == 0 else { return self }
    var words = self
    words.hint = hint.map { "\($0) Nothing was sent." } ?? "Nothing was sent."
    return words
  }

  package static func usage(_ message: Message, hint: Message? = nil) -> Failure {
    Failure(.usage, message, hint: hint)
  }

  package static func unauthorized(_ message: Message, hint: Message? = nil) -> Failure {
    Failure(.unauthorized, message, hint: hint)
  }

  package static func gaveUp(_ message: Message, hint: Message? = nil) -> Failure {
    Failure(.gaveUp, message, hint: hint)
  }

  /// A signal came before anything was done that would have to be finished.
  package static func interrupted(_ signal: Int32) -> Failure {
    Failure(.interrupted(signal), "Stopped as asked.", hint: again)
  }

  /// What to do where nothing has been begun yet.
  package static let again: Message = "To go on: the same command again."
}
