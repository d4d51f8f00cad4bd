package import RDBulkCore

/// Why the sandbox can't start or continue. Nothing a client sends is a failure: clients get an answer.
extension Failure {
  /// Another program listens on this port of 127.0.0.1.
  package static func portInUse(_ port: Int) -> Failure {
    .usage("Port \(port) on 127.0.0.1 is in use by another program; choose another with --port, or 0 for any free one.")
  }

  /// The file of `--fields` can't be read or doesn't hold fields.
  package static func cannotUseFields(path: String, reason: Message) -> Failure {
    .usage("The file of --fields, '\(path)', can't be used: \(clause: reason).")
  }

  /// A server serves once; create another to serve again.
  package static let alreadyStarted = Failure.usage("This sandbox was started or stopped before; it serves once.")

  /// Not a port: they go from 0 to 65535.
  static func noPort(_ port: Int) -> Failure { .usage("A port is a number from 0 to 65535, which \(port) is not.") }

  /// What a failure of the system leads to while clients are served.
  static let serverHasStopped: Message = "The sandbox has stopped."
}

/// What the sandbox asks of the system, as the beginning of an error sentence.
enum SystemRequest {
  static func listening(on port: Int) -> Message { "The sandbox can't listen on port \(port) of 127.0.0.1" }
  static func openingLog(_ path: String) -> Message { "The sandbox's log '\(path)' can't be opened" }
  static func writingLog(_ path: String) -> Message { "The sandbox's log '\(path)' can't be written" }
  static func writingPortFile(_ path: String) -> Message { "The port file '\(path)' can't be written" }
  static let waiting: Message = "The sandbox can't wait for its connections"
}
