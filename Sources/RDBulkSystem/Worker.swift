import Synchronization

/// A thread that does one job at a time for its owner, which carries on meanwhile.
///
/// A job goes through these states: idle, given, worked on, done. The next one can be given once the product of the
/// last was taken.
package final class Worker<Job: ~Copyable & Sendable, Product: ~Copyable & Sendable>: Sendable {
  private enum Phase { case idle, given, working, done }

  private struct State: ~Copyable {
    var phase = Phase.idle
    var job: Job?
    var product: Product?
    var isEnding = false
  }

  /// What both threads share.
  private final class Shared: Sendable {
    let state = Mutex(State())
    /// A byte here starts the thread on a job; one in `completions` says that it is done.
    let requests: WakePipe
    let completions: WakePipe
    let perform: @Sendable (consuming Job) -> Product

    init(_ perform: @escaping @Sendable (consuming Job) -> Product) throws(SystemError) {
      requests = try WakePipe()
      completions = try WakePipe()
      self.perform = perform
    }

    func serve() {
      while true {
        requests.wait(milliseconds: -1)
        requests.drain()
        var job: Job?
        let isEnding = state.withLock { state in
          if state.phase == .given {
            swap(&state.job, &job)
            state.phase = .working
          }
          return state.isEnding
        }
        // The wait may also end without a job.
        if let job = job.take() {
          var product: Product? = perform(job)
          state.withLock { state in
            assert(state.phase == .working, "one job is worked on at a time")
            swap(&state.product, &product)
            state.phase = .done
            // Inside the lock, so that there is a byte exactly while there is a product.
            completions.put()
          }
        }
        if isEnding { return }
      }
    }
  }

  private let shared: Shared
  private let thread: BackgroundThread

  /// Starts the thread, which does each job with `perform`. Throws if the thread or its pipes can't be created.
  package init(_ perform: @escaping @Sendable (consuming Job) -> Product) throws(SystemError) {
    let shared = try Shared(perform)
    self.shared = shared
    thread = try BackgroundThread { shared.serve() }
  }

  /// Ends the thread, once its current job is done.
  deinit {
    shared.state.withLock { $0.isEnding = true }
    shared.requests.put()
  }

  /// What to poll to learn that a job is done.
  package var descriptor: Int32 { shared.completions.readEnd }

  /// Starts `job`. The previous product must have been taken.
  package func start(_ job: consuming Job) {
    var job: Job? = consume job
    shared.state.withLock { state in
      assert(state.phase == .idle, "a worker has one job at a time")
      swap(&state.job, &job)
      state.phase = .given
    }
    shared.requests.put()
  }

  /// Takes the finished job's product; nil if it isn't done or there is none.
  package func take() -> Product? {
    shared.state.withLock { state in
      guard state.phase == .done else { return nil }
      shared.completions.drain()
      state.phase = .idle
      return state.product.take()
    }
  }

  /// Waits until the current job is done, and leaves its product to ``take()``.
  package func wait() {
    while shared.state.withLock({ $0.phase == .given || $0.phase == .working }) {
      shared.completions.wait(milliseconds: -1)
    }
  }
}
