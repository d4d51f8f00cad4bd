/// Eight bytes looked at together: what the byte loops of this folder use to skip plain text.
///
/// The only unsafe construct is the unaligned load, and `RawSpan` checks its bounds; `UInt64` has no invalid bit
/// patterns, so the load can't produce an invalid value.
enum Word {
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

/// Bytes by name, so that the machines read like their grammars.
enum ASCII {
  static let tab: UInt8 = 0x09
  static let lineFeed: UInt8 = 0x0A
  static let carriageReturn: UInt8 = 0x0D
  static let space: UInt8 = 0x20
  static let quote: UInt8 = 0x22
  static let comma: UInt8 = 0x2C
  static let colon: UInt8 = 0x3A
  static let semicolon: UInt8 = 0x3B
  static let backslash: UInt8 = 0x5C
  static let openBracket: UInt8 = 0x5B
  static let closeBracket: UInt8 = 0x5D
  static let openBrace: UInt8 = 0x7B
  static let closeBrace: UInt8 = 0x7D
  static let bar: UInt8 = 0x7C

  /// A lower-case copy of an ASCII capital; every other byte as it is.
  @inline(__always)
  static func lowercased(_ byte: UInt8) -> UInt8 {
    byte &- 0x41 < 26 ? byte | 0x20 : byte
  }

  @inline(__always)
  static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

  /// Space and tab: what is cut off around a cell's value.
  @inline(__always)
  static func isBlank(_ byte: UInt8) -> Bool { byte == space || byte == tab }
}

/// A set of ASCII bytes as 128 bits; no byte of 0x80 or more is in it.
struct ByteSet: Sendable {
  private let low: UInt64
  private let high: UInt64

  init(_ contains: (UInt8) -> Bool) {
    func bits(_ base: UInt8) -> UInt64 {
      (0..<64).reduce(0) { bits, offset in contains(base + UInt8(offset)) ? bits | 1 << UInt64(offset) : bits }
    }
    low = bits(0)
    high = bits(64)
  }

  @inline(__always)
  func contains(_ byte: UInt8) -> Bool {
    let half = byte & 0x40 == 0 ? low : high
    return half &>> UInt64(byte & 0x3F) & 1 == 1 && byte < 0x80
  }
}
