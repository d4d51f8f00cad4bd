/// Deadlines in order: a binary heap of small entries.
struct TimerQueue: Sendable {
  /// A deadline of the connection with this slot and serial number; with another serial, it is stale.
  struct Entry: Equatable, Sendable {
    let deadline: Int
    let slot: Int
    let serial: Int
    /// Which of the connection's deadlines; all but the latest are stale.
    let round: Int
  }

  private var heap: [Entry] = []

  /// The earliest deadline.
  var next: Int? { heap.first?.deadline }

  mutating func insert(_ entry: Entry) {
    heap.append(entry)
    var child = heap.count - 1
    while child > 0 {
      let parent = (child - 1) / 2
      guard heap[child].deadline < heap[parent].deadline else { break }
      heap.swapAt(child, parent)
      child = parent
    }
  }

  /// Removes the earliest entry whose deadline is not after `now`.
  mutating func popDue(at now: Int) -> Entry? {
    guard let first = heap.first, first.deadline <= now else { return nil }
    heap.swapAt(0, heap.count - 1)
    heap.removeLast()
    var parent = 0
    while true {
      var child = 2 * parent + 1
      guard child < heap.count else { break }
      if child + 1 < heap.count, heap[child + 1].deadline < heap[child].deadline { child += 1 }
      guard heap[child].deadline < heap[parent].deadline else { break }
      heap.swapAt(child, parent)
      parent = child
    }
    return first
  }
}
