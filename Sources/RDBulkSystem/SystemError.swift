import Libc
package import RDBulkCore

/// A failed system call, in words for the user.
///
/// This target knows no journal and no token file: the caller says what was being done to what.
package struct SystemError: Error, Equatable, Sendable {
  /// An error number of the system.
  package struct Code: Equatable, Sendable {
    package let number: Int32

    /// The code with this `errno` value.
    package init(_ number: Int32) { self.number = number }

    package static let noSuchFile = Code(ENOENT)
    package static let exists = Code(EEXIST)
    package static let symbolicLink = Code(ELOOP)
    package static let isFolder = Code(EISDIR)
    package static let deviceError = Code(EIO)
    package static let addressInUse = Code(EADDRINUSE)
  }

  /// What was being done, such as `'results.csv' can't be written`.
  package let action: Message
  package let code: Code

  /// An error with a known code.
  package init(_ action: Message, _ code: Code) {
    self.action = action
    self.code = code
  }

  /// Uses the code of the call that just failed. Build `action` before the call or from plain values: another call in
  /// between would change the code.
  init(_ action: Message) { self.init(action, Code(errno)) }

  /// Like `init(_:)`, for an `action` that may make calls itself.
  init(after action: () -> Message) {
    let code = Code(errno)
    self.init(action(), code)
  }

  /// One sentence: what couldn't be done, and the system's reason.
  package var message: Message { "\(action): \(reason)." }

  /// The system's reason, as a clause.
  package var reason: Message {
    switch code.number {
    case ENOSPC, EDQUOT: "the disk is full"
    case EFBIG: "the file would be larger than the system allows"
    case ENOENT: "there is no such file or folder"
    case EEXIST: "it exists already"
    case EACCES, EPERM: "permission is denied"
    case ELOOP: "it is a symbolic link, and those are not followed"
    case EISDIR: "it is a folder"
    case EPIPE: "the reader at the other end has gone"
    case EIO: "the device reports an error"
    default: Self.systemText(code.number)
    }
  }

  private static func systemText(_ number: Int32) -> Message {
    // The string from strerror stays valid at least until the next call; it is copied at once.
    guard let text = unsafe strerror(number) else { return "error \(number)" }
    return Message(verbatim: unsafe String(cString: text).lowercased())
  }
}
