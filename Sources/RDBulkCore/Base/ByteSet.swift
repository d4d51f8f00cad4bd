/// A set of ASCII bytes in 128 bits; it never contains a byte of 0x80 or above.
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
