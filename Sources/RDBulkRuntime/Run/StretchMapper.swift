#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif
import RDBulkCore
import Synchronization

/// Maps stretches of the input on a thread of its own, one at a time.
final class StretchMapper: Sendable {
  /// A stretch with the bytes that it is read from: let go of when it is done.
  struct Job: ~Copyable, Sendable {
    var stretch: Stretch
    let window: [UInt8]
    let range: Range<Int>
    let isFinal: Bool
  }

  private struct State: ~Copyable {
    var job: Job?
    var product: Stretch?
    var isEnding = false
  }

  private let state = Mutex(State())
  /// A byte in here starts the thread on a job; one in `completions` tells that it is done.
  private let requests: WakePipe
  private let completions: WakePipe

  /// nil where there is no second processor, or no thread to be had: the work is then done by whoever has it.
  init?() {
    guard sysconf(Int32(_SC_NPROCESSORS_ONLN)) > 1 else { return nil }
    do throws(SystemError) {
      requests = try WakePipe()
      completions = try WakePipe()
      try BackgroundThread.start { self.serve() }
    } catch {
      return nil
    }
  }

  /// Starts on `job`. `finish` must have taken the one before.
  func start(_ job: consuming Job) {
    var job: Job? = consume job
    state.withLock { swap(&$0.job, &job) }
    requests.put()
  }

  /// Waits for the stretch that was started.
  func finish() -> Stretch {
    while true {
      if let product = state.withLock({ $0.product.take() }) { return product }
      completions.wait()
      completions.drain()
    }
  }

  /// Lets the thread go.
  func end() {
    state.withLock { $0.isEnding = true }
    requests.put()
  }

  private func serve() {
    while true {
      requests.wait()
      requests.drain()
      if state.withLock({ $0.isEnding }) { return }
      // The wait also ends without a job.
      guard let job = state.withLock({ $0.job.take() }) else { continue }
      var product: Stretch? = Self.map(job)
      state.withLock { swap(&$0.product, &product) }
      completions.put()
    }
  }

  private static func map(_ job: consuming Job) -> Stretch {
    let (window, range, isFinal) = (job.window, job.range, job.isFinal)
    var stretch = job.stretch
    stretch.map(window.span, range, final: isFinal)
    return stretch
  }
}
