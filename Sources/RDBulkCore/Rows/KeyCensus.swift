/// Counts, for each unused top-level key, the rows that have it.
struct KeyCensus: Sendable {
  private var names: [[UInt8]] = []
  private var counts: [Int] = []
  /// The keys of the row counted last, and how many consecutive rows had the same ones, as nearly all do.
  private var last: UInt64 = 0
  private var run = 0

  /// One bit each; further keys aren't counted.
  private static let keyLimit = 64

  /// How many keys there are.
  var keyCount: Int { names.count }

  /// The bit of `key`; 0 if there are too many keys.
  mutating func bit(of key: [UInt8]) -> UInt64 {
    if let index = names.firstIndex(of: key) { return 1 &<< UInt64(index) }
    guard names.count < Self.keyLimit else { return 0 }
    names.append(key)
    counts.append(0)
    return 1 &<< UInt64(names.count - 1)
  }

  /// Counts a row that has `keys`.
  @inline(__always)
  mutating func count(_ keys: UInt64) {
    if keys != last { begin(keys) }
    run &+= 1
  }

  @inline(never)
  private mutating func begin(_ keys: UInt64) {
    counts = total
    last = keys
    run = 0
  }

  /// For each key, the number of rows that have it.
  private var total: [Int] {
    counts.indices.map { counts[$0] + (last & 1 &<< UInt64($0) != 0 ? run : 0) }
  }

  /// The keys in the order they were first seen.
  var keys: [UnusedKey] {
    zip(names, total).filter { $0.1 > 0 }.map { UnusedKey(name: String(decoding: $0.0, as: UTF8.self), rows: $0.1) }
  }
}
