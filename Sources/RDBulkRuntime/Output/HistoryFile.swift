import RDBulkCore
import RDBulkSystem

/// The file of a history: locked while a run writes it, replaced in one step when it is sorted again.
final class HistoryFile: HistoryBytes {
  let path: String
  private(set) var header: HistoryHeader
  private var descriptor: Descriptor
  /// In bytes; what this run has appended included.
  private(set) var length: Int
  /// What it must be like while only this run writes it; nil where it is only read.
  private var written: WrittenFile?

  private init(_ path: String, _ descriptor: consuming Descriptor, _ header: HistoryHeader, length: Int, writes: Bool) {
    self.path = path
    self.descriptor = descriptor
    self.header = header
    self.length = length
    if writes { written = self.descriptor.regularStatus.map { WrittenFile(path, $0) } }
  }

  private static func action(_ path: String) -> Message { "The history \(Quoted.path(path)) can't be used" }

  // MARK: - Opening

  /// Who uses the file.
  enum Use {
    /// Nothing is written.
    case reading
    /// This run alone writes; it waits for another one at most until `deadline`.
    case writing(until: Instant)
  }

  /// Opens the history at `path`; nil if there is none. Throws if it is not a history, or another run writes it.
  static func open(_ path: String, _ use: Use, until signals: borrowing SignalWatch) throws(Failure) -> HistoryFile? {
    while true {
      guard let status = FileStatus.ofPath(path) else { return nil }
      guard status.isRegular else {
        throw .usage(
          "The history \(Quoted.path(path)) is \(status.isLink ? "a symbolic link" : "not a file").",
          hint: "Name the file itself.")
      }
      guard case .writing(let deadline) = use else {
        return try read(path, try open(path, .read), writes: false)
      }
      let descriptor = try open(path, .readWrite)
      guard try Failure.as(.usage, descriptor.tryLock(action: action(path))) else {
        guard Clock.now() < deadline else {
          throw Failure(
            .busy, "Another run is using the history \(Quoted.path(path)).",
            hint: "Wait for it, or add --history-wait SECONDS.")
        }
        signals.wait(milliseconds: 200)
        if let signal = signals.received() { throw .interrupted(signal) }
        continue
      }
      // A run that ended meanwhile may have replaced it.
      guard descriptor.regularStatus?.identity == FileStatus.ofPath(path)?.identity else { continue }
      try Failure.as(.usage, descriptor.makePrivate(action: action(path)))
      return try read(path, descriptor, writes: true)
    }
  }

  private static func open(_ path: String, _ mode: OpenMode) throws(Failure) -> Descriptor {
    try Failure.as(.usage, Descriptor.open(path, [mode, .noFollow, .noWait], action: action(path)))
  }

  private static func read(_ path: String, _ descriptor: consuming Descriptor, writes: Bool) throws(Failure)
    -> HistoryFile
  {
    let status = try Failure.as(.usage, descriptor.status(action: action(path)))
    let placeholder = HistoryHeader(id: 0, key: KeyedDigest.Key(low: 0, high: 0), .payload)
    let file = HistoryFile(path, descriptor, placeholder, length: status.size, writes: writes)
    var bytes: [UInt8] = []
    try file.read(0, HistoryHeader.pageSize, into: &bytes)
    do throws(HistoryHeader.Flaw) { file.header = try HistoryHeader(bytes.span) } catch {
      throw (error == .foreign ? HistoryFlaw.foreign : .unreadable).failure
    }
    guard file.header.logStart <= file.length else { throw HistoryFlaw.unreadable.failure }
    return file
  }

  /// Throws where no history can be created at `path`, which is better known before anything is read.
  static func checkFolder(of path: String) throws(Failure) {
    _ = try Failure.as(.usage, Folder(Folder.split(path).0, action: action(path)))
  }

  /// Creates a history. Throws if there is one by now.
  static func create(_ path: String, _ header: HistoryHeader, _ account: HistoryAccount, sync: Bool) throws(Failure)
    -> HistoryFile
  {
    var draft = try HistoryDraft(path)
    try draft.write(header.bytes.span)
    var rest: [UInt8] = []
    HistoryHeader.appendIndex(of: [], to: &rest)
    HistoryBlock.append(account, to: &rest)
    try draft.write(rest.span)
    return try draft.commit(header, replaces: false, sync: sync)
  }

  // MARK: - Reading and writing

  func read(_ offset: Int, _ count: Int, into bytes: inout [UInt8]) throws(Failure) {
    if bytes.count != count {
      bytes.removeAll(keepingCapacity: true)
      bytes.append(contentsOf: repeatElement(0, count: count))
    }
    var (done, count) = (0, count)
    while done < count {
      // The call writes at most the buffer's length into it before the closure ends.
      let result = unsafe bytes.withUnsafeMutableBytes { buffer in
        unsafe descriptor.read(
          into: UnsafeMutableRawBufferPointer(rebasing: buffer[done...]), at: offset + done, action: Self.action(path))
      }
      // A look-up is one read: the generic ways to an error would cost a tenth of it.
      switch result {
      case .failure(let error): throw Failure(.input, error)
      case .success(nil): continue
      case .success(0?): count = done
      case .success(let read?): done += read
      }
    }
    bytes.removeSubrange(done...)
  }

  /// Appends blocks. Throws if somebody else has changed the file's length: what is written to a place would hide that
  /// from ``examine()``, and leave a hole of zeros.
  func append(_ bytes: Span<UInt8>) throws(Failure) {
    guard !bytes.isEmpty else { return }
    if descriptor.regularStatus?.size != length { try examine() }
    // Bytes have no padding.
    try unsafe Failure.as(.output, descriptor.write(bytes.bytes, at: length, action: Self.writing(path)))
    length += bytes.count
    written?.grow(by: bytes.count)
  }

  private static func writing(_ path: String) -> Message { "The history \(Quoted.path(path)) can't be written" }

  /// Cuts off what a killed run has left torn.
  func cut(to length: Int) throws(Failure) {
    guard length < self.length else { return }
    try Failure.as(.output, descriptor.truncate(to: length, action: Self.writing(path)))
    self.length = length
    written?.cut(to: length)
  }

  func sync() throws(Failure) { try Failure.as(.output, descriptor.sync(action: Self.writing(path))) }

  /// The descriptor, for a caller that syncs it.
  var number: Int32 { descriptor.number }

  /// Throws a failure of the kind `output` if somebody else has removed, replaced or changed the file.
  func examine() throws(Failure) { try written?.examine() }

  // MARK: - Sorting

  /// Replaces the file with one in which the entries of the log are sorted; `index` has read it.
  func fold(_ index: HistoryIndex<HistoryFile>, sync: Bool) throws(Failure) -> HistoryFile {
    var fold = HistoryFold(self, header)
    return try write(&fold, index, sync: sync)
  }

  /// Writes what `fold` makes of this file, and puts it in its place.
  func write(
    _ fold: inout HistoryFold<HistoryFile>, _ index: HistoryIndex<HistoryFile>, sync: Bool
  ) throws(Failure) -> HistoryFile {
    var draft = try HistoryDraft(path)
    try fold.write(to: &draft, logged: index.logged, account: index.account, jobs: index.jobs)
    return try draft.commit(fold.header, replaces: true, sync: sync)
  }

  /// A history that is being written.
  private struct HistoryDraft: HistoryOutput {
    private let path: String
    private let draft: AtomicDraft
    private var length = 0
    private var buffer: [UInt8] = []

    private static let bufferSize = 1 << 16

    init(_ path: String) throws(Failure) {
      self.path = path
      draft = try Failure.as(.output, AtomicDraft(of: path, action: HistoryFile.writing(path)))
    }

    mutating func write(_ bytes: Span<UInt8>) throws(Failure) {
      buffer.append(bytes, 0..<bytes.count)
      if buffer.count >= Self.bufferSize { try flush() }
    }

    mutating func rewrite(_ bytes: Span<UInt8>, at offset: Int) throws(Failure) {
      try flush()
      try Failure.as(.output, draft.write(bytes, at: offset, action: HistoryFile.writing(path)))
    }

    private mutating func flush() throws(Failure) {
      try Failure.as(.output, draft.write(buffer.span, at: length, action: HistoryFile.writing(path)))
      length += buffer.count
      buffer.removeAll(keepingCapacity: true)
    }

    mutating func commit(_ header: HistoryHeader, replaces: Bool, sync: Bool) throws(Failure) -> HistoryFile {
      try flush()
      let file = try Failure.as(
        .output, draft.commit(replaces: replaces, sync: sync, action: HistoryFile.writing(path)))
      guard let file else { throw Failure(.output, HistoryFile.writing(path)) }
      return HistoryFile(path, file, header, length: length, writes: true)
    }
  }
}
