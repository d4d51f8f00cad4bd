import Libc
package import RDBulkCore

/// An open folder. What is in it is reached through its descriptor, so that it stays the same folder whatever becomes of
/// its name.
package struct Folder: ~Copyable, Sendable {
  private let descriptor: Descriptor

  /// Opens a folder, which is read: without the right to that, its entries can't be made to last.
  package init(_ path: String, action: @autoclosure () -> Message) throws(SystemError) {
    descriptor = try Descriptor.open(path, [.read, .folder], action: action())
  }

  /// The folder of `path`, as it may be opened, and the name in it.
  package static func split(_ path: String) -> (folder: String, name: String) {
    guard let slash = path.lastIndex(of: "/") else { return (".", path) }
    return (slash == path.startIndex ? "/" : String(path[..<slash]), String(path[path.index(after: slash)...]))
  }

  /// Creates the folder at the absolute `path` for its owner alone, and those above it; it may be there already.
  package static func create(_ path: String, action: (String) -> Message) throws(SystemError) {
    var part = ""
    for name in path.split(separator: "/") {
      part += "/\(name)"
      guard unsafe mkdir(part, 0o700) != 0, errno != EEXIST else { continue }
      let code = SystemError.Code(errno)
      // Of a folder above, all that matters is that it is there.
      guard FileStatus.ofPath(part) == nil else { continue }
      throw SystemError(action(part), code)
    }
  }

  /// Opens the file `name` in it.
  package func open(_ name: String, _ mode: OpenMode, action: @autoclosure () -> Message)
    throws(SystemError) -> Descriptor
  {
    try Descriptor.open(at: descriptor.number, name, mode, action: action())
  }

  /// The status of `name` itself, a symbolic link not followed; nil where there is nothing.
  func status(of name: String) -> FileStatus? {
    var status = stat()
    guard unsafe fstatat(descriptor.number, name, &status, AT_SYMLINK_NOFOLLOW) == 0 else { return nil }
    return FileStatus(status)
  }

  /// Gives the file `old` the name `new` in one step, and replaces what has that name.
  func rename(_ old: String, to new: String, action: @autoclosure () -> Message) throws(SystemError) {
    guard unsafe renameat(descriptor.number, old, descriptor.number, new) == 0 else { throw SystemError(after: action) }
  }

  /// As `rename`, but fails with ``SystemError/Code/exists`` where something has that name.
  func renameExclusively(_ old: String, to new: String, action: @autoclosure () -> Message) throws(SystemError) {
    // A second name fails where the first is taken; some file systems have no second names.
    if unsafe linkat(descriptor.number, old, descriptor.number, new, 0) == 0 { return discard(old) }
    if errno == EEXIST || status(of: new) != nil { throw SystemError(action(), .exists) }
    try rename(old, to: new, action: action())
  }

  /// Removes the file `name`; one that is not there is no error.
  package func remove(_ name: String, action: @autoclosure () -> Message) throws(SystemError) {
    guard unsafe unlinkat(descriptor.number, name, 0) == 0 || errno == ENOENT else { throw SystemError(after: action) }
  }

  /// Removes what is of no use any more, if it can be.
  func discard(_ name: String) { _ = unsafe unlinkat(descriptor.number, name, 0) }

  /// Asks the disk to keep the names in it.
  package func sync(action: @autoclosure () -> Message) throws(SystemError) { try descriptor.sync(action: action()) }

  package func status(action: @autoclosure () -> Message) throws(SystemError) -> FileStatus {
    try descriptor.status(action: action())
  }

  /// Whether files can be put into the folder `path` and replaced in one step, else why not.
  package static func refusal(_ path: String) -> SystemError.Code? {
    unsafe access(path, R_OK | W_OK | X_OK) == 0 ? nil : SystemError.Code(errno)
  }
}
