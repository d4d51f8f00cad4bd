/// The single-byte encodings, both identical to ASCII below 0x80.
enum SingleByte {
  /// Windows-1252 between 0x80 and 0x9F; the five unassigned bytes stand for the control character of the same number,
  /// as the WHATWG encoding standard says.
  private static let windows1252: [UInt32] = [
    0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D, 0x017D,
    0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,
    0x017E, 0x0178,
  ]

  /// Appends one byte as UTF-8.
  @inline(__always)
  static func append(_ byte: UInt8, windows: Bool, to output: inout [UInt8]) {
    if byte < 0x80 { return output.append(byte) }
    let scalar = windows && byte < 0xA0 ? windows1252[Int(byte) - 0x80] : UInt32(byte)
    JSONText.appendScalar(scalar, to: &output)
  }
}
