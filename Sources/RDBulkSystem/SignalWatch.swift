import Libc
import RDBulkCore
import Synchronization

/// Turns signals into bytes on a pipe that the loop polls.
///
/// A handler may run at any moment and may call almost nothing: it writes one byte, and a second signal ends the
/// process at once. A terminal that closes, and `timeout`, send their signal twice within milliseconds, so that signals
/// within half a second of the first are one with it. A process has only one watch, since signals belong to the process.
package struct SignalWatch: ~Copyable {
  /// The end to poll for reading.
  package var descriptor: Int32 { pipe.readEnd }
  private let pipe: WakePipe

  /// Starts watching INT, TERM and HUP, and makes writes to a closed pipe or past the file size limit fail instead of
  /// killing the process.
  ///
  /// A signal that the parent process set to be ignored stays ignored: that is how `nohup` and a shell's `&` keep a run
  /// alive. One that is only blocked, as a server's worker thread leaves it to its children, is let through.
  package init() throws(SystemError) {
    pipe = try WakePipe()
    signalPipe.store(pipe.writeEnd, ordering: .releasing)
    signalTime.store(0, ordering: .releasing)
    firstSignal.store(0, ordering: .releasing)
    _ = signal(SIGPIPE, SIG_IGN)
    _ = signal(SIGXFSZ, SIG_IGN)
    var watched = sigset_t()
    _ = unsafe sigemptyset(&watched)
    for number in [SIGINT, SIGTERM, SIGHUP] where !isSignalIgnored(number) {
      _ = signal(number, takeSignal)
      Self.interruptCalls(number)
      _ = unsafe sigaddset(&watched, number)
    }
    _ = unsafe pthread_sigmask(SIG_UNBLOCK, &watched, nil)
  }

  /// Lets the signal interrupt a blocking call, such as opening a named pipe without another end. A restarted call
  /// would keep waiting, and the signal would do nothing.
  private static func interruptCalls(_ number: Int32) {
    var action = sigaction()
    guard unsafe sigaction(number, nil, &action) == 0 else { return }
    action.sa_flags &= ~SA_RESTART
    _ = unsafe sigaction(number, &action, nil)
  }

  /// Whether a signal has arrived since the watch began.
  package static var hasReceived: Bool { firstSignal.load(ordering: .acquiring) > 0 }

  deinit {
    for number in [SIGINT, SIGTERM, SIGHUP] where !isSignalIgnored(number) { _ = signal(number, SIG_DFL) }
    signalPipe.store(-1, ordering: .releasing)
  }

  /// Waits until a signal arrives, at most `milliseconds`.
  package func wait(milliseconds: Int32) { pipe.wait(milliseconds: milliseconds) }

  /// Takes the bytes of received signals, so that polling sees only new ones.
  package func drain() { pipe.drain() }

  /// The first signal since the watch began, if any.
  package func received() -> Int32? {
    let number = firstSignal.load(ordering: .acquiring)
    return number > 0 ? number : nil
  }
}

private let signalPipe = Atomic<Int32>(-1)
/// When the first signal arrived, in nanoseconds of the steady clock; 0 before that.
private let signalTime = Atomic<Int64>(0)
private let firstSignal = Atomic<Int32>(0)

/// How long after the first signal others are one with it, in nanoseconds.
private let oneSignal: Int64 = 500_000_000

/// Only calls that are safe in a signal handler: lock-free atomics, clock_gettime, write, _exit.
private func takeSignal(_ number: Int32) {
  let saved = errno
  defer { errno = saved }
  var time = timespec()
  _ = unsafe clock_gettime(steadyClock, &time)
  let now = max(1, Int64(time.tv_sec) &* 1_000_000_000 &+ Int64(time.tv_nsec))
  let (isFirst, first) = signalTime.compareExchange(expected: 0, desired: now, ordering: .acquiringAndReleasing)
  guard isFirst else {
    if now &- first >= oneSignal { _exit(128 + number) }
    return
  }
  firstSignal.store(number, ordering: .releasing)
  var byte: UInt8 = 0
  _ = unsafe write(signalPipe.load(ordering: .acquiring), &byte, 1)
}
