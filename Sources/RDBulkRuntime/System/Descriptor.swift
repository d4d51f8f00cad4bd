#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif
import RDBulkCore

/// An open file descriptor that is closed with its owner; standard streams are borrowed and stay open.
struct Descriptor: ~Copyable {
  let number: Int32
  private let isOwned: Bool

  /// Takes over an open descriptor.
  init(owning number: Int32) {
    self.number = number
    isOwned = true
  }

  /// Uses a descriptor that belongs to the process: 0, 1 or 2.
  init(standard number: Int32) {
    self.number = number
    isOwned = false
  }

  deinit {
    if isOwned { _ = close(number) }
  }

  /// Fills the places of standard streams that whoever started the process has closed: else the next file that is opened
  /// becomes one of them, and messages or results go into it. What fills a place can't be used in the stream's direction,
  /// so that results that go nowhere are an error as before.
  static func guardStandardStreams() {
    for (number, direction) in [(0, O_WRONLY), (1, O_RDONLY), (2, O_RDONLY)] as [(Int32, Int32)]
    where fcntl(number, F_GETFD) < 0 && errno == EBADF {
      // The lowest free number is given, which is this one: those below it are open. It stays open to the end.
      #if canImport(Glibc)
      _ = unsafe Glibc.open("/dev/null", direction)
      #elseif canImport(Musl)
      _ = unsafe Musl.open("/dev/null", direction)
      #else
      _ = unsafe Darwin.open("/dev/null", direction)
      #endif
    }
  }

  /// Opens `path`; throws ``SystemError`` with `action` in its sentence.
  static func open(_ path: String, _ flags: Int32, mode: mode_t = 0, action: @autoclosure () -> Message)
    throws(SystemError) -> Descriptor
  {
    while true {
      #if canImport(Glibc)
      let number = unsafe Glibc.open(path, flags | O_CLOEXEC, mode)
      #elseif canImport(Musl)
      let number = unsafe Musl.open(path, flags | O_CLOEXEC, mode)
      #else
      let number = unsafe Darwin.open(path, flags | O_CLOEXEC, mode)
      #endif
      if number >= 0 { return Descriptor(owning: number) }
      // A named pipe may be waited for; a signal ends the waiting.
      if errno != EINTR || SignalWatch.hasReceived { throw SystemError(action()) }
    }
  }

  /// Reads once into `buffer`; 0 at the end of the input, nil where the call was interrupted or nothing is there yet.
  func read(into buffer: UnsafeMutableRawBufferPointer) -> Result<Int?, SystemError> {
    #if canImport(Glibc)
    let count = unsafe Glibc.read(number, buffer.baseAddress, buffer.count)
    #elseif canImport(Musl)
    let count = unsafe Musl.read(number, buffer.baseAddress, buffer.count)
    #else
    let count = unsafe Darwin.read(number, buffer.baseAddress, buffer.count)
    #endif
    if count >= 0 { return .success(count) }
    if errno == EINTR || errno == EAGAIN || errno == EWOULDBLOCK { return .success(nil) }
    return .failure(SystemError("The input can't be read"))
  }

  /// As `read(into:)`, from `offset` and without moving the place where the next read begins.
  func read(into buffer: UnsafeMutableRawBufferPointer, at offset: Int) -> Result<Int?, SystemError> {
    let count = unsafe pread(number, buffer.baseAddress, buffer.count, off_t(offset))
    if count >= 0 { return .success(count) }
    return errno == EINTR ? .success(nil) : .failure(SystemError("The results can't be read"))
  }

  /// Writes all of `bytes` at `offset`, whatever the place of the next write; throws ``SystemError`` with `action` in its
  /// sentence.
  func write(_ bytes: RawSpan, at offset: Int, action: @autoclosure () -> Message) throws(SystemError) {
    var done = 0
    while done < bytes.byteCount {
      // The buffer is read by the call before the closure ends.
      let count = unsafe bytes.extracting(done..<bytes.byteCount).withUnsafeBytes { buffer in
        unsafe pwrite(number, buffer.baseAddress, buffer.count, off_t(offset + done))
      }
      if count > 0 {
        done += count
      } else if count == 0 || errno != EINTR {
        throw SystemError(action())
      }
    }
  }

  /// Writes all of `bytes`; throws ``SystemError`` with `action` in its sentence. What was written before a failure
  /// stays written.
  func write(_ bytes: Span<UInt8>, action: @autoclosure () -> Message) throws(SystemError) {
    var offset = 0
    while offset < bytes.count {
      // The buffer is read by the call before the closure ends.
      let count = unsafe bytes.extracting(offset..<bytes.count).withUnsafeBytes { buffer in
        #if canImport(Glibc)
        unsafe Glibc.write(number, buffer.baseAddress, buffer.count)
        #elseif canImport(Musl)
        unsafe Musl.write(number, buffer.baseAddress, buffer.count)
        #else
        unsafe Darwin.write(number, buffer.baseAddress, buffer.count)
        #endif
      }
      if count > 0 {
        offset += count
      } else if count < 0, errno == EAGAIN || errno == EWOULDBLOCK {
        waitUntilWritable()
      } else if count < 0, errno != EINTR {
        throw SystemError(action())
      }
    }
  }

  /// Standard output may have been made non-blocking by whoever shares it.
  private func waitUntilWritable() {
    var request = pollfd(fd: number, events: Int16(POLLOUT), revents: 0)
    _ = unsafe poll(&request, 1, 1_000)
  }

  /// Reads to the end.
  func readAll() throws(SystemError) -> [UInt8] {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      // The call writes at most the buffer's length into it before the closure ends.
      let result = unsafe buffer.withUnsafeMutableBytes { unsafe read(into: $0) }
      guard let count = try result.get() else { continue }
      if count == 0 { return bytes }
      bytes.append(contentsOf: buffer[..<count])
    }
  }

  /// Cuts the file to `length`, or throws ``SystemError`` with `action` in its sentence.
  func truncate(to length: Int, action: @autoclosure () -> Message) throws(SystemError) {
    while ftruncate(number, off_t(length)) != 0 {
      if errno != EINTR { throw SystemError(action()) }
    }
  }

  /// Asks the disk to keep what was written. Where a file system can't, it is not an error: there is nothing to wait
  /// for.
  func sync(action: @autoclosure () -> Message) throws(SystemError) {
    while fsync(number) != 0 {
      if errno == EINVAL || errno == EROFS { return }
      if errno != EINTR { throw SystemError(action()) }
    }
  }

  /// Takes the file for this process alone; false where another one has it. The lock goes with its holder.
  func lock() throws(SystemError) -> Bool {
    while flock(number, LOCK_EX | LOCK_NB) != 0 {
      if errno == EWOULDBLOCK { return false }
      if errno != EINTR { throw SystemError("The results can't be locked") }
    }
    return true
  }

  /// Whether a read would not block: bytes are there, or the end is.
  func isReadable() -> Bool {
    var request = pollfd(fd: number, events: Int16(POLLIN), revents: 0)
    return unsafe poll(&request, 1, 0) > 0
  }

  /// Whether a short write would not block: a terminal can be held, with Ctrl-S for example.
  func isWritable() -> Bool {
    var request = pollfd(fd: number, events: Int16(POLLOUT), revents: 0)
    return unsafe poll(&request, 1, 0) > 0
  }

  /// Waits until a read would not block, or `other` has something to read.
  func waitUntilReadable(or other: Int32) {
    var requests = [number, other].map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    let count = nfds_t(requests.count)
    _ = unsafe requests.withUnsafeMutableBufferPointer { unsafe poll($0.baseAddress, count, -1) }
  }

  var isTerminal: Bool { isatty(number) == 1 }

  /// What the descriptor is open on.
  func status() throws(SystemError) -> FileStatus {
    var status = stat()
    guard unsafe fstat(number, &status) == 0 else { throw SystemError("The file can't be looked at") }
    return FileStatus(status)
  }
}

/// The parts of a file's status that decide something here.
struct FileStatus: Equatable, Sendable {
  let isRegular: Bool
  let isFolder: Bool
  let isLink: Bool
  let size: Int
  /// When it was written last, in nanoseconds since 1970.
  let modified: Int64
  /// Which file it is, by whatever name.
  let identity: [UInt64]

  init(_ status: stat) {
    let kind = status.st_mode & S_IFMT
    isRegular = kind == S_IFREG
    isFolder = kind == S_IFDIR
    isLink = kind == S_IFLNK
    size = Int(status.st_size)
    #if canImport(Darwin)
    let time = status.st_mtimespec
    #else
    let time = status.st_mtim
    #endif
    modified = Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
    identity = [UInt64(truncatingIfNeeded: status.st_dev), UInt64(truncatingIfNeeded: status.st_ino)]
  }

  /// Of `path` itself, a symbolic link not followed; nil where there is nothing.
  static func ofPath(_ path: String) -> FileStatus? {
    var status = stat()
    return unsafe lstat(path, &status) == 0 ? FileStatus(status) : nil
  }
}
