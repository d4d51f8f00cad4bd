import Libc
package import RDBulkCore

/// An open file descriptor that is closed with its owner; standard streams are borrowed and stay open.
///
/// Every call throws ``SystemError`` with the caller's `action` in its sentence, which says what was done to what.
package struct Descriptor: ~Copyable, Sendable {
  package let number: Int32
  private let isOwned: Bool

  /// Takes over `number`, which must be open and owned by nobody else.
  package init(owning number: Int32) {
    assert(fcntl(number, F_GETFD) >= 0, "a descriptor is open when it is taken over")
    self.number = number
    isOwned = true
  }

  /// Uses a descriptor that belongs to the process: 0, 1 or 2.
  package init(standard number: Int32) {
    self.number = number
    isOwned = false
  }

  deinit {
    guard isOwned else { return }
    let result = close(number)
    assert(result == 0 || errno != EBADF, "a descriptor is closed once, by its owner")
  }

  /// Opens `path`, a file that is created with mode 0600. A named pipe whose other end nobody has is waited for until a
  /// signal comes, where `mode` says nothing else.
  package static func open(_ path: String, _ mode: OpenMode, action: @autoclosure () -> Message)
    throws(SystemError) -> Descriptor
  {
    try open(at: AT_FDCWD, path, mode, action: action())
  }

  /// As above, with `path` within the folder `folder`.
  static func open(at folder: Int32, _ path: String, _ mode: OpenMode, action: @autoclosure () -> Message)
    throws(SystemError) -> Descriptor
  {
    while true {
      let number = unsafe openat(folder, path, mode.rawValue | O_CLOEXEC, 0o600)
      if number >= 0 { return Descriptor(owning: number) }
      if errno != EINTR || SignalWatch.hasReceived { throw SystemError(after: action) }
    }
  }

  // MARK: - Reading

  /// Reads once into `buffer`, from where the last read ended; 0 at the end of the input, nil where the call was
  /// interrupted or nothing is there yet.
  package func read(into buffer: UnsafeMutableRawBufferPointer, action: @autoclosure () -> Message)
    -> Result<Int?, SystemError>
  {
    let count = unsafe Libc.read(number, buffer.baseAddress, buffer.count)
    if count >= 0 { return .success(count) }
    if errno == EINTR || errno == EAGAIN || errno == EWOULDBLOCK { return .success(nil) }
    return .failure(SystemError(after: action))
  }

  /// As above, from `offset` in bytes and without moving the place where the next read begins.
  package func read(
    into buffer: UnsafeMutableRawBufferPointer, at offset: Int, action: @autoclosure () -> Message
  ) -> Result<Int?, SystemError> {
    let count = unsafe pread(number, buffer.baseAddress, buffer.count, off_t(offset))
    if count >= 0 { return .success(count) }
    return errno == EINTR ? .success(nil) : .failure(SystemError(after: action))
  }

  /// Reads to the end.
  package func readAll(action: @autoclosure () -> Message) throws(SystemError) -> [UInt8] {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      // The call writes at most the buffer's length into it before the closure ends.
      let result = unsafe buffer.withUnsafeMutableBytes { unsafe read(into: $0, action: action()) }
      guard let count = try result.get() else { continue }
      if count == 0 { return bytes }
      bytes.append(contentsOf: buffer[..<count])
    }
  }

  // MARK: - Writing

  /// Writes all of `bytes`, and waits where the other end takes no more for now. What was written before a failure stays
  /// written.
  package func write(_ bytes: Span<UInt8>, action: @autoclosure () -> Message) throws(SystemError) {
    var offset = 0
    while offset < bytes.count {
      // The buffer is read by the call before the closure ends.
      let count = unsafe bytes.extracting(offset..<bytes.count).withUnsafeBytes { buffer in
        unsafe Libc.write(number, buffer.baseAddress, buffer.count)
      }
      if count > 0 {
        offset += count
      } else if count < 0, errno == EAGAIN || errno == EWOULDBLOCK {
        // Standard output may have been made non-blocking by whoever shares it.
        _ = wait(for: POLLOUT, milliseconds: 1_000)
      } else if count < 0, errno != EINTR {
        throw SystemError(after: action)
      }
    }
  }

  /// Writes all of `bytes` at `offset` in bytes, whatever the place of the next write.
  package func write(_ bytes: RawSpan, at offset: Int, action: @autoclosure () -> Message) throws(SystemError) {
    var done = 0
    while done < bytes.byteCount {
      // The buffer is read by the call before the closure ends.
      let count = unsafe bytes.extracting(done..<bytes.byteCount).withUnsafeBytes { buffer in
        unsafe pwrite(number, buffer.baseAddress, buffer.count, off_t(offset + done))
      }
      if count > 0 {
        done += count
      } else if count == 0 || errno != EINTR {
        throw SystemError(after: action)
      }
    }
  }

  /// Cuts the file to `length` bytes.
  package func truncate(to length: Int, action: @autoclosure () -> Message) throws(SystemError) {
    while ftruncate(number, off_t(length)) != 0 {
      if errno != EINTR { throw SystemError(after: action) }
    }
  }

  /// Asks the disk to keep what was written. Where a file system can't, it is not an error: there is nothing to wait
  /// for.
  package func sync(action: @autoclosure () -> Message) throws(SystemError) {
    if let code = Self.sync(number) { throw SystemError(action(), code) }
  }

  /// As above, for whoever has only the number of a descriptor that stays open meanwhile; nil where it went well.
  package static func sync(_ number: Int32) -> SystemError.Code? {
    while fsync(number) != 0 {
      if errno == EINVAL || errno == EROFS { return nil }
      if errno != EINTR { return SystemError.Code(errno) }
    }
    return nil
  }

  // MARK: - The file

  /// Tries to lock the file; false where another process holds it. The lock goes when the descriptor is closed.
  package func tryLock(action: @autoclosure () -> Message) throws(SystemError) -> Bool {
    while flock(number, LOCK_EX | LOCK_NB) != 0 {
      if errno == EWOULDBLOCK { return false }
      if errno != EINTR { throw SystemError(after: action) }
    }
    return true
  }

  /// Sets the mode to 0600: at creation it is cut by whatever mask the process has, and an old file has its own.
  package func makePrivate(action: @autoclosure () -> Message) throws(SystemError) {
    guard fchmod(number, 0o600) == 0 else { throw SystemError(after: action) }
  }

  /// What the descriptor is open on.
  package func status(action: @autoclosure () -> Message) throws(SystemError) -> FileStatus {
    var status = stat()
    guard unsafe fstat(number, &status) == 0 else { throw SystemError(after: action) }
    return FileStatus(status)
  }

  /// Whether it is a file on a disk, which can be cut, locked and read again.
  package var isRegular: Bool { regularStatus != nil }

  /// The status where it is a file on a disk, else nil.
  package var regularStatus: FileStatus? {
    var status = stat()
    guard unsafe fstat(number, &status) == 0 else { return nil }
    let found = FileStatus(status)
    return found.isRegular ? found : nil
  }

  // MARK: - Waiting

  /// Whether a read would not block: bytes are there, or the end is.
  package func isReadable() -> Bool { wait(for: POLLIN, milliseconds: 0) }

  /// Whether a short write would not block: a terminal can be held, with Ctrl-S for example.
  package func isWritable() -> Bool { wait(for: POLLOUT, milliseconds: 0) }

  /// Waits until a read would not block, or `other` has something to read.
  package func waitUntilReadable(or other: Int32) {
    var requests = [number, other].map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    let count = nfds_t(requests.count)
    _ = unsafe requests.withUnsafeMutableBufferPointer { unsafe poll($0.baseAddress, count, -1) }
  }

  private func wait(for event: Int32, milliseconds: Int32) -> Bool {
    var request = pollfd(fd: number, events: Int16(event), revents: 0)
    return unsafe poll(&request, 1, milliseconds) > 0
  }

  package var isTerminal: Bool { isatty(number) == 1 }
}
