/// A first-in, first-out queue in a ring buffer that grows as needed.
struct Queue<Element: Sendable>: Sendable {
  private var ring: [Element?] = []
  private var head = 0
  private(set) var count = 0

  var first: Element? { count > 0 ? ring[head] : nil }
  var isEmpty: Bool { count == 0 }

  /// The element `offset` positions after the first, or nil if there is none.
  func element(at offset: Int) -> Element? {
    offset < count ? ring[(head + offset) % ring.count] : nil
  }

  mutating func append(_ element: Element) {
    if count == ring.count { grow() }
    ring[(head + count) % ring.count] = element
    count += 1
    assert(count <= ring.count && first != nil, "what waits lies within the ring")
  }

  @discardableResult
  mutating func removeFirst() -> Element? {
    guard count > 0 else { return nil }
    let element = ring[head]
    assert(element != nil, "what waits lies within the ring")
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
