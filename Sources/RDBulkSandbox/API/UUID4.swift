import RDBulkCore

/// A version 4 UUID (RFC 9562).
struct UUID4: Hashable, Sendable {
  private let high: UInt64
  private let low: UInt64

  /// The generator's next UUID.
  init(from generator: inout SeededRandom) {
    high = generator.next() & 0xFFFF_FFFF_FFFF_0FFF | 0x4000
    low = generator.next() & 0x3FFF_FFFF_FFFF_FFFF | 0x8000_0000_0000_0000
  }

  /// Parses the usual form, in either case and of any version; nil for anything else.
  init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count == 36 else { return nil }
    var halves: (UInt64, UInt64) = (0, 0)
    for (index, byte) in bytes.enumerated() {
      if Self.dashes.contains(index) {
        guard byte == UInt8(ascii: "-") else { return nil }
      } else {
        guard let digit = Byte.hexValue(byte) else { return nil }
        halves = (halves.0 << 4 | halves.1 >> 60, halves.1 << 4 | UInt64(digit))
      }
    }
    (high, low) = halves
  }

  /// The usual form, in lower case.
  var text: String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(36)
    for index in 0..<32 {
      if Self.dashes.contains(bytes.count) { bytes.append(UInt8(ascii: "-")) }
      let half = index < 16 ? high : low
      let digit = UInt8(truncatingIfNeeded: half >> UInt64(60 - 4 * (index & 15))) & 15
      bytes.append(digit < 10 ? 0x30 + digit : 0x61 + digit - 10)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static let dashes: [Int] = [8, 13, 18, 23]
}
