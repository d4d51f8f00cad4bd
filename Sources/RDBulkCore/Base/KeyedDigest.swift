/// A 128-bit digest under a secret key: SipHash-2-4 with the long output (Aumasson and Bernstein, 2012).
///
/// Without the key, nobody can say which text has which digest, nor compare the digests of two files.
package struct KeyedDigest: Sendable {
  /// 128 random bits.
  package struct Key: Hashable, Sendable {
    package var low: UInt64
    package var high: UInt64

    /// The key with these halves.
    package init(low: UInt64, high: UInt64) {
      self.low = low
      self.high = high
    }

    /// A key that nobody can guess.
    package static func random() -> Key { Key(low: .random(in: .min ... .max), high: .random(in: .min ... .max)) }
  }

  private var v0: UInt64
  private var v1: UInt64
  private var v2: UInt64
  private var v3: UInt64
  /// Bytes that don't fill a word yet, the first one lowest.
  private var carry: UInt64 = 0
  private var count = 0

  /// The digest of nothing yet.
  @inline(__always)
  package init(_ key: Key) {
    v0 = key.low ^ 0x736F_6D65_7073_6575
    v1 = key.high ^ 0x646F_7261_6E64_6F6D ^ 0xEE
    v2 = key.low ^ 0x6C79_6765_6E65_7261
    v3 = key.high ^ 0x7465_6462_7974_6573
  }

  @inline(__always)
  private mutating func round() {
    v0 &+= v1
    v2 &+= v3
    v1 = (v1 &<< 13 | v1 &>> 51) ^ v0
    v3 = (v3 &<< 16 | v3 &>> 48) ^ v2
    v0 = v0 &<< 32 | v0 &>> 32
    v2 &+= v1
    v0 &+= v3
    v1 = (v1 &<< 17 | v1 &>> 47) ^ v2
    v3 = (v3 &<< 21 | v3 &>> 43) ^ v0
    v2 = v2 &<< 32 | v2 &>> 32
  }

  @inline(__always)
  private mutating func absorb(_ word: UInt64) {
    v3 ^= word
    round()
    round()
    v0 ^= word
  }

  /// Adds a word, which must not follow bytes that don't fill one.
  @inline(__always)
  package mutating func update(_ word: UInt64) {
    assert(count & 7 == 0, "words are added between whole words")
    absorb(word)
    count &+= 8
  }

  /// Adds the bytes in `range`.
  @inline(__always)
  package mutating func update(_ bytes: Span<UInt8>, _ range: Range<Int>) {
    var index = range.lowerBound
    if count & 7 == 0 {
      while index &+ 8 <= range.upperBound {
        absorb(ByteWord.load(bytes, at: index))
        index &+= 8
        count &+= 8
      }
    }
    while index < range.upperBound {
      update(byte: bytes[index])
      index &+= 1
    }
  }

  /// Adds a byte.
  @inline(__always)
  package mutating func update(byte: UInt8) {
    carry |= UInt64(byte) &<< UInt64(8 &* (count & 7))
    count &+= 1
    guard count & 7 == 0 else { return }
    absorb(carry)
    carry = 0
  }

  /// The digest of everything added.
  @inline(__always)
  package consuming func finish() -> UInt128 {
    absorb(carry | UInt64(truncatingIfNeeded: count & 0xFF) &<< 56)
    v2 ^= 0xEE
    for _ in 0..<4 { round() }
    let low = v0 ^ v1 ^ v2 ^ v3
    v1 ^= 0xDD
    for _ in 0..<4 { round() }
    return UInt128(v0 ^ v1 ^ v2 ^ v3) &<< 64 | UInt128(low)
  }
}
