package import RDBulkCore

/// Why the sandbox can't be started or can't go on. Nothing that a client sends is an error of this type: clients
/// are answered.
package enum SandboxError: Error, Equatable, Sendable, CustomStringConvertible {
  /// Another program listens on this port of 127.0.0.1.
  case portInUse(Int)
  case cannotListen(port: Int, reason: Message)
  case cannotOpenLog(path: String, reason: Message)
  case cannotWriteLog(path: String, reason: Message)
  case cannotWritePortFile(path: String, reason: Message)
  /// The file of `--fields` can't be read, or doesn't hold fields.
  case cannotUseFields(path: String, reason: Message)
  case cannotStartThread(reason: Message)
  /// A server serves once; make another one to serve again.
  case alreadyStarted
  case cannotWait(reason: Message)

  /// One sentence a person can act on.
  package var text: Message {
    switch self {
    case .portInUse(let port):
      "Port \(port) on 127.0.0.1 is in use by another program; choose another with --port, or 0 for any free one."
    case .cannotListen(let port, let reason):
      "The sandbox can't listen on port \(port) of 127.0.0.1: \(reason)."
    case .cannotOpenLog(let path, let reason):
      "The sandbox's log '\(path)' can't be opened: \(reason)."
    case .cannotWriteLog(let path, let reason):
      "The sandbox's log '\(path)' can't be written: \(reason). The sandbox has stopped."
    case .cannotWritePortFile(let path, let reason):
      "The port file '\(path)' can't be written: \(reason)."
    case .cannotUseFields(let path, let reason):
      "The file of --fields, '\(path)', can't be used: \(clause: reason)."
    case .cannotStartThread(let reason):
      "The sandbox's thread can't be started: \(reason)."
    case .alreadyStarted:
      "This sandbox was started or stopped before; it serves once."
    case .cannotWait(let reason):
      "The sandbox can't wait for its connections: \(reason). It has stopped."
    }
  }

  package var description: String { text.text(in: .english) }
}
