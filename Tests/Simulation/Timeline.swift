import RDBulkCore

/// What is going to happen, soonest first; at the same moment, in the order in which it was planned.
struct Timeline<Event> {
  private var items: [(moment: Instant, order: Int, event: Event)] = []
  private var planned = 0

  var next: Instant { items.first?.moment ?? .never }
  var isEmpty: Bool { items.isEmpty }
  /// All of it, in no particular order.
  var events: [Event] { items.map(\.event) }

  mutating func plan(_ event: Event, at moment: Instant) {
    items.append((moment, planned, event))
    planned += 1
    var child = items.count - 1
    while child > 0, isBefore(child, (child - 1) / 2) {
      items.swapAt(child, (child - 1) / 2)
      child = (child - 1) / 2
    }
  }

  /// The first event that is due at `now`.
  mutating func take(_ now: Instant) -> (moment: Instant, event: Event)? {
    guard let first = items.first, first.moment <= now else { return nil }
    items.swapAt(0, items.count - 1)
    items.removeLast()
    var parent = 0
    while 2 * parent + 1 < items.count {
      var child = 2 * parent + 1
      if child + 1 < items.count, isBefore(child + 1, child) { child += 1 }
      guard isBefore(child, parent) else { break }
      items.swapAt(parent, child)
      parent = child
    }
    return (first.moment, first.event)
  }

  private func isBefore(_ left: Int, _ right: Int) -> Bool {
    (items[left].moment, items[left].order) < (items[right].moment, items[right].order)
  }
}
