import RDBulkCore
import RDBulkSystem

/// Syncs files to disk on its own thread, while the loop carries on.
///
/// One request at a time. The descriptors belong to the caller, who must not close them before `waitUntilIdle`; the
/// thread doesn't touch them after their request is done.
final class Syncer {
  private let worker: Worker<[Int32], SystemError.Code?>

  /// Throws if the thread or its pipes can't be created.
  init() throws(Failure) {
    worker = try Failure.as(.output, Worker(Self.sync))
  }

  /// Syncs all of them even if one fails, and returns the first error.
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

  /// Starts syncing `descriptors`, in this order. The previous completion must have been taken.
  func start(_ descriptors: [Int32]) { worker.start(descriptors) }

  /// Whether a request has completed since the last call; throws the disk's error.
  func takeCompletion() throws(Failure) -> Bool {
    guard let outcome = worker.take() else { return false }
    if let code = outcome { throw Failure(.output, SystemError("The results can't be synced to disk", code)) }
    return true
  }

  /// Waits until nothing is under way.
  func waitUntilIdle() { worker.wait() }
}
