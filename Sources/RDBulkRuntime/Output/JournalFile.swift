import RDBulkCore
import RDBulkSystem

/// The journal next to a results file.
final class JournalFile {
  private let path: String
  private var descriptor: Descriptor
  private var written: WrittenFile?

  /// Creates a new journal with `records` in one step: after a crash, there is the old one or the new one.
  init(creating path: String, _ records: [UInt8], sync: Bool) throws(Failure) {
    self.path = path
    descriptor = try Self.create(path, records, sync: sync)
    written = descriptor.regularStatus.map { WrittenFile(path, $0) }
  }

  /// Reads the journal at `path`; nil if there is none. Throws a failure of the kind `usage`.
  static func read(_ path: String) throws(Failure) -> [UInt8]? {
    guard FileStatus.ofPath(path) != nil else { return nil }
    let action: Message = "The journal '\(path)' can't be read"
    return try Failure.as(
      .usage, hint: "Make it readable and run the same command again: only the journal says which rows were sent.",
      Descriptor.open(path, [.read, .noFollow, .noWait], action: action).readAll(action: action))
  }

  /// Appends records.
  func append(_ records: Span<UInt8>) throws(Failure) {
    guard !records.isEmpty else { return }
    try Failure.as(.output, descriptor.write(records, action: Self.action(path)))
    written?.grow(by: records.count)
  }

  /// Replaces all records in one step.
  func replace(_ records: [UInt8], sync: Bool) throws(Failure) {
    descriptor = try Self.create(path, records, sync: sync)
    written = descriptor.regularStatus.map { WrittenFile(path, $0) }
  }

  /// Throws a failure of the kind `output` if somebody else has removed, replaced or changed the journal.
  func examine() throws(Failure) { try written?.examine() }

  /// Syncs the journal to disk.
  func sync() throws(Failure) { try Failure.as(.output, descriptor.sync(action: Self.action(path))) }

  /// The descriptor, for a caller that syncs it.
  var number: Int32 { descriptor.number }

  private static func action(_ path: String) -> Message { "The journal '\(path)' can't be written" }

  /// Creates or replaces the journal. Since its results are locked, its draft needs no unique name, and one left by a
  /// killed run is replaced.
  private static func create(_ path: String, _ records: [UInt8], sync: Bool) throws(Failure) -> Descriptor {
    let (parent, name) = Folder.split(path)
    let folder = try Failure.as(.output, Folder(parent, action: action(path)))
    return try Failure.as(
      .output,
      AtomicFile.write(
        records.span, to: name, in: folder, draft: name + ".new", .isReplaced, sync: sync, action: action(path)))
  }
}
