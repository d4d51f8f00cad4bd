package import RDBulkCore
import Synchronization

/// The stand-in API on the loopback: plain HTTP/1.1 on 127.0.0.1, one thread.
///
/// It listens from `init` on, so that clients may connect before it serves; it serves once, by ``start()`` on a
/// thread of its own or by ``run()`` on the caller's, until ``stop()``. A server that is let go stops.
package final class SandboxServer: Sendable {
  private enum Stage: Sendable {
    case listening(EventLoop)
    case serving
    case stopped
  }

  /// The port it listens on, chosen by the system where the options say 0.
  package let port: Int
  private let stage: Mutex<Stage>
  private let thread = Mutex<Thread?>(nil)
  // Both ends are kept: a byte into a pipe that nobody can read would be SIGPIPE.
  private let waker: (reading: Descriptor, writing: Descriptor)
  private let outcome = Outcome()

  /// What the thread leaves behind.
  private final class Outcome: Sendable {
    let error = Mutex<SandboxError?>(nil)
  }

  /// Binds the port, opens the log, and writes the port file last: who sees it can connect.
  package init(options: SandboxOptions) throws(SandboxError) {
    let log = try options.log.map { path throws(SandboxError) in try RequestLog(path: path) }
    let listening = try Platform.listen(port: options.port)
    waker = try Platform.makeWaker()
    port = listening.port
    stage = Mutex(
      .listening(
        EventLoop(listener: listening.socket, waker: waker.reading, sandbox: Sandbox(options), log: log)))
    if let path = options.portFile { try Platform.replaceFile(path, with: "\(port)\n") }
  }

  deinit { stop() }

  /// The base URL, without a slash at its end.
  package var url: String { "http://127.0.0.1:\(port)" }

  /// Why the server has ended by itself: the log couldn't be written, or the system refused to wait. nil while it
  /// serves and after a plain stop.
  package var failure: SandboxError? { outcome.error.withLock { $0 } }

  /// Serves on a thread of its own; returns at once. Throws `alreadyStarted` the second time and after a stop.
  package func start() throws(SandboxError) {
    let loop = try takeLoop()
    let outcome = outcome
    let thread = try Thread {
      var loop = loop
      do throws(SandboxError) {
        try loop.run()
      } catch {
        outcome.error.withLock { $0 = error }
      }
    }
    self.thread.withLock { $0 = thread }
  }

  /// Serves on the calling thread until another one, or a signal handler's thread, calls ``stop()``.
  package func run() throws(SandboxError) {
    var loop = try takeLoop()
    try loop.run()
  }

  /// Ends the serving, whatever is in flight; returns when a thread of ``start()`` has ended, all connections and
  /// the port are closed and the log is written. May be called from any thread, and again.
  package func stop() {
    stage.withLock { $0 = .stopped }
    _ = Platform.write([0], to: waker.writing)
    // The lock is held while waiting, so that a second caller too returns only after the end.
    thread.withLock { thread in
      thread?.join()
      thread = nil
    }
  }

  private func takeLoop() throws(SandboxError) -> EventLoop {
    let loop: EventLoop? = stage.withLock { stage in
      guard case .listening(let loop) = stage else { return nil }
      stage = .serving
      return loop
    }
    guard let loop else { throw .alreadyStarted }
    return loop
  }
}
