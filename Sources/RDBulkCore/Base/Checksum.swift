/// CRC-32 (ISO-HDLC, as in zip files): detects a torn or damaged journal record.
package enum Checksum {
  private static let table: [UInt32] = (0..<256).map { index in
    (0..<8).reduce(UInt32(index)) { value, _ in value & 1 == 1 ? value >> 1 ^ 0xEDB8_8320 : value >> 1 }
  }

  /// The checksum of the bytes in `range`.
  package static func crc32(_ bytes: Span<UInt8>, _ range: Range<Int>) -> UInt32 {
    var value: UInt32 = 0xFFFF_FFFF
    for index in range { value = value >> 8 ^ table[Int((value ^ UInt32(bytes[index])) & 0xFF)] }
    return ~value
  }
}
