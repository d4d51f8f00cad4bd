import CMoveMask

/// 32 bytes looked at together: what the byte loops of this folder use where values are short and speed counts.
///
/// Masks are combined before their bits are taken. Comparisons are between vectors: with a scalar on one side the
/// compiler makes a loop over lanes.
enum ByteBlock {
  typealias Bytes = SIMD32<UInt8>
  typealias Mask = SIMDMask<SIMD32<Int8>>

  static let width = 32

  /// The bytes at `offset`. `offset + 32` must be within `bytes`; a violation traps.
  @inline(__always)
  static func load(_ bytes: Span<UInt8>, at offset: Int) -> Bytes {
    // `RawSpan` checks the bounds, and bytes have no invalid bit patterns.
    unsafe bytes.bytes.unsafeLoadUnaligned(fromByteOffset: offset, as: Bytes.self)
  }

  /// One bit a byte, the first byte's lowest.
  @inline(__always)
  static func bits(_ mask: Mask) -> UInt32 {
    // A mask is 32 lanes of 0 or -1.
    movemask_signs(unsafe unsafeBitCast(mask, to: SIMD32<Int8>.self))
  }

  /// A bit for each byte of 0x80 or more.
  @inline(__always)
  static func nonASCII(_ block: Bytes) -> UInt32 { movemask_signs(unsafe unsafeBitCast(block, to: SIMD32<Int8>.self)) }

  /// The mask of the bytes of 0x80 or more.
  @inline(__always)
  static func negative(_ block: Bytes) -> Mask {
    // Signed, they are below 0.
    unsafe unsafeBitCast(block, to: SIMD32<Int8>.self) .< SIMD32<Int8>(repeating: 0)
  }

  @inline(__always)
  static func equal(_ block: Bytes, _ byte: UInt8) -> Mask { block .== Bytes(repeating: byte) }

  @inline(__always)
  static func below(_ block: Bytes, _ limit: UInt8) -> Mask { block .< Bytes(repeating: limit) }

  @inline(__always)
  static func within(_ block: Bytes, _ low: UInt8, _ high: UInt8) -> Mask {
    (block &- Bytes(repeating: low)) .<= Bytes(repeating: high &- low)
  }

  /// How many bytes stand before the first one that has its bit; 32 where none has.
  @inline(__always)
  static func bytesBefore(_ bits: UInt32) -> Int { (UInt64(bits) | 1 &<< 32).trailingZeroBitCount }

  /// The bits of the first `count` bytes; all where there are more than 32.
  @inline(__always)
  static func first(_ count: Int) -> UInt32 { count >= width ? .max : (1 &<< UInt32(truncatingIfNeeded: count)) &- 1 }
}
