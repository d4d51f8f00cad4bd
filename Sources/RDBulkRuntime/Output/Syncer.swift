import RDBulkCore
import RDBulkSystem

/// Asks the disk to keep what was written, on a thread of its own: the loop goes on meanwhile.
///
/// One request at a time. The descriptors belong to the caller, who must not close them before `waitUntilIdle`; the thread
/// leaves them alone once their request is done.
final class Syncer {
  private let worker: Worker<[Int32], SystemError.Code?>

  /// Throws where the thread or its pipes can't be made.
  init() throws(Failure) {
    worker = try Failure.as(.output, Worker(Self.sync))
  }

  /// Syncs all of them, whatever the first one says, which is what counts.
  private static func sync(_ descriptors: [Int32]) -> SystemError.Code? {
    var failure: SystemError.Code?
    for descriptor in descriptors {
      let code = Descriptor.sync(descriptor)
      failure = failure ?? code
    }
    return failure
  }

  /// What to poll to learn of a completion.
  var descriptor: Int32 { worker.descriptor }

  /// Starts to sync `descriptors`, in this order. The completion of the request before must have been taken.
  func start(_ descriptors: [Int32]) { worker.start(descriptors) }

  /// Whether a request was fulfilled since the last call; throws what the disk said.
  func takeCompletion() throws(Failure) -> Bool {
    guard let outcome = worker.take() else { return false }
    if let code = outcome { throw Failure(.output, SystemError("The results can't be kept on disk", code)) }
    return true
  }

  /// Waits until nothing is under way.
  func waitUntilIdle() { worker.wait() }
}
