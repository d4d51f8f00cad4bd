package import RDBulkCore
import RDBulkSystem
import Synchronization

/// The sandbox's server on the loopback: plain HTTP/1.1 on 127.0.0.1, one thread.
///
/// It listens from `init` on, so that clients may connect before it serves. It serves once, either on its own thread
/// with ``start()`` or on the caller's with ``run()``, until ``stop()``. Releasing the server stops it.
package final class SandboxServer: Sendable {
  private enum Stage: Sendable {
    case listening(EventLoop)
    case serving
    case stopped
  }

  /// The port it listens on; the system chooses it if the options say 0.
  package let port: Int
  private let stage: Mutex<Stage>
  private let thread = Mutex<BackgroundThread?>(nil)
  private let waker: WakePipe
  private let ended = EndedThread()

  /// What the thread leaves behind.
  private final class EndedThread: Sendable {
    let failure = Mutex<Failure?>(nil)
  }

  /// Reads the fields, binds the port, opens the log, and writes the port file last: once it is there, clients can
  /// connect.
  package init(options: SandboxOptions) throws(Failure) {
    let fields = try Self.fields(options.fields)
    let log = try options.log.map { path throws(Failure) in try RequestLog(path: path) }
    let listening = try Self.listen(options.port)
    waker = try Failure.as(.usage, WakePipe())
    port = listening.port
    stage = Mutex(
      .listening(
        EventLoop(listener: listening.socket, waker: waker, sandbox: Sandbox(options, fields: fields), log: log)))
    guard let path = options.portFile else { return }
    let line = Array("\(port)\n".utf8)
    try Failure.as(
      .usage,
      AtomicFile.write(line.span, to: path, .isReplaced, sync: false, action: SystemRequest.writingPortFile(path)))
  }

  deinit { stop() }

  /// The base URL, without a trailing slash.
  package var url: String { "http://127.0.0.1:\(port)" }

  /// Why the server ended by itself: the log couldn't be written, or the system refused to wait. nil while it serves
  /// and after a plain stop.
  package var failure: Failure? { ended.failure.withLock { $0 } }

  /// Serves on its own thread and returns at once. Throws `alreadyStarted` if called again or after a stop.
  package func start() throws(Failure) {
    let loop = try takeLoop()
    let ended = ended
    let serving: @Sendable () -> Void = {
      var loop = loop
      do throws(Failure) {
        try loop.run()
      } catch {
        ended.failure.withLock { $0 = error }
      }
    }
    var thread: BackgroundThread? = try Failure.as(.usage, BackgroundThread(serving))
    self.thread.withLock { swap(&$0, &thread) }
  }

  /// Serves on the calling thread until another thread calls ``stop()``.
  package func run() throws(Failure) {
    var loop = try takeLoop()
    try loop.run()
  }

  /// Stops serving, whatever is in flight. Returns when the thread of ``start()`` has ended, all connections and the
  /// port are closed, and the log is written. May be called from any thread and repeatedly.
  package func stop() {
    stage.withLock { $0 = .stopped }
    waker.put()
    // Letting go of the thread waits for it. The lock is held meanwhile, so that a second caller also returns only
    // after the end.
    thread.withLock { $0 = nil }
  }

  private static func listen(_ port: Int) throws(Failure) -> (socket: Socket, port: Int) {
    guard let wanted = UInt16(exactly: port) else {
      throw .noPort(port)
    }
    do throws(SystemError) {
      return try Socket.listen(port: wanted, action: SystemRequest.listening(on: port))
    } catch {
      throw error.code == .addressInUse ? .portInUse(port) : Failure(.usage, error)
    }
  }

  private static func fields(_ path: String?) throws(Failure) -> AccountFields {
    guard let path else { return .sample }
    let bytes: [UInt8]
    do throws(SystemError) {
      bytes = try Descriptor.open(path, .read, action: "").readAll(action: "")
    } catch {
      throw .cannotUseFields(path: path, reason: error.reason)
    }
    do throws(AccountFields.Flaw) {
      return try AccountFields(parsing: bytes)
    } catch {
      throw .cannotUseFields(path: path, reason: error.reason)
    }
  }

  private func takeLoop() throws(Failure) -> EventLoop {
    let loop: EventLoop? = stage.withLock { stage in
      guard case .listening(let loop) = stage else { return nil }
      stage = .serving
      return loop
    }
    guard let loop else { throw .alreadyStarted }
    return loop
  }
}
