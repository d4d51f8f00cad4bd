import RDBulkCore
import RDBulkSystem

/// A file that rdbulk writes: results, rejects, summary. They hold personal data, so they are created for their owner
/// only and never through a symbolic link.
final class OutputFile {
  /// For messages.
  let name: Message
  private let descriptor: Descriptor
  /// What it must be like; nil of what other programs may write to as well, as standard output.
  private var written: WrittenFile?
  /// Whether a person sees the bytes at once, and a terminal would act on some of them.
  private let isTerminal: Bool

  /// Standard output.
  static func standard() -> OutputFile { OutputFile(name: "standard output", nil, Descriptor(standard: 1)) }

  private init(name: Message, _ path: String?, _ descriptor: consuming Descriptor) {
    self.name = name
    isTerminal = descriptor.isTerminal
    self.descriptor = descriptor
    if let path { written = self.descriptor.regularStatus.map { WrittenFile(path, $0) } }
  }

  /// Throws a failure of the kind `usage` if `path` exists and may not be overwritten, or can't be an output file.
  static func check(_ path: String, overwrite: Bool) throws(Failure) {
    guard let status = FileStatus.ofPath(path) else { return try checkFolder(of: path) }
    if status.isLink {
      throw .usage(
        "'\(path)' is a symbolic link, and results are never written through one.", hint: "Name the file itself.")
    }
    if status.isFolder {
      throw .usage("'\(path)' is a folder.", hint: "Name a file in it, as in \(path)/results.csv.")
    }
    if status.isRegular, !overwrite {
      throw .usage(
        "'\(path)' exists, and it may be the only record of an earlier run.",
        hint: "Name another file, or add --overwrite to replace it."
      )
    }
  }

  /// Checked first, so that nothing is created or sent if one of the files can't be.
  private static func checkFolder(of path: String) throws(Failure) {
    if let code = Folder.refusal(Folder.split(path).folder) {
      throw Failure(
        .usage, SystemError("'\(path)' can't be written", code), hint: "Name a folder that exists.")
    }
  }

  /// Writes a whole file, or replaces it if `overwrite` allows: a kill or a power cut leaves the old one or the new
  /// one. Devices and pipes are written directly. Throws a failure of the kind `output`.
  static func write(_ bytes: [UInt8], to path: String, overwrite: Bool) throws(Failure) {
    let action: Message = "\(Quoted.path(path)) can't be written"
    if let status = FileStatus.ofPath(path), !status.isRegular, !status.isLink {
      return try Failure.as(
        .output, Descriptor.open(path, [.write, .noFollow], action: action).write(bytes.span, action: action))
    }
    try Failure.as(
      .output,
      AtomicFile.write(bytes.span, to: path, overwrite ? .isReplaced : .isKept, sync: true, action: action))
  }

  /// Creates `path` for its owner only, or empties it if `overwrite` allows; devices and pipes are opened as they are.
  /// Throws if another run uses the file.
  static func create(_ path: String, overwrite: Bool) throws(Failure) -> OutputFile {
    let status = FileStatus.ofPath(path)
    var mode: OpenMode = [.readWrite, .append, .noFollow, .create]
    if status == nil || (status?.isRegular == true && !overwrite) { mode.insert(.exclusive) }
    if let status, !status.isRegular { mode = [.write, .noFollow] }
    let file = try open(path, mode)
    guard file.isRegular else { return file }
    try file.claim(path)
    // Not before the lock is held: another run may be writing.
    try file.cut(to: 0)
    return file
  }

  /// Opens a file of a job that is resumed. Throws if it is gone or another run uses it.
  static func reopen(_ path: String) throws(Failure) -> OutputFile {
    let file = try open(path, [.readWrite, .append, .noFollow])
    guard file.isRegular else {
      throw .usage("Can't resume \(Quoted.path(path)): it is not a file on a disk.")
    }
    try file.claim(path)
    return file
  }

  private static func open(_ path: String, _ mode: OpenMode) throws(Failure) -> OutputFile {
    let descriptor = try Failure.as(
      .usage, Descriptor.open(path, mode, action: "\(Quoted.path(path)) can't be written"))
    return OutputFile(name: Message(verbatim: Quoted.path(path)), path, descriptor)
  }

  /// Whether it is a file on disk, which can be truncated, locked and read again.
  var isRegular: Bool { descriptor.isRegular }

  private func claim(_ path: String) throws(Failure) {
    guard try Failure.as(.output, descriptor.tryLock(action: "\(name) can't be locked")) else {
      throw Failure(
        .busy, "Another run is writing to \(Quoted.path(path)).", hint: "Wait for it, or name another output.")
    }
    try Failure.as(.output, descriptor.makePrivate(action: "\(name) can't be kept private"))
  }

  /// Removes the file from `path`, where it was created; what isn't a file on disk stays.
  func remove(_ path: String) throws(Failure) {
    guard isRegular else { return }
    let (folder, file) = Folder.split(path)
    try Failure.as(
      .output, Folder(folder, action: "\(name) can't be removed").remove(file, action: "\(name) can't be removed"))
  }

  /// Truncates the file to `length`.
  func cut(to length: Int) throws(Failure) {
    try Failure.as(.output, descriptor.truncate(to: length, action: "\(name) can't be truncated"))
    written?.cut(to: length)
  }

  /// The file's length.
  func length() throws(Failure) -> Int {
    try Failure.as(.output, descriptor.status(action: "\(name) can't be examined").size)
  }

  /// Whether its last line has no end.
  func isOpenEnded() throws(Failure) -> Bool {
    let length = try length()
    var last: [UInt8] = [0x0A]
    guard length > 0 else { return false }
    // The call writes at most the buffer's length into it before the closure ends.
    let result = unsafe last.withUnsafeMutableBytes {
      unsafe descriptor.read(into: $0, at: length - 1, action: "\(name) can't be read")
    }
    _ = try Failure.as(.output, result.get())
    return last[0] != 0x0A
  }

  /// Whether the file holds only a beginning of `header`, not all of it.
  func isPart(of header: [UInt8]) throws(Failure) -> Bool {
    let bytes = try beginning(header.count)
    return bytes.count < header.count && header.starts(with: bytes)
  }

  /// The first bytes of the file, at most `count`.
  func beginning(_ count: Int) throws(Failure) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    // The call writes at most the buffer's length into it before the closure ends.
    let result = unsafe bytes.withUnsafeMutableBytes {
      unsafe descriptor.read(into: $0, at: 0, action: "\(name) can't be read")
    }
    let read = try Failure.as(.output, result.get()) ?? count
    return Array(bytes.prefix(read))
  }

  /// Reads back what earlier runs wrote and calls `taken` after each window. If it isn't what was written, throws what
  /// `refusal` makes of the reason; without one, that the job can't be resumed.
  func scan<Scan: WrittenScan>(
    _ scan: inout Scan, _ refusal: ((Message) -> Failure)? = nil, taken: (Scan) throws(Failure) -> Void
  ) throws(Failure) {
    var window = [UInt8](repeating: 0, count: 1 << 18)
    var start = 0
    var end = 0
    var offset = 0
    var isFinal = false
    while !isFinal {
      if start > 0 {
        window.replaceSubrange(0..<end - start, with: Array(window[start..<end]))
        scan.forget(start)
        end -= start
        start = 0
      }
      if end == window.count { window.append(contentsOf: repeatElement(0, count: window.count)) }
      let room = end..<window.count
      // The call writes at most the buffer's length into it before the closure ends.
      let result = unsafe window.withUnsafeMutableBytes { buffer in
        unsafe descriptor.read(
          into: UnsafeMutableRawBufferPointer(rebasing: buffer[room]), at: offset, action: "\(name) can't be read")
      }
      guard let count = try Failure.as(.output, result.get()) else { continue }
      offset += count
      end += count
      isFinal = count == 0
      do throws(ResultsScan.Flaw) {
        start = try scan.take(window.span, start, end, final: isFinal)
      } catch {
        throw refusal?(error.text)
          ?? .usage("Can't resume \(name): \(error.text)", hint: "Put it back as it was.")
      }
      try taken(scan)
    }
  }

  /// The descriptor, for a caller that syncs it.
  var number: Int32 { descriptor.number }

  /// Syncs the file to disk.
  func sync() throws(Failure) { try Failure.as(.output, descriptor.sync(action: "\(name) can't be written")) }

  /// Writes all of `bytes` and empties it; on failure, what wasn't written is lost.
  func write(_ bytes: inout [UInt8]) throws(Failure) {
    try write(bytes.span)
    bytes.removeAll(keepingCapacity: true)
  }

  /// Writes all of `bytes`; to a terminal, with controls made visible.
  func write(_ bytes: Span<UInt8>) throws(Failure) {
    guard !bytes.isEmpty else { return }
    guard !isTerminal else {
      let shown = VisibleText.bytes(bytes)
      return try Failure.as(.output, descriptor.write(shown.span, action: "\(name) can't be written"))
    }
    try Failure.as(.output, descriptor.write(bytes, action: "\(name) can't be written"))
    written?.grow(by: bytes.count)
  }

  /// Throws a failure of the kind `output` if somebody else has removed, replaced or changed the file.
  func examine() throws(Failure) { try written?.examine() }
}
