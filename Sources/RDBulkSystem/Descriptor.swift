import Libc
package import RDBulkCore

/// An open file descriptor that its owner closes; standard streams are borrowed and stay open.
///
/// Every call throws ``SystemError`` with the caller's `action`, which says what was being done to what.
package struct Descriptor: ~Copyable, Sendable {
  package let number: Int32
  private let isOwned: Bool

  /// Takes over `number`, which must be open and have no other owner.
  package init(owning number: Int32) {
    assert(fcntl(number, F_GETFD) >= 0, "a descriptor is open when it is taken over")
    self.number = number
    isOwned = true
  }

  /// Borrows a descriptor of the process: 0, 1 or 2.
  package init(standard number: Int32) {
    self.number = number
    isOwned = false
  }

  deinit {
    guard isOwned else { return }
    let result = close(number)
    assert(result == 0 || errno != EBADF, "a descriptor is closed once, by its owner")
  }

  /// Opens `path`, creating a file with mode 0600. Unless `mode` says otherwise, a named pipe is waited for until its
  /// other end opens or a signal arrives.
  package static func open(_ path: String, _ mode: OpenMode, action: @autoclosure () -> Message)
    throws(SystemError) -> Descriptor
  {
    try open(at: AT_FDCWD, path, mode, action: action())
  }

  /// Same, with `path` relative to the folder `folder`.
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

  /// Reads once into `buffer`, from where the last read ended. Returns 0 at the end of the input, nil if the call was
  /// interrupted or nothing is available yet.
  package func read(into buffer: UnsafeMutableRawBufferPointer, action: @autoclosure () -> Message)
    -> Result<Int?, SystemError>
  {
    let count = unsafe Libc.read(number, buffer.baseAddress, buffer.count)
    if count >= 0 { return .success(count) }
    if errno == EINTR || errno == EAGAIN || errno == EWOULDBLOCK { return .success(nil) }
    return .failure(SystemError(after: action))
  }

  /// Same, from `offset` in bytes, without moving the position of the next read.
  package func read(
    into buffer: UnsafeMutableRawBufferPointer, at offset: Int, action: @autoclosure () -> Message
  ) -> Result<Int?, SystemError> {
    let count = unsafe pread(number, buffer.baseAddress, buffer.count, off_t(offset))
    if count >= 0 { return .success(count) }
    return errno == EINTR ? .success(nil) : .failure(SystemError(after: action))
  }

  /// Where the next read begins, in bytes; nil where that has no meaning, as in a pipe.
  package func position() -> Int? {
    let offset = lseek(number, 0, SEEK_CUR)
    return offset >= 0 ? Int(offset) : nil
  }

  /// Reads to the end, or until there are more than `limit` bytes.
  package func readAll(upTo limit: Int = .max, action: @autoclosure () -> Message) throws(SystemError) -> [UInt8] {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while bytes.count <= limit {
      // The call writes at most the buffer's length into it before the closure ends.
      let result = unsafe buffer.withUnsafeMutableBytes { unsafe read(into: $0, action: action()) }
      guard let count = try result.get() else { continue }
      if count == 0 { return bytes }
      bytes.append(contentsOf: buffer[..<count])
    }
    return bytes
  }

  /// Reads the whole file from its beginning, without moving the position of the next read; at most `limit` bytes of it.
  package func contents(upTo limit: Int, action: @autoclosure () -> Message) throws(SystemError) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: min(limit, try status(action: action()).size))
    var done = 0
    while done < bytes.count {
      // The call writes at most the buffer's length into it before the closure ends.
      let result = unsafe bytes.withUnsafeMutableBytes { buffer in
        unsafe read(into: UnsafeMutableRawBufferPointer(rebasing: buffer[done...]), at: done, action: action())
      }
      guard let count = try result.get() else { continue }
      if count == 0 { break }
      done += count
    }
    bytes.removeLast(bytes.count - done)
    return bytes
  }

  // MARK: - Writing

  /// Writes all of `bytes`, waiting while the other end accepts no more. On failure, the part already written stays
  /// written.
  package func write(_ bytes: Span<UInt8>, action: @autoclosure () -> Message) throws(SystemError) {
    var offset = 0
    while offset < bytes.count {
      // The call reads the buffer before the closure ends.
      let count = unsafe bytes.extracting(offset..<bytes.count).withUnsafeBytes { buffer in
        unsafe Libc.write(number, buffer.baseAddress, buffer.count)
      }
      if count > 0 {
        offset += count
      } else if count < 0, errno == EAGAIN || errno == EWOULDBLOCK {
        // Standard output may be shared with a process that made it non-blocking.
        _ = wait(for: POLLOUT, milliseconds: 1_000)
      } else if count < 0, errno != EINTR {
        throw SystemError(after: action)
      }
    }
  }

  /// Writes all of `bytes` at `offset` in bytes, independent of the position of the next write.
  package func write(_ bytes: RawSpan, at offset: Int, action: @autoclosure () -> Message) throws(SystemError) {
    var done = 0
    while done < bytes.byteCount {
      // The call reads the buffer before the closure ends.
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

  /// Truncates the file to `length` bytes.
  package func truncate(to length: Int, action: @autoclosure () -> Message) throws(SystemError) {
    while ftruncate(number, off_t(length)) != 0 {
      if errno != EINTR { throw SystemError(after: action) }
    }
  }

  /// Syncs what was written to disk. Not an error on a file system that can't: there is nothing to wait for.
  package func sync(action: @autoclosure () -> Message) throws(SystemError) {
    if let code = Self.sync(number) { throw SystemError(action(), code) }
  }

  /// Same, for a caller that has only the number of a descriptor, which must stay open meanwhile. Returns nil on
  /// success.
  package static func sync(_ number: Int32) -> SystemError.Code? {
    while fsync(number) != 0 {
      if errno == EINVAL || errno == EROFS { return nil }
      if errno != EINTR { return SystemError.Code(errno) }
    }
    return nil
  }

  // MARK: - The file

  /// Tries to lock the file; returns false if another process holds it. Released on close.
  package func tryLock(action: @autoclosure () -> Message) throws(SystemError) -> Bool {
    while flock(number, LOCK_EX | LOCK_NB) != 0 {
      if errno == EWOULDBLOCK { return false }
      if errno != EINTR { throw SystemError(after: action) }
    }
    return true
  }

  /// Lets other processes lock the file.
  package func unlock() {
    let result = flock(number, LOCK_UN)
    assert(result == 0, "a lock that is held can be released")
  }

  /// Sets the mode to 0600: the process's umask may have limited it at creation, and an existing file has its own.
  package func makePrivate(action: @autoclosure () -> Message) throws(SystemError) {
    guard fchmod(number, 0o600) == 0 else { throw SystemError(after: action) }
  }

  /// Sets the mode to 0644.
  func makeReadable(action: @autoclosure () -> Message) throws(SystemError) {
    guard fchmod(number, 0o644) == 0 else { throw SystemError(after: action) }
  }

  /// The status of what the descriptor is open on.
  package func status(action: @autoclosure () -> Message) throws(SystemError) -> FileStatus {
    var status = stat()
    guard unsafe fstat(number, &status) == 0 else { throw SystemError(after: action) }
    return FileStatus(status)
  }

  /// Whether it is a file on disk, which can be truncated, locked and read again.
  package var isRegular: Bool { regularStatus != nil }

  /// The status if it is a file on disk, otherwise nil.
  package var regularStatus: FileStatus? {
    var status = stat()
    guard unsafe fstat(number, &status) == 0 else { return nil }
    let found = FileStatus(status)
    return found.isRegular ? found : nil
  }

  // MARK: - Waiting

  /// Whether a read wouldn't block, because there are bytes or the end is reached.
  package func isReadable() -> Bool { wait(for: POLLIN, milliseconds: 0) }

  /// Whether a short write wouldn't block: a terminal can be stopped, for example with Ctrl-S.
  package func isWritable() -> Bool { wait(for: POLLOUT, milliseconds: 0) }

  /// Waits until a read wouldn't block, or `other` has something to read; at most `milliseconds`, unless that is -1.
  package func waitUntilReadable(or other: Int32, milliseconds: Int32 = -1) {
    var requests = [number, other].map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    let count = nfds_t(requests.count)
    _ = unsafe requests.withUnsafeMutableBufferPointer { unsafe poll($0.baseAddress, count, milliseconds) }
  }

  private func wait(for event: Int32, milliseconds: Int32) -> Bool {
    var request = pollfd(fd: number, events: Int16(event), revents: 0)
    return unsafe poll(&request, 1, milliseconds) > 0
  }

  package var isTerminal: Bool { isatty(number) == 1 }
}
