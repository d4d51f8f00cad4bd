import Libc
package import RDBulkCore

/// An open folder. Its entries are reached through its descriptor, so that it stays the same folder even if its name
/// changes hands.
package struct Folder: ~Copyable, Sendable {
  let descriptor: Descriptor

  /// Opens a folder for reading; without that right, its entries couldn't be synced.
  package init(_ path: String, action: @autoclosure () -> Message) throws(SystemError) {
    descriptor = try Descriptor.open(path, [.read, .folder], action: action())
  }

  /// Splits `path` into its folder, in a form that can be opened, and the name in it.
  package static func split(_ path: String) -> (folder: String, name: String) {
    guard let slash = path.lastIndex(of: "/") else { return (".", path) }
    return (slash == path.startIndex ? "/" : String(path[..<slash]), String(path[path.index(after: slash)...]))
  }

  /// Creates the folder at the absolute `path` and missing ones above it, for its owner only. It may already exist.
  package static func create(_ path: String, action: (String) -> Message) throws(SystemError) {
    var part = ""
    for name in path.split(separator: "/") {
      part += "/\(name)"
      guard unsafe mkdir(part, 0o700) != 0, errno != EEXIST else { continue }
      let code = SystemError.Code(errno)
      // A folder above only has to exist.
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

  /// The status of `name` itself, without following a symbolic link; nil if there is nothing.
  func status(of name: String) -> FileStatus? {
    var status = stat()
    guard unsafe fstatat(descriptor.number, name, &status, AT_SYMLINK_NOFOLLOW) == 0 else { return nil }
    return FileStatus(status)
  }

  /// Renames the file `old` to `new` in one step, replacing what has that name.
  func rename(_ old: String, to new: String, action: @autoclosure () -> Message) throws(SystemError) {
    guard unsafe renameat(descriptor.number, old, descriptor.number, new) == 0 else { throw SystemError(after: action) }
  }

  /// Like `rename`, but fails with ``SystemError/Code/exists`` if something has that name.
  func renameExclusively(_ old: String, to new: String, action: @autoclosure () -> Message) throws(SystemError) {
    // A hard link fails if the name is taken; some file systems don't have hard links.
    if unsafe linkat(descriptor.number, old, descriptor.number, new, 0) == 0 { return discard(old) }
    if errno == EEXIST || status(of: new) != nil { throw SystemError(action(), .exists) }
    try rename(old, to: new, action: action())
  }

  /// Removes the file `name`; not an error if it doesn't exist.
  package func remove(_ name: String, action: @autoclosure () -> Message) throws(SystemError) {
    guard unsafe unlinkat(descriptor.number, name, 0) == 0 || errno == ENOENT else { throw SystemError(after: action) }
  }

  /// Removes a file that is no longer needed, if possible.
  func discard(_ name: String) { _ = unsafe unlinkat(descriptor.number, name, 0) }

  /// Syncs the names in it to disk.
  package func sync(action: @autoclosure () -> Message) throws(SystemError) { try descriptor.sync(action: action()) }

  /// The status of the folder itself.
  package func status(action: @autoclosure () -> Message) throws(SystemError) -> FileStatus {
    try descriptor.status(action: action())
  }

  /// Why files can't be created and replaced in the folder `path`; nil if they can.
  package static func refusal(_ path: String) -> SystemError.Code? {
    unsafe access(path, R_OK | W_OK | X_OK) == 0 ? nil : SystemError.Code(errno)
  }
}
