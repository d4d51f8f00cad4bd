import Libc
import RDBulkCore

/// A thread for work that would block the caller. Its owner waits for it to end when it releases it.
package struct BackgroundThread: ~Copyable, Sendable {
  // As an integer, it can be passed between threads.
  private let handle: UInt

  /// Runs `body` on a new thread. Throws if the system has no room for another.
  package init(_ body: @escaping @Sendable () -> Void) throws(SystemError) {
    let (code, handle) = createThread {
      Self.leaveSignalsToOthers()
      body()
    }
    guard code == 0 else { throw SystemError("A thread can't be started", SystemError.Code(code)) }
    self.handle = handle
  }

  deinit { joinThread(handle) }

  /// Signals that a person sends go to the main thread, whose calls they interrupt; those of a crash stay here. Nobody
  /// gets SIGPIPE, so that writing a log without a reader is an error of the write.
  private static func leaveSignalsToOthers() {
    var signals = sigset_t()
    _ = unsafe sigemptyset(&signals)
    let others = [SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGUSR1, SIGUSR2, SIGALRM, SIGWINCH, SIGCHLD, SIGPIPE]
    for signal in others { _ = unsafe sigaddset(&signals, signal) }
    _ = unsafe pthread_sigmask(SIG_BLOCK, &signals, nil)
  }
}
