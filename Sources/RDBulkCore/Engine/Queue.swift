/// First in, first out, in a ring that grows as needed.
struct Queue<Element: Sendable>: Sendable {
  private var ring: [Element?] = []
  private var head = 0
  private(set) var count = 0

  var first: Element? { count > 0 ? ring[head] : nil }
  var isEmpty: Bool { count == 0 }

  /// The element `offset` places behind the first; nil where there is none.
  func element(at offset: Int) -> Element? {
    offset < count ? ring[(head + offset) % ring.count] : nil
  }

  mutating func append(_ element: Element) {
    if count == ring.count { grow() }
    ring[(head + count) % ring.count] = element
    count += 1
  }

  @discardableResult
  mutating func removeFirst() -> Element? {
    guard count > 0 else { return nil }
    let element = ring[head]
    ring[head] = nil
    head = (head + 1) % ring.count
    count -= 1
    return element
  }

  private mutating func grow() {
    var larger: [Element?] = []
    larger.reserveCapacity(max(16, ring.count * 2))
    for offset in 0..<count { larger.append(ring[(head + offset) % ring.count]) }
    while larger.count < max(16, count * 2) { larger.append(nil) }
    ring = larger
    head = 0
  }
}

/// A binary heap: the element with the least key first; equal keys in no particular order.
struct Heap<Element: Sendable>: Sendable {
  private var items: [(key: Instant, element: Element)] = []

  var first: (key: Instant, element: Element)? { items.first }
  var count: Int { items.count }

  mutating func insert(_ element: Element, at key: Instant) {
    items.append((key, element))
    var child = items.count - 1
    while child > 0, items[child].key < items[(child - 1) / 2].key {
      items.swapAt(child, (child - 1) / 2)
      child = (child - 1) / 2
    }
  }

  mutating func removeFirst() -> Element? {
    guard !items.isEmpty else { return nil }
    items.swapAt(0, items.count - 1)
    let removed = items.removeLast().element
    var parent = 0
    while true {
      let left = 2 * parent + 1
      guard left < items.count else { return removed }
      let right = left + 1
      let least = right < items.count && items[right].key < items[left].key ? right : left
      guard items[least].key < items[parent].key else { return removed }
      items.swapAt(parent, least)
      parent = least
    }
  }
}
