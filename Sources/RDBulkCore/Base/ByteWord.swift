/// Eight bytes looked at together: what the byte loops of this folder use to skip plain text.
///
/// The only unsafe construct is the unaligned load, and `RawSpan` checks its bounds; `UInt64` has no invalid bit
/// patterns, so the load can't produce an invalid value.
enum ByteWord {
  static let ones: UInt64 = 0x0101_0101_0101_0101
  static let highs: UInt64 = 0x8080_8080_8080_8080

  /// The most that a load or store of a block reaches behind the bytes that are meant; see ``BlockWriter``.
  static let blockSlack = 32

  /// The eight bytes at `offset`, the first one in the lowest byte whatever the machine's byte order.
  ///
  /// `offset + 8` must be within `bytes`; a violation traps.
  @inline(__always)
  static func load(_ bytes: Span<UInt8>, at offset: Int) -> UInt64 {
    UInt64(littleEndian: unsafe bytes.bytes.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self))
  }

  /// Eight copies of `byte`.
  @inline(__always)
  static func fill(_ byte: UInt8) -> UInt64 { UInt64(byte) &* ones }

  /// The high bit of each byte that equals the bytes of `pattern`. Bits above the first hit may be wrong.
  @inline(__always)
  static func matches(_ word: UInt64, _ pattern: UInt64) -> UInt64 {
    let difference = word ^ pattern
    return (difference &- ones) & ~difference & highs
  }

  /// The high bit of each byte below `limit` (at most 0x80). Bits above the first hit may be wrong.
  @inline(__always)
  static func below(_ word: UInt64, _ limit: UInt8) -> UInt64 {
    (word &- fill(limit)) & ~word & highs
  }

  /// The high bit of each byte that is no decimal digit.
  @inline(__always)
  static func nonDigits(_ word: UInt64) -> UInt64 {
    let values = word ^ fill(0x30)
    // A byte's sum has its high bit from 10 on, and never carries into the next one.
    return ((values & ~highs) &+ fill(0x80 - 10) | values) & highs
  }

  /// How many whole bytes stand before the first marked one; 8 where none is.
  @inline(__always)
  static func bytesBefore(_ marks: UInt64) -> Int { marks.trailingZeroBitCount &>> 3 }
}
