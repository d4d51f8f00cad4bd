/// A binary min-heap. Elements with equal keys come out in no particular order.
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
    let (key, removed) = items.removeLast()
    defer { assert(items.allSatisfy { $0.key >= key }, "the least key comes first") }
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
