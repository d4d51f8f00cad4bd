#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif
import RDBulkCore
import Synchronization

/// Asks the disk to keep what was written, on a thread of its own: the loop goes on meanwhile.
///
/// One request at a time. The descriptors belong to the caller, who must not close them before `waitUntilIdle`.
final class Syncer: Sendable {
  private struct State {
    /// What is to be synced; the thread takes it, so that no request is carried out twice. The descriptors may be
    /// closed, and their numbers be other files, as soon as it is done.
    var request: [Int32]?
    var isBusy = false
    var isEnding = false
    /// Whether a request was fulfilled since `takeCompletion`.
    var hasCompleted = false
    var failure: Int32?
  }

  private let state = Mutex(State())
  /// A byte in here starts the thread on a request; one in `completions` tells that it is fulfilled.
  private let requests: Pipe
  private let completions: Pipe

  /// Throws where the thread or its pipes can't be made.
  init() throws(SystemError) {
    requests = try Pipe()
    completions = try Pipe()
    var thread = pthread_t()
    // The thread holds the syncer until `end`.
    let context = unsafe Unmanaged.passRetained(self).toOpaque()
    let made = unsafe pthread_create(
      &thread, nil,
      { context in
        if let context = unsafe context { unsafe Unmanaged<Syncer>.fromOpaque(context).takeRetainedValue().serve() }
        return nil
      }, context)
    guard made == 0 else {
      unsafe Unmanaged<Syncer>.fromOpaque(context).release()
      throw SystemError("The thread that syncs can't be started", code: made)
    }
    pthread_detach(thread)
  }

  /// What to poll to learn of a completion.
  var descriptor: Int32 { completions.readEnd }

  /// Starts to sync `descriptors`, in this order. Nothing may be under way.
  func start(_ descriptors: [Int32]) {
    state.withLock { state in
      state.request = descriptors
      state.isBusy = true
    }
    requests.put()
  }

  /// Whether a request was fulfilled since the last call; throws what the disk said.
  func takeCompletion() throws(SystemError) -> Bool {
    completions.drain()
    let (completed, failure) = state.withLock { state in
      defer { state.hasCompleted = false }
      return (state.hasCompleted, state.failure)
    }
    if let failure { throw SystemError("The results can't be kept on disk", code: failure) }
    return completed
  }

  /// Waits until nothing is under way.
  func waitUntilIdle() {
    while state.withLock({ $0.isBusy }) { completions.wait() }
  }

  /// Lets the thread go.
  func end() {
    waitUntilIdle()
    state.withLock { $0.isEnding = true }
    requests.put()
  }

  private func serve() {
    while true {
      requests.wait()
      requests.drain()
      let (request, isEnding) = state.withLock { state in
        defer { state.request = nil }
        return (state.request, state.isEnding)
      }
      if isEnding { return }
      // The wait also ends without a request.
      guard let request else { continue }
      var failure: Int32?
      for descriptor in request where fsync(descriptor) != 0 {
        if errno != EINTR, errno != EINVAL, errno != EROFS { failure = failure ?? errno }
      }
      state.withLock { state in
        state.isBusy = false
        state.hasCompleted = true
        state.failure = failure
      }
      completions.put()
    }
  }
}

/// A pipe by which one thread wakes another.
struct Pipe: ~Copyable, Sendable {
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
