/// Says of most keys that a history does not have them, without a look into the file: a Bloom filter (Bloom, 1970) whose
/// two bits for a key lie in one word.
///
/// It takes a byte an entry up to 4 MiB. With 10,000,000 entries, a fifth of the keys that are not there pass.
struct HistoryFilter: Sendable {
  private var words: [UInt64]
  private let mask: UInt64

  private static let mostWords = 1 << 19

  /// An empty filter for a history with this number of entries.
  init(entries: Int) {
    var count = 1
    while count < Self.mostWords, count * 8 < entries { count *= 2 }
    words = Array(repeating: 0, count: count)
    mask = UInt64(count - 1)
  }

  /// Adds the keys of the entries in `range`.
  mutating func note(_ bytes: Span<UInt8>, _ range: Range<Int>) {
    for start in stride(from: range.lowerBound, to: range.upperBound, by: HistoryEntry.size) {
      let (word, bits) = place(of: EventKey(bytes, at: start))
      words[word] |= bits
    }
  }

  /// False if the key was certainly not added.
  func mayHold(_ key: EventKey) -> Bool {
    let (word, bits) = place(of: key)
    return words[word] & bits == bits
  }

  /// The word, and the bits in it. The key's lowest bits are as random as the others.
  @inline(__always)
  private func place(of key: EventKey) -> (Int, UInt64) {
    let low = UInt64(truncatingIfNeeded: key.bits)
    return (Int(low & mask), 1 &<< (low &>> 32 & 63) | 1 &<< (low &>> 40 & 63))
  }
}
