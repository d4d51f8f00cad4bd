package import RDBulkCore

/// Writes files as a whole: whenever the process or the machine stops, there is the old file or the new one, never a
/// part.
package enum AtomicFile {
  /// What to do with an existing file of that name.
  package enum Existing: Sendable {
    case isReplaced
    /// Keep it and fail with ``SystemError/Code/exists``.
    case isKept
  }

  /// Makes `name` in `folder` a file of `bytes` that only its owner can read, and returns it, open for appending.
  ///
  /// The bytes are first written to `draft` in the same folder, which then gets the name. A draft that a killed process
  /// left under that name is replaced; if two processes may do this at once, each needs its own draft name, see
  /// ``draftName(for:)``. Throws ``SystemError`` if a step fails, after removing the draft. A symbolic link called
  /// `name` is neither followed nor replaced. With `sync`, the disk has the file and its name when this returns.
  @discardableResult package static func write(
    _ bytes: Span<UInt8>, to name: String, in folder: borrowing Folder, draft: String, _ existing: Existing,
    sync: Bool, action: @autoclosure () -> Message
  ) throws(SystemError) -> Descriptor {
    assert(draft != name, "a draft has a name of its own")
    if let there = folder.status(of: name) {
      if there.isLink { throw SystemError(action(), .symbolicLink) }
      if there.isFolder { throw SystemError(action(), .isFolder) }
      if existing == .isKept { throw SystemError(action(), .exists) }
    }
    folder.discard(draft)
    let file = try folder.open(draft, [.write, .append, .create, .exclusive, .noFollow], action: action())
    do throws(SystemError) {
      try file.makePrivate(action: action())
      try file.write(bytes, action: action())
      if sync { try file.sync(action: action()) }
      switch existing {
      case .isReplaced: try folder.rename(draft, to: name, action: action())
      case .isKept: try folder.renameExclusively(draft, to: name, action: action())
      }
      // The name is stored in the folder, which has to reach the disk too.
      if sync { try folder.sync(action: action()) }
    } catch {
      folder.discard(draft)
      throw error
    }
    return file
  }

  /// Same, for a path and with a draft name that no other process uses.
  package static func write(
    _ bytes: Span<UInt8>, to path: String, _ existing: Existing, sync: Bool, action: @autoclosure () -> Message
  ) throws(SystemError) {
    let (parent, name) = Folder.split(path)
    let folder = try Folder(parent, action: action())
    try write(bytes, to: name, in: folder, draft: draftName(for: name), existing, sync: sync, action: action())
  }

  /// Makes `path` a file of `bytes` that everybody can read, or replaces it. A symbolic link is neither followed nor
  /// replaced.
  package static func writeForAll(
    _ bytes: Span<UInt8>, to path: String, action: @autoclosure () -> Message
  ) throws(SystemError) {
    let (parent, name) = Folder.split(path)
    let folder = try Folder(parent, action: action())
    let draft = draftName(for: name)
    let file = try write(bytes, to: draft, in: folder, draft: "\(draft)r", .isKept, sync: false, action: action())
    do throws(SystemError) {
      if let there = folder.status(of: name) {
        if there.isLink { throw SystemError(action(), .symbolicLink) }
        if there.isFolder { throw SystemError(action(), .isFolder) }
      }
      try file.makeReadable(action: action())
      try folder.rename(draft, to: name, action: action())
    } catch {
      folder.discard(draft)
      throw error
    }
  }

  /// A unique hidden name next to `name`, shortened if it would be too long.
  package static func draftName(for name: String) -> String {
    // Nearly every file system limits names to 255 bytes; a character has only a few of them.
    ".\(name.prefix(40)).\(String(UInt64.random(in: .min ... .max), radix: 36)).new"
  }
}
