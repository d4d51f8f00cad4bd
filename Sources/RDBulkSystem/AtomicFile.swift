package import RDBulkCore

/// Files that are written whole: whenever the process or the machine stops, there is the old one or the new one, and
/// never a part.
package enum AtomicFile {
  /// What becomes of a file that has the name already.
  package enum Existing: Sendable {
    case isReplaced
    /// It stays, and the call fails with ``SystemError/Code/exists``.
    case isKept
  }

  /// Makes `name` in `folder` a file of `bytes` that only its owner can read, and returns it, open for appending.
  ///
  /// The bytes are first written into `draft` beside it, which is then given the name. What a killed process left of a
  /// draft of that name is replaced; where two processes may do this at once each needs a name of its own, see
  /// ``draftName(for:)``. Throws ``SystemError`` where a step fails, and removes the draft; a symbolic link of that name
  /// is neither followed nor replaced. `sync`: when it returns, the disk has the file and its name.
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
      // The name is in the folder, which has to reach the disk, too.
      if sync { try folder.sync(action: action()) }
    } catch {
      folder.discard(draft)
      throw error
    }
    return file
  }

  /// As above, for a path and with a draft that no other process has.
  package static func write(
    _ bytes: Span<UInt8>, to path: String, _ existing: Existing, sync: Bool, action: @autoclosure () -> Message
  ) throws(SystemError) {
    let (parent, name) = Folder.split(path)
    let folder = try Folder(parent, action: action())
    try write(bytes, to: name, in: folder, draft: draftName(for: name), existing, sync: sync, action: action())
  }

  /// A hidden name beside `name` that nobody else has. It is cut where it would be too long for a name.
  package static func draftName(for name: String) -> String {
    // 255 bytes are what a name may have almost everywhere; a character has at most a few of them.
    ".\(name.prefix(40)).\(String(UInt64.random(in: .min ... .max), radix: 36)).new"
  }
}
