#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif
import RDBulkCore
import Synchronization

/// Turns signals into bytes on a pipe that the loop polls.
///
/// A handler may run at any moment and may call almost nothing; it writes one byte, and the second signal of a run ends
/// the process at once. There is one watch in a process, since signals belong to the process.
struct SignalWatch: ~Copyable {
  /// The end to poll for reading.
  let descriptor: Int32

  /// Starts to watch INT, TERM and HUP, and makes writes to a closed pipe or beyond the limit of a file's size fail
  /// instead of killing the process.
  ///
  /// A signal that whoever started the process has it ignore stays ignored: that is how `nohup` and a shell's `&` keep
  /// a run alive. One that is only blocked, as a server's worker thread leaves it to its children, is let through.
  init() throws(SystemError) {
    var ends: [Int32] = [-1, -1]
    // Two elements are what the call fills.
    let made = unsafe ends.withUnsafeMutableBufferPointer { unsafe pipe($0.baseAddress) }
    guard made == 0 else { throw SystemError("A pipe for signals can't be opened") }
    descriptor = ends[0]
    for end in ends {
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
    }
    signalPipe.store(ends[1], ordering: .releasing)
    signalCount.store(0, ordering: .releasing)
    firstSignal.store(0, ordering: .releasing)
    _ = signal(SIGPIPE, SIG_IGN)
    _ = signal(SIGXFSZ, SIG_IGN)
    var watched = sigset_t()
    _ = unsafe sigemptyset(&watched)
    for number in [SIGINT, SIGTERM, SIGHUP] where !Self.isIgnored(number) {
      _ = signal(number, takeSignal)
      Self.interruptCalls(number)
      _ = unsafe sigaddset(&watched, number)
    }
    _ = unsafe pthread_sigmask(SIG_UNBLOCK, &watched, nil)
  }

  /// Lets the signal end a call that waits, such as the opening of a named pipe whose other end nobody has: a call that
  /// is restarted would wait on, and the signal would do nothing.
  private static func interruptCalls(_ number: Int32) {
    var action = sigaction()
    guard unsafe sigaction(number, nil, &action) == 0 else { return }
    action.sa_flags &= ~SA_RESTART
    _ = unsafe sigaction(number, &action, nil)
  }

  /// Whether a signal came since the watch began.
  static var hasReceived: Bool { firstSignal.load(ordering: .acquiring) > 0 }

  private static func isIgnored(_ number: Int32) -> Bool {
    var action = sigaction()
    guard unsafe sigaction(number, nil, &action) == 0 else { return false }
    #if canImport(Glibc) || canImport(Musl)
    let handler = unsafe action.__sigaction_handler.sa_handler
    #else
    let handler = unsafe action.__sigaction_u.__sa_handler
    #endif
    return unsafe unsafeBitCast(handler, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
  }

  deinit {
    for number in [SIGINT, SIGTERM, SIGHUP] where !Self.isIgnored(number) { _ = signal(number, SIG_DFL) }
    _ = close(signalPipe.exchange(-1, ordering: .acquiringAndReleasing))
    _ = close(descriptor)
  }

  /// Waits until a signal comes, at most so long.
  func wait(milliseconds: Int32) {
    var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    _ = unsafe poll(&request, 1, milliseconds)
  }

  /// Takes the bytes of the signals that came, so that polling sees only new ones.
  func drain() {
    var buffer: [UInt8] = Array(repeating: 0, count: 64)
    // The call writes at most the buffer's length into it before the closure ends.
    while unsafe buffer.withUnsafeMutableBytes({ unsafe read(descriptor, $0.baseAddress, $0.count) }) > 0 {}
  }

  /// The first signal since the watch began; nil while there was none.
  func received() -> Int32? {
    let number = firstSignal.load(ordering: .acquiring)
    return number > 0 ? number : nil
  }
}

private let signalPipe = Atomic<Int32>(-1)
private let signalCount = Atomic<Int>(0)
private let firstSignal = Atomic<Int32>(0)

/// Only calls that are safe in a signal handler: atomics without locks, write, _exit.
private func takeSignal(_ number: Int32) {
  let saved = errno
  _ = firstSignal.compareExchange(expected: 0, desired: number, ordering: .acquiringAndReleasing)
  if signalCount.add(1, ordering: .acquiringAndReleasing).oldValue > 0 { _exit(128 + number) }
  var byte: UInt8 = 0
  _ = unsafe write(signalPipe.load(ordering: .acquiring), &byte, 1)
  errno = saved
}
