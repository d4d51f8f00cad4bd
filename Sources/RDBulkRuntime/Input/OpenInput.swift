import RDBulkCore
import RDBulkSystem

/// An input that is open: a file, which can be read more than once, or anything else, whose first bytes are read ahead
/// and kept until the run takes them.
///
/// Several sources read from it: looks before the run, which move nothing, and the run's own, once.
final class OpenInput {
  /// For messages.
  let name: Message
  /// nil of standard input.
  let path: String?
  /// Whether it is a file on disk.
  let isFile: Bool
  private let descriptor: Descriptor
  /// Where in the file reading begins, in bytes: standard input may have been read from before.
  private let origin: Int
  /// The first bytes of what is not a file.
  private var ahead: [UInt8] = []
  /// What the check has read of a file; nil where there is none.
  private var checked: BlockDigests?
  /// The file's status as the check began.
  private var status: FileStatus?
  /// A block that was read again and is as it was checked.
  private var verified: (index: Int, bytes: [UInt8])?
  /// Whether nothing comes after `ahead`.
  private(set) var isWhole = false

  /// How many bytes are read ahead, and for how long after the first of them.
  private static let aheadLimit = 1 << 20
  private static let aheadTime: Int64 = .seconds(1)
  private static let chunk = 1 << 16

  /// Opens `path`, or standard input if it is nil. Throws a failure of the kind `usage`.
  init(_ path: String?) throws(Failure) {
    self.path = path
    guard let path else {
      descriptor = Descriptor(standard: 0)
      name = "standard input"
      isFile = descriptor.isRegular
      origin = isFile ? descriptor.position() ?? 0 : 0
      return
    }
    // Arguments are text here: invalid bytes have become U+FFFD, and there is no other way to name such a file.
    let hint: Message =
      path.unicodeScalars.contains("\u{FFFD}")
      ? "A name that is not UTF-8 can't be given as an argument; use standard input instead: rdbulk … < FILE."
      : "Check the name; '-' or nothing reads standard input."
    let action: Message = "\(Quoted.value(path)) can't be read"
    descriptor = try Failure.as(.usage, hint: hint, Descriptor.open(path, .read, action: action))
    let status = try Failure.as(.usage, hint: hint, descriptor.status(action: action))
    if status.isFolder { throw Failure(.usage, SystemError(action, .isFolder), hint: hint) }
    name = Message(verbatim: Quoted.value(path))
    isFile = status.isRegular
    origin = 0
  }

  /// Which file it is; nil where it is none.
  var identity: [UInt64]? { descriptor.regularStatus?.identity }
  /// How many bytes the file has from where reading begins; nil where it is none.
  var size: Int? { descriptor.regularStatus.map { max(0, $0.size - origin) } }
  /// What to poll for reading.
  var number: Int32 { descriptor.number }
  /// Whether a read wouldn't block.
  var isReadable: Bool { isFile || descriptor.isReadable() }
  /// Whether as much is kept as is ever read ahead.
  var isFull: Bool { ahead.count >= Self.aheadLimit }

  /// Waits until there is something to read, or a signal arrives.
  func wait(orSignal signal: Int32) { descriptor.waitUntilReadable(or: signal) }

  // MARK: - Ahead

  /// Reads ahead what isn't a file: 1 MiB, or what comes within a second of the first byte, or all of it. Called again,
  /// it adds to that. Throws `interrupted` at a signal, or if the input can't be read.
  func readAhead(until signals: borrowing SignalWatch) throws(Failure) {
    var deadline: Instant?
    var buffer = [UInt8](repeating: 0, count: Self.chunk)
    while !isFile, !isWhole, !isFull {
      if let signal = signals.received() { throw .interrupted(signal) }
      let wait = deadline.map { Self.milliseconds(until: $0) } ?? -1
      guard wait != 0 else { return }
      descriptor.waitUntilReadable(or: signals.descriptor, milliseconds: wait)
      guard descriptor.isReadable() else { continue }
      let room = min(buffer.count, Self.aheadLimit - ahead.count)
      guard let count = try read(into: &buffer, 0..<room) else { continue }
      if count == 0 { isWhole = true }
      ahead.append(contentsOf: buffer[..<count])
      if deadline == nil { deadline = Clock.now().advanced(by: Self.aheadTime) }
    }
  }

  private static func milliseconds(until deadline: Instant) -> Int32 {
    // Rounded up: the last one must not be spent on asking again and again.
    let left = deadline.since(Clock.now())
    return left <= 0 ? 0 : Int32(left / .milliseconds(1)) + 1
  }

  /// What was read ahead at `offset`, at most `count` bytes; nil where nothing of that is kept.
  func kept(at offset: Int, atMost count: Int) -> ArraySlice<UInt8>? {
    offset < ahead.count ? ahead[offset..<min(ahead.count, offset + count)] : nil
  }

  /// The run has taken what was read ahead.
  func forget() { ahead = [] }

  // MARK: - Reading

  /// Reads on into `buffer[room]`; returns 0 at the end, nil if the read was interrupted or there is nothing yet.
  func read(into buffer: inout [UInt8], _ room: Range<Int>) throws(Failure) -> Int? {
    // The call writes at most the buffer's length into it before the closure ends.
    let result = unsafe buffer.withUnsafeMutableBytes { bytes in
      unsafe descriptor.read(into: UnsafeMutableRawBufferPointer(rebasing: bytes[room]), action: Self.action)
    }
    return try Failure.as(.input, result.get())
  }

  /// Same, of a file from `offset` on, counted from where reading begins; moves nothing.
  func read(into buffer: inout [UInt8], _ room: Range<Int>, at offset: Int) throws(Failure) -> Int? {
    // The call writes at most the buffer's length into it before the closure ends.
    let result = unsafe buffer.withUnsafeMutableBytes { bytes in
      unsafe descriptor.read(
        into: UnsafeMutableRawBufferPointer(rebasing: bytes[room]), at: origin + offset, action: Self.action)
    }
    return try Failure.as(.input, result.get())
  }

  // MARK: - What was checked

  /// From now on, what is read is checked.
  func beginCheck() {
    guard isFile else { return }
    status = descriptor.regularStatus
    checked = BlockDigests()
  }

  /// These bytes of the file, which follow those before, were checked.
  func note(_ bytes: [UInt8], _ range: Range<Int>) { checked?.add(bytes.span, range) }

  /// Reads on for the run. Once the file has been written to, only what is as it was checked is returned: throws a failure
  /// of the kind `input` where it isn't. `offset` counts from where reading begins.
  func readChecked(into buffer: inout [UInt8], _ room: Range<Int>, at offset: Int) throws(Failure) -> Int? {
    let count = try read(into: &buffer, room)
    // Asked after the read: a file that is written to in between is noticed.
    guard let checked, offset < checked.count, let now = descriptor.regularStatus,
      now.modified != status?.modified || now.size != status?.size
    else { return count }
    let index = offset / BlockDigests.size
    let bytes = try block(index, checked)
    let start = offset - index * BlockDigests.size
    let length = min(room.count, bytes.count - start)
    for place in 0..<length { buffer[room.lowerBound + place] = bytes[start + place] }
    return length
  }

  private func block(_ index: Int, _ checked: BlockDigests) throws(Failure) -> [UInt8] {
    if let verified, verified.index == index { return verified.bytes }
    var bytes = [UInt8](repeating: 0, count: checked.length(of: index))
    var filled = 0
    while filled < bytes.count {
      guard let count = try read(into: &bytes, filled..<bytes.count, at: index * BlockDigests.size + filled) else {
        continue
      }
      if count == 0 { break }
      filled += count
    }
    guard filled == bytes.count, checked.isSame(index, bytes.span) else {
      throw Failure(
        .input,
        "\(name) changed while its rows were being sent; no unchecked row was sent. Restore it as it was, or export it "
          + "again and send only the rows that have no result.")
    }
    verified = (index, bytes)
    return bytes
  }

  private static var action: Message { "The input can't be read" }
}
