/// What an event is recognised by, among the rows of a file and in a history: 96 bits of a keyed digest.
///
/// Among 10^9 events, the probability that two different ones have the same key is below 10^-10.
package struct EventKey: Hashable, Comparable, Sendable {
  /// The upper 32 bits are zero.
  package let bits: UInt128

  /// The length of its bytes.
  package static let size = 12

  /// The key with the lower 96 bits of `digest`.
  @inline(__always)
  package init(_ digest: UInt128) { bits = digest & (1 &<< 96 &- 1) }

  /// The key that is stored at `offset`.
  @inline(__always)
  package init(_ bytes: Span<UInt8>, at offset: Int) {
    // Twelve bytes, from two words that overlap.
    let low = ByteWord.load(bytes, at: offset)
    let high = ByteWord.load(bytes, at: offset &+ 4) &>> 32
    bits = UInt128(high) &<< 64 | UInt128(low)
  }

  /// The upper 32 bits, by which keys are sorted first.
  @inline(__always)
  package var top: UInt32 { UInt32(truncatingIfNeeded: bits &>> 64) }

  /// The same of the key that is stored at `offset`.
  @inline(__always)
  package static func top(_ bytes: Span<UInt8>, at offset: Int) -> UInt32 {
    UInt32(truncatingIfNeeded: ByteWord.load(bytes, at: offset &+ 4) &>> 32)
  }

  /// Appends its bytes, the lowest first.
  package func append(to output: inout [UInt8]) {
    var (low, high) = (UInt64(truncatingIfNeeded: bits), top)
    output.append(addingCapacity: Self.size) { space in
      for _ in 0..<8 {
        space.append(UInt8(truncatingIfNeeded: low))
        low &>>= 8
      }
      for _ in 0..<4 {
        space.append(UInt8(truncatingIfNeeded: high))
        high &>>= 8
      }
    }
  }

  /// Whether `left` is sorted before `right`.
  @inline(__always)
  package static func < (left: EventKey, right: EventKey) -> Bool { left.bits < right.bits }
}
