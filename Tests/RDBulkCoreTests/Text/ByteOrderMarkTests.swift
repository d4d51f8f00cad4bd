import RDBulkCore
import Testing

@Suite("Text: byte order marks")
struct ByteOrderMarkTests {
  private static let marks: [([UInt8], ByteOrderMark)] = [
    ([], .none), ([0x61], .none), ([0xEF, 0xBB, 0xBF], .utf8), ([0xEF, 0xBB, 0xBF, 0x61], .utf8),
    ([0xFF, 0xFE], .utf16LittleEndian), ([0xFF, 0xFE, 0x61, 0x00], .utf16LittleEndian),
    ([0xFE, 0xFF], .utf16BigEndian), ([0xFE, 0xFF, 0x00], .utf16BigEndian), ([0xEF], .none), ([0xEF, 0xBB], .none),
    ([0xEF, 0xBB, 0x61], .none), ([0xEF, 0x61], .none), ([0xFF], .none), ([0xFE], .none), ([0xFF, 0xFF], .none),
    ([0xFE, 0xFE], .none), ([0x61, 0xEF, 0xBB, 0xBF], .none),
  ]

  @Test("A byte order mark is found, and awaited while there may be one", arguments: marks)
  func find(_ value: ([UInt8], ByteOrderMark)) {
    let (bytes, mark) = value
    #expect(ByteOrderMark.find(bytes.span, 0..<bytes.count, final: true) == mark)
    let beginnings: [[UInt8]] = [[], [0xEF], [0xEF, 0xBB], [0xFF], [0xFE]]
    let early = ByteOrderMark.find(bytes.span, 0..<bytes.count, final: false)
    #expect(early == (beginnings.contains(bytes) ? nil : mark))
    #expect(mark.length == [ByteOrderMark.none: 0, .utf8: 3][mark] ?? 2)
  }
}
