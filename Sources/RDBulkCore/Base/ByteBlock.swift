import CMoveMask

/// Examines 32 bytes at a time, for the byte loops where values are short and speed counts.
///
/// Combine masks before taking their bits, and compare vectors with vectors: with a scalar on one side, the compiler
/// emits a loop over the lanes.
enum ByteBlock {
  typealias Bytes = SIMD32<UInt8>
  typealias Mask = SIMDMask<SIMD32<Int8>>

  static let width = 32

  /// Loads the bytes at `offset`. Traps unless `offset + 32` is within `bytes`.
  @inline(__always)
  static func load(_ bytes: Span<UInt8>, at offset: Int) -> Bytes {
    // `RawSpan` checks the bounds, and bytes have no invalid bit patterns.
    unsafe bytes.bytes.unsafeLoadUnaligned(fromByteOffset: offset, as: Bytes.self)
  }

  /// One bit per byte; the first byte's is the lowest.
  @inline(__always)
  static func bits(_ mask: Mask) -> UInt32 {
    // A mask is 32 lanes of 0 or -1.
    movemask_signs(unsafe unsafeBitCast(mask, to: SIMD32<Int8>.self))
  }

  /// One bit for each byte of 0x80 or above.
  @inline(__always)
  static func nonASCII(_ block: Bytes) -> UInt32 { movemask_signs(unsafe unsafeBitCast(block, to: SIMD32<Int8>.self)) }

  /// The mask of bytes of 0x80 or above.
  @inline(__always)
  static func negative(_ block: Bytes) -> Mask {
    // Read as signed, they are negative.
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

  /// The number of bytes before the first one whose bit is set; 32 if none is.
  @inline(__always)
  static func bytesBefore(_ bits: UInt32) -> Int { (UInt64(bits) | 1 &<< 32).trailingZeroBitCount }

  /// The bits of the first `count` bytes; all of them if there are more than 32.
  @inline(__always)
  static func first(_ count: Int) -> UInt32 { count >= width ? .max : (1 &<< UInt32(truncatingIfNeeded: count)) &- 1 }
}
