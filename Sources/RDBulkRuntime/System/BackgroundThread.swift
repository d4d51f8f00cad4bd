#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif
import RDBulkCore

/// A thread of its own for what would keep the loop from its work.
enum BackgroundThread {
  private final class Work: Sendable {
    let run: @Sendable () -> Void
    init(_ run: @escaping @Sendable () -> Void) { self.run = run }
  }

  /// Runs `work` on a new thread, which ends with it. Throws where there can be no further thread.
  static func start(_ work: @escaping @Sendable () -> Void) throws(SystemError) {
    var thread = pthread_t()
    // Released by the thread, or below where there is none.
    let context = unsafe Unmanaged.passRetained(Work(work)).toOpaque()
    let made = unsafe pthread_create(
      &thread, nil,
      { context in
        if let context = unsafe context { unsafe Unmanaged<Work>.fromOpaque(context).takeRetainedValue().run() }
        return nil
      }, context)
    guard made == 0 else {
      unsafe Unmanaged<Work>.fromOpaque(context).release()
      throw SystemError("A thread can't be started", code: made)
    }
    pthread_detach(thread)
  }
}

/// A pipe by which one thread wakes another.
struct WakePipe: ~Copyable, Sendable {
  let readEnd: Int32
  private let writeEnd: Int32

  init() throws(SystemError) {
    var ends: [Int32] = [-1, -1]
    // Two elements are what the call fills.
    let made = unsafe ends.withUnsafeMutableBufferPointer { unsafe pipe($0.baseAddress) }
    guard made == 0 else { throw SystemError("A pipe can't be opened") }
    for end in ends {
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
    }
    readEnd = ends[0]
    writeEnd = ends[1]
  }

  deinit {
    _ = close(readEnd)
    _ = close(writeEnd)
  }

  /// A full pipe has a byte in it, which is all that is wanted.
  func put() {
    var byte: UInt8 = 0
    _ = unsafe write(writeEnd, &byte, 1)
  }

  func wait() {
    var request = pollfd(fd: readEnd, events: Int16(POLLIN), revents: 0)
    _ = unsafe poll(&request, 1, 1_000)
  }

  func drain() {
    var buffer: [UInt8] = Array(repeating: 0, count: 64)
    // The call writes at most the buffer's length into it before the closure ends.
    while unsafe buffer.withUnsafeMutableBytes({ unsafe read(readEnd, $0.baseAddress, $0.count) }) > 0 {}
  }
}
