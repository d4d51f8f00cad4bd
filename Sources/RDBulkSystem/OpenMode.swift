import Libc

/// How a file is opened. Everything is closed in programs that this one starts, and a created file is for its owner
/// only.
package struct OpenMode: OptionSet, Sendable {
  package let rawValue: Int32

  /// The flags as open(2) takes them.
  package init(rawValue: Int32) { self.rawValue = rawValue }

  /// One of these three; without any, the file is read.
  package static let read = OpenMode([])
  package static let write = OpenMode(rawValue: O_WRONLY)
  package static let readWrite = OpenMode(rawValue: O_RDWR)

  /// Each write goes to the end.
  package static let append = OpenMode(rawValue: O_APPEND)
  /// Creates the file if there is none.
  package static let create = OpenMode(rawValue: O_CREAT)
  /// With `create`: fails if the file exists.
  package static let exclusive = OpenMode(rawValue: O_EXCL)
  /// The file itself must not be a symbolic link.
  package static let noFollow = OpenMode(rawValue: O_NOFOLLOW)
  /// Don't wait for a named pipe.
  package static let noWait = OpenMode(rawValue: O_NONBLOCK)

  static let folder = OpenMode(rawValue: O_DIRECTORY)
}
