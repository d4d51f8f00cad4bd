/// Examines eight bytes at a time, which lets byte loops skip plain text.
///
/// The only unsafe operation is the unaligned load. `RawSpan` checks its bounds, and every bit pattern is a valid
/// `UInt64`.
enum ByteWord {
  static let ones: UInt64 = 0x0101_0101_0101_0101
  static let highs: UInt64 = 0x8080_8080_8080_8080

  /// How far a block's load or store may reach past the bytes it is for; see ``BlockWriter``.
  static let blockSlack = 32

  /// Loads the eight bytes at `offset`, the first in the lowest byte on any machine. Traps unless `offset + 8` is
  /// within `bytes`.
  @inline(__always)
  static func load(_ bytes: Span<UInt8>, at offset: Int) -> UInt64 {
    UInt64(littleEndian: unsafe bytes.bytes.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self))
  }

  /// Eight copies of `byte`.
  @inline(__always)
  static func fill(_ byte: UInt8) -> UInt64 { UInt64(byte) &* ones }

  /// Sets the high bit of each byte that equals its byte in `pattern`. Bits above the first hit may be wrong.
  @inline(__always)
  static func matches(_ word: UInt64, _ pattern: UInt64) -> UInt64 {
    let difference = word ^ pattern
    return (difference &- ones) & ~difference & highs
  }

  /// Sets the high bit of each byte below `limit` (at most 0x80). Bits above the first hit may be wrong.
  @inline(__always)
  static func below(_ word: UInt64, _ limit: UInt8) -> UInt64 {
    (word &- fill(limit)) & ~word & highs
  }

  /// Sets the high bit of each byte that isn't a decimal digit.
  @inline(__always)
  static func nonDigits(_ word: UInt64) -> UInt64 {
    let values = word ^ fill(0x30)
    // Each sum's high bit is set from 10 up, and no sum carries into the next byte.
    return ((values & ~highs) &+ fill(0x80 - 10) | values) & highs
  }

  /// The number of whole bytes before the first marked one; 8 if none is marked.
  @inline(__always)
  static func bytesBefore(_ marks: UInt64) -> Int { marks.trailingZeroBitCount &>> 3 }
}
