import RDBulkCore
import Testing

@Suite("Text: encodings of one byte")
struct SingleByteTests {
  /// Windows-1252 from 0x80 to 0x9F as the WHATWG encoding standard has it.
  private static let upper = "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8D}Ž\u{8F}\u{90}‘’“”•–—˜™š›œ\u{9D}žŸ"

  @Test("Single-byte encodings are read by their tables")
  func tables() {
    let bytes = Array(UInt8(0x80)...0xFF)
    let western = String(String.UnicodeScalarView((0xA0...0xFF).compactMap { Unicode.Scalar($0 as UInt32) }))
    let controls = String(String.UnicodeScalarView((0x80...0x9F).compactMap { Unicode.Scalar($0 as UInt32) }))
    for (encoding, text) in [(TextEncoding.windows1252, Self.upper + western), (.latin1, controls + western)] {
      let settings = ReaderSettings(format: .csv, delimiter: 0x2C, encoding: encoding, hasHeader: false)
      let reading = Feed.all[0].read([0x61] + bytes, settings)
      #expect(reading.rows.map(\.fields) == [["a" + text]])
      #expect(reading.rows.first?.raw == [0x61] + bytes)
    }
  }
}
