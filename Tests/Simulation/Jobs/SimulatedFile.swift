import RDBulkCore

/// A file in the page cache, and what of it is on the disk.
struct SimulatedFile {
  private enum Change {
    case append([UInt8])
    case cut(Int)
  }

  private(set) var content: [UInt8] = []
  private var kept: [UInt8] = []
  /// What was done to it since it was like `kept`.
  private var pending: [Change] = []
  /// Changes that were synced.
  private var synced = 0

  var changes: Int { synced + pending.count }

  mutating func append(_ bytes: ArraySlice<UInt8>) {
    content.append(contentsOf: bytes)
    pending.append(.append(Array(bytes)))
  }

  mutating func cut(to length: Int) {
    guard length != content.count else { return }
    content.removeSubrange(min(length, content.count)...)
    pending.append(.cut(length))
  }

  /// Takes away what somebody else has added. What the disk would keep without a sync is not known after that.
  mutating func remove(_ range: Range<Int>) { content.removeSubrange(range) }

  mutating func sync(_ changes: Int) {
    while synced < changes, !pending.isEmpty { keepFirst() }
  }

  private mutating func keepFirst() {
    switch pending.removeFirst() {
    case .append(let bytes): kept.append(contentsOf: bytes)
    case .cut(let length): kept.removeSubrange(min(length, kept.count)...)
    }
    synced += 1
  }

  /// All but a beginning of what was not synced is gone.
  mutating func lose(_ random: inout SeededRandom) {
    let count = random.chance(0.3) ? 0 : Int.random(in: 0...pending.count, using: &random)
    for _ in 0..<count { keepFirst() }
    if case .append(let bytes) = pending.first {
      kept.append(contentsOf: bytes[..<Int.random(in: 0...bytes.count, using: &random)])
    }
    content = kept
    synced += pending.count
    pending = []
  }
}
