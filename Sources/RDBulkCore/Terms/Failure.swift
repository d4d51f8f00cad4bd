/// Why the program can't do all of what was asked: what to tell the user, and the exit code.
///
/// Everything above the system layer and the pure parsers throws this one type. A parser throws its own error, which
/// becomes a failure where it is known what was being read.
package struct Failure: Error, Equatable, Sendable {
  /// What went wrong, in no more detail than the exit code needs.
  package enum Kind: Equatable, Sendable {
    /// The command, the input or a file in the way: the user can fix it.
    case usage
    /// There is no login, or the API rejects it.
    case unauthorized
    /// Reading the input failed.
    case input
    /// The results, or a file written along with them, can't be written.
    case output
    /// Not possible right now: no server answers, libcurl refuses, or another process holds the login.
    case gaveUp
    /// Another run is using the same files.
    case busy
    /// A signal of this number arrived.
    case interrupted(Int32)

    /// The exit code if nothing was sent, as interface.md promises it.
    package var exitCode: Int32 {
      switch self {
      case .usage, .input: ExitCode.usage
      case .unauthorized: ExitCode.unauthorized
      case .output, .gaveUp: ExitCode.gaveUp
      case .busy: ExitCode.busy
      case .interrupted(let signal): ExitCode.interrupted(by: signal)
      }
    }
  }

  package var kind: Kind
  /// One sentence.
  package var message: Message
  /// What to do next.
  package var hint: Message?
  /// The index of the wrong command-line argument, from 0; nil if no single one is to blame.
  package var argumentIndex: Int?

  /// A failure with one sentence and, where there is one, what to do next.
  package init(_ kind: Kind, _ message: Message, hint: Message? = nil) {
    self.kind = kind
    self.message = message
    self.hint = hint
  }

  /// A command line that can't be understood.
  package init(_ error: UsageError) {
    self.init(.usage, error.message, hint: error.hint)
    argumentIndex = error.argumentIndex
  }

  package var exitCode: Int32 { kind.exitCode }

  /// This failure as the last words of a command that sends. The only place that says that nothing was sent.
  ///
  /// `requests` counts the requests with rows that have left. Renewing an access token carries no rows and doesn't
  /// count.
  package func lastWords(afterRequests requests: Int) -> Failure {
    guard requests == 0 else { return self }
    var words = self
    words.hint = hint.map { "\($0) Nothing was sent." } ?? "Nothing was sent."
    return words
  }

  /// A failure that the user can fix.
  package static func usage(_ message: Message, hint: Message? = nil) -> Failure {
    Failure(.usage, message, hint: hint)
  }

  /// A failure of the login.
  package static func unauthorized(_ message: Message, hint: Message? = nil) -> Failure {
    Failure(.unauthorized, message, hint: hint)
  }

  /// A failure that may go away without a change.
  package static func gaveUp(_ message: Message, hint: Message? = nil) -> Failure {
    Failure(.gaveUp, message, hint: hint)
  }

  /// A signal that arrived before there was anything to finish.
  package static func interrupted(_ signal: Int32) -> Failure {
    Failure(.interrupted(signal), "Stopped as requested.", hint: again)
  }

  /// What to do if nothing has started yet.
  package static let again: Message = "To continue, run the same command again."
}
