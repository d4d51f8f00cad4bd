#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif
import RDBulkCore

/// A system call that failed, in the words a person is shown.
struct SystemError: Error, Equatable, Sendable {
  /// What was being done, as in `can't write results.csv`.
  let action: Message
  let code: Int32

  /// `code` is the call's errno, read before anything else may change it.
  init(_ action: Message, code: Int32 = errno) {
    self.action = action
    self.code = code
  }

  /// One sentence: what could not be done and the system's reason.
  var message: Message { "\(action): \(Self.reason(code))." }

  static func reason(_ code: Int32) -> Message {
    switch code {
    case ENOSPC, EDQUOT: "the disk is full"
    case EFBIG: "the file would be larger than the system allows"
    case ENOENT: "there is no such file or folder"
    case EACCES, EPERM: "permission is denied"
    case ELOOP: "it is a symbolic link, and results are never written through one"
    case EISDIR: "it is a folder"
    case EPIPE: "the reader at the other end has gone"
    case EIO: "the device reports an error"
    default: systemText(code)
    }
  }

  private static func systemText(_ code: Int32) -> Message {
    // strerror gives a string that lasts at least until the next call; it is copied at once.
    guard let text = unsafe strerror(code) else { return "error \(code)" }
    return Message(verbatim: unsafe String(cString: text).lowercased())
  }
}
