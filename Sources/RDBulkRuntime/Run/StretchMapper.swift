import RDBulkCore
import RDBulkSystem

/// Maps stretches of the input on a thread of its own, one at a time.
final class StretchMapper: Sendable {
  /// A stretch with the bytes that it is read from: let go of when it is done.
  struct Job: ~Copyable, Sendable {
    var stretch: Stretch
    let window: [UInt8]
    let range: Range<Int>
    let isFinal: Bool
  }

  private let worker: Worker<Job, Stretch>

  /// nil where there is no second processor, or no thread to be had: the work is then done by whoever has it.
  init?() {
    guard CurrentProcess.processorCount > 1 else { return nil }
    do throws(SystemError) {
      worker = try Worker { job in Self.map(job) }
    } catch {
      return nil
    }
  }

  /// Starts on `job`. `finish` must have taken the one before.
  func start(_ job: consuming Job) { worker.start(job) }

  /// Waits for the stretch that was started; nil where none was.
  func finish() -> Stretch? {
    worker.wait()
    return worker.take()
  }

  private static func map(_ job: consuming Job) -> Stretch {
    let (window, range, isFinal) = (job.window, job.range, job.isFinal)
    var stretch = job.stretch
    stretch.map(window.span, range, final: isFinal)
    return stretch
  }
}
