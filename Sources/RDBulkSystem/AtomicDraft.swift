package import RDBulkCore

/// A file that is written piece by piece and then gets its name in one step: whenever the process or the machine stops,
/// there is the old file or the new one.
///
/// Only one process may write a draft for a path at a time; one that a killed process left is replaced.
package final class AtomicDraft {
  private let folder: Folder
  private let name: String
  private let draft: String
  private var file: Descriptor?

  /// Creates the draft next to `path`, for its owner only, and locks it.
  package init(of path: String, action: @autoclosure () -> Message) throws(SystemError) {
    let (parent, name) = Folder.split(path)
    self.name = name
    draft = name + ".new"
    folder = try Folder(parent, action: action())
    if let there = folder.status(of: name), !there.isRegular {
      throw SystemError(action(), there.isLink ? .symbolicLink : .exists)
    }
    folder.discard(draft)
    file = try folder.open(draft, [.readWrite, .create, .exclusive, .noFollow], action: action())
    try use { (file) throws(SystemError) in
      try file.makePrivate(action: action())
      _ = try file.tryLock(action: action())
    }
  }

  deinit { if file != nil { folder.discard(draft) } }

  private func use(_ body: (borrowing Descriptor) throws(SystemError) -> Void) throws(SystemError) {
    guard let taken = file.take() else { return }
    do throws(SystemError) { try body(taken) } catch {
      file = consume taken
      throw error
    }
    file = consume taken
  }

  /// Writes `bytes` at `offset`.
  package func write(_ bytes: Span<UInt8>, at offset: Int, action: @autoclosure () -> Message) throws(SystemError) {
    // Bytes have no padding.
    try use { (file) throws(SystemError) in try unsafe file.write(bytes.bytes, at: offset, action: action()) }
  }

  /// Gives the file its name, and returns it, open and locked; nil if that was done before. With `sync`, the disk has both
  /// when this returns. `replaces`: an existing file of that name is replaced; otherwise it is an error.
  package func commit(replaces: Bool, sync: Bool, action: @autoclosure () -> Message) throws(SystemError) -> Descriptor?
  {
    try use { (file) throws(SystemError) in if sync { try file.sync(action: action()) } }
    if replaces {
      try folder.rename(draft, to: name, action: action())
    } else {
      try folder.renameExclusively(draft, to: name, action: action())
    }
    let committed = file.take()
    if sync { try folder.sync(action: action()) }
    return committed
  }
}
