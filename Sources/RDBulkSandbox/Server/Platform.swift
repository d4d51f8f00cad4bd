#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// An open descriptor, closed with the last reference to it.
///
/// A class and not a `~Copyable` struct because connections live in arrays, which take only what can be copied.
final class Descriptor: Sendable {
  let number: Int32

  /// Takes over `number`, which must be open and owned by nobody else.
  init(owning number: Int32) { self.number = number }

  deinit { _ = close(number) }
}

/// What became of a read or a write.
enum Transfer: Equatable {
  /// So many bytes; 0 from a read is the end.
  case moved(Int)
  case wouldBlock
  case failed(Int32)
}

/// The system calls of this module: each in one place, EINTR handled, the differences between systems hidden.
///
/// Every `unsafe` here passes a pointer that the call uses only until it returns, with the length of what it points
/// to.
enum Platform {
  /// A clause for an error number.
  static func reason(_ code: Int32) -> String {
    // The text is static or the thread's own; it is copied before any other call.
    guard let text = unsafe strerror(code) else { return "error \(code)" }
    return unsafe String(cString: text)
  }

  /// Unix milliseconds.
  static func wallTime() -> Int { milliseconds(CLOCK_REALTIME) }

  /// Milliseconds that never go back, from an arbitrary start.
  static func monotonicTime() -> Int { milliseconds(CLOCK_MONOTONIC) }

  private static func milliseconds(_ clock: clockid_t) -> Int {
    var time = timespec()
    _ = unsafe clock_gettime(clock, &time)
    return Int(time.tv_sec) * 1000 + Int(time.tv_nsec) / 1_000_000
  }

  /// Makes a descriptor non-blocking and closed on exec. Linux could do it at creation; this works everywhere, and
  /// a process that starts others does so before it starts a sandbox.
  static func prepare(_ descriptor: Descriptor) {
    _ = fcntl(descriptor.number, F_SETFD, FD_CLOEXEC)
    _ = fcntl(descriptor.number, F_SETFL, O_NONBLOCK)
  }

  /// Repeats a call that a signal interrupted.
  static func uninterrupted(_ call: () -> Int) -> Transfer {
    while true {
      let result = call()
      if result >= 0 { return .moved(result) }
      if errno == EINTR { continue }
      return errno == EAGAIN || errno == EWOULDBLOCK ? .wouldBlock : .failed(errno)
    }
  }
}

// MARK: - Files

extension Platform {
  /// Opens a file to append to, made with mode 0600 where there is none.
  static func openLog(_ path: String) throws(SandboxError) -> Descriptor {
    let number = unsafe open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
    guard number >= 0 else { throw .cannotOpenLog(path: path, reason: reason(errno)) }
    return Descriptor(owning: number)
  }

  /// Writes all of `bytes`; returns the error number where that fails.
  static func write(_ bytes: [UInt8], to file: Descriptor) -> Int32? {
    var offset = 0
    while offset < bytes.count {
      let result = uninterrupted {
        unsafe bytes.withUnsafeBytes { buffer in
          let rest = unsafe UnsafeRawBufferPointer(rebasing: buffer[offset...])
          return unsafe writeBytes(file.number, rest.baseAddress, rest.count)
        }
      }
      switch result {
      case .moved(let count): offset += count
      case .wouldBlock: return EAGAIN
      case .failed(let code): return code
      }
    }
    return nil
  }

  /// Makes `path` hold `text` in one step: readers see the old file or the whole new one.
  static func replaceFile(_ path: String, with text: String) throws(SandboxError) {
    let draft = "\(path).\(getpid()).tmp"
    let number = unsafe open(draft, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard number >= 0 else { throw .cannotWritePortFile(path: path, reason: reason(errno)) }
    var failure = write(Array(text.utf8), to: Descriptor(owning: number))
    if failure == nil, unsafe rename(draft, path) != 0 { failure = errno }
    guard let failure else { return }
    _ = unsafe unlink(draft)
    throw .cannotWritePortFile(path: path, reason: reason(failure))
  }
}

// The C function whose name a wrapper above takes.
private func writeBytes(_ number: Int32, _ start: UnsafeRawPointer?, _ count: Int) -> Int {
  unsafe write(number, start, count)
}

// MARK: - Threads

/// A thread that was started and must be joined once.
struct Thread: Sendable {
  // The handle is a number on Linux and a pointer on Darwin; as bits it can be handed from thread to thread.
  private let handle: UInt

  private final class Work {
    let body: @Sendable () -> Void
    init(_ body: @escaping @Sendable () -> Void) { self.body = body }
  }

  /// Runs `body` on a thread of its own.
  init(_ body: @escaping @Sendable () -> Void) throws(SandboxError) {
    // One retain goes with the pointer and is taken back by the new thread, or here if there is none.
    let work = unsafe Unmanaged.passRetained(Work(body))
    #if canImport(Darwin)
    var thread: pthread_t?
    #else
    var thread = pthread_t()
    #endif
    let code = unsafe pthread_create(&thread, nil, Self.start, work.toOpaque())
    guard code == 0 else {
      unsafe work.release()
      throw .cannotStartThread(reason: Platform.reason(code))
    }
    #if canImport(Darwin)
    handle = UInt(bitPattern: thread)
    #else
    handle = UInt(thread)
    #endif
  }

  #if canImport(Darwin)
  private static let start: @convention(c) (UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? = { pointer in
    Thread.perform(pointer)
  }
  #else
  private static let start: @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? = { pointer in
    if let pointer = unsafe pointer { unsafe Thread.perform(pointer) }
    return nil
  }
  #endif

  @discardableResult
  private static func perform(_ pointer: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? {
    // The pointer is the retained Work of `init`, taken exactly once.
    let work = unsafe Unmanaged<Work>.fromOpaque(pointer).takeRetainedValue()
    leaveSignalsToOthers()
    work.body()
    return nil
  }

  /// Signals that a person sends are for the program's main thread; those of a crash stay here. SIGPIPE goes to
  /// nobody, so that a log whose reader has left is an error of the write.
  private static func leaveSignalsToOthers() {
    var signals = sigset_t()
    _ = unsafe sigemptyset(&signals)
    let others = [SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGUSR1, SIGUSR2, SIGALRM, SIGWINCH, SIGCHLD, SIGPIPE]
    for signal in others {
      _ = unsafe sigaddset(&signals, signal)
    }
    _ = unsafe pthread_sigmask(SIG_BLOCK, &signals, nil)
  }

  /// Waits until the thread ends. Call it once.
  func join() {
    #if canImport(Darwin)
    if let thread = unsafe pthread_t(bitPattern: handle) { _ = unsafe pthread_join(thread, nil) }
    #else
    _ = pthread_join(pthread_t(handle), nil)
    #endif
  }
}
