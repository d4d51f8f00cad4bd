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
  private let requests: WakePipe
  private let completions: WakePipe

  /// Throws where the thread or its pipes can't be made.
  init() throws(SystemError) {
    requests = try WakePipe()
    completions = try WakePipe()
    // The thread holds the syncer until `end`.
    try BackgroundThread.start { self.serve() }
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
