import Libc
import RDBulkCore

/// A pipe through which one thread wakes another: a byte in it means that there is something to look at.
///
/// A class because both threads share it; its ends are closed with the last reference.
package final class WakePipe: Sendable {
  /// The end to poll for reading.
  package let readEnd: Int32
  /// The end that a signal handler may write a byte to.
  let writeEnd: Int32

  /// Throws if the process has no descriptors left.
  package init() throws(SystemError) {
    var ends: [Int32] = [-1, -1]
    // The call fills two elements.
    let made = unsafe ends.withUnsafeMutableBufferPointer { unsafe pipe($0.baseAddress) }
    guard made == 0 else { throw SystemError("A pipe can't be opened") }
    for end in ends { setNonBlocking(end) }
    readEnd = ends[0]
    writeEnd = ends[1]
  }

  deinit {
    _ = close(readEnd)
    _ = close(writeEnd)
  }

  /// Wakes the other thread. A full pipe already holds a byte, which is all it takes.
  package func put() {
    var byte: UInt8 = 0
    _ = unsafe write(writeEnd, &byte, 1)
  }

  /// Waits for a byte, at most `milliseconds`; -1: no limit. May also return without one.
  package func wait(milliseconds: Int32) {
    var request = pollfd(fd: readEnd, events: Int16(POLLIN), revents: 0)
    _ = unsafe poll(&request, 1, milliseconds)
  }

  /// Removes all bytes, so that polling sees only new ones.
  package func drain() {
    var buffer: [UInt8] = Array(repeating: 0, count: 64)
    // The call writes at most the buffer's length into it before the closure ends.
    while unsafe buffer.withUnsafeMutableBytes({ unsafe read(readEnd, $0.baseAddress, $0.count) }) > 0 {}
  }
}

/// Makes a descriptor non-blocking, and closed in programs that this one starts. Linux could do both at creation, but
/// this works everywhere, and nothing here starts programs.
func setNonBlocking(_ number: Int32) {
  _ = fcntl(number, F_SETFD, FD_CLOEXEC)
  _ = fcntl(number, F_SETFL, O_NONBLOCK)
}
