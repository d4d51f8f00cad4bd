#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif
import RDBulkCore

/// The journal beside a results file.
final class JournalFile {
  private let path: String
  private let folder: String
  private var descriptor: Descriptor
  private(set) var length: Int

  static func path(ofResults path: String) -> String { path + ".journal" }

  /// Creates the journal anew with `records`, in one step: after a crash there is the old one or the new one.
  init(creating path: String, _ records: [UInt8], sync: Bool) throws(SystemError) {
    self.path = path
    folder = Self.folder(of: path)
    descriptor = try Self.create(path, folder, records, sync: sync)
    length = records.count
  }

  /// Reads the journal at `path`; nil where there is none.
  static func read(_ path: String) throws(SystemError) -> [UInt8]? {
    guard FileStatus.ofPath(path) != nil else { return nil }
    let descriptor = try Descriptor.open(path, O_RDONLY | O_NOFOLLOW, action: action(path))
    return try descriptor.readAll()
  }

  /// Adds records and empties `records`.
  func append(_ records: inout [UInt8]) throws(SystemError) {
    guard !records.isEmpty else { return }
    try descriptor.write(records.span, action: Self.action(path))
    length += records.count
    records.removeAll(keepingCapacity: true)
  }

  /// Replaces all records in one step.
  func replace(_ records: [UInt8], sync: Bool) throws(SystemError) {
    descriptor = try Self.create(path, folder, records, sync: sync)
    length = records.count
  }

  /// Asks the disk to keep what was written.
  func sync() throws(SystemError) { try descriptor.sync(action: Self.action(path)) }

  /// The descriptor, for whoever asks the disk to keep what was written.
  var number: Int32 { descriptor.number }

  private static func action(_ path: String) -> Message { "The journal '\(path)' can't be written" }

  private static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  private static func create(
    _ path: String, _ folder: String, _ records: [UInt8], sync: Bool
  ) throws(SystemError) -> Descriptor {
    let temporary = path + ".new"
    _ = unsafe unlink(temporary)
    let descriptor = try Descriptor.open(
      temporary, O_WRONLY | O_APPEND | O_CREAT | O_EXCL | O_NOFOLLOW, mode: 0o600, action: action(path)
    )
    try descriptor.write(records.span, action: action(path))
    if sync { try descriptor.sync(action: action(path)) }
    guard unsafe rename(temporary, path) == 0 else { throw SystemError(action(path)) }
    if sync {
      // The name is in the folder, which has to reach the disk, too.
      let parent = try Descriptor.open(folder, O_RDONLY | O_DIRECTORY, action: action(path))
      try parent.sync(action: action(path))
    }
    return descriptor
  }
}
