import Libc
import RDBulkCore

/// A thread of its own for what would keep the caller from its work. Its owner waits for its end where it lets go of it.
package struct BackgroundThread: ~Copyable, Sendable {
  // As bits it can be handed from thread to thread.
  private let handle: UInt

  /// Runs `body` on a new thread. Throws where there can be no further thread.
  package init(_ body: @escaping @Sendable () -> Void) throws(SystemError) {
    let (code, handle) = createThread {
      Self.leaveSignalsToOthers()
      body()
    }
    guard code == 0 else { throw SystemError("A thread can't be started", SystemError.Code(code)) }
    self.handle = handle
  }

  deinit { joinThread(handle) }

  /// Signals that a person sends are for the main thread, whose calls they interrupt; those of a crash stay here.
  /// SIGPIPE goes to nobody, so that a log whose reader has left is an error of the write.
  private static func leaveSignalsToOthers() {
    var signals = sigset_t()
    _ = unsafe sigemptyset(&signals)
    let others = [SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGUSR1, SIGUSR2, SIGALRM, SIGWINCH, SIGCHLD, SIGPIPE]
    for signal in others { _ = unsafe sigaddset(&signals, signal) }
    _ = unsafe pthread_sigmask(SIG_BLOCK, &signals, nil)
  }
}
