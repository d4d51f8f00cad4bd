import Synchronization

/// What a server's threads saw, for the test to look at.
final class Seen: Sendable {
  private let list = Mutex<[String]>([])

  func add(_ head: String) { list.withLock { $0.append(head) } }

  var heads: [String] { list.withLock { $0 } }
}
