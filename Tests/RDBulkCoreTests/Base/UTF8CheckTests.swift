import RDBulkCore
import Testing

@Suite("Base: UTF-8 validity")
struct UTF8CheckTests {
  /// Judges `bytes` at every place in words of eight and beside them.
  private func check(_ bytes: [UInt8], _ comment: @autoclosure () -> String) {
    let valid = String(validating: bytes, as: UTF8.self) != nil
    for offset in [0, 3, 8] {
      let framed = Array(repeating: UInt8(ascii: "x"), count: offset) + bytes + Array("yyyyyyyyyy".utf8)
      let range = offset..<offset + bytes.count
      let found = UTF8Check.firstInvalid(framed.span, range)
      #expect((found == nil) == valid, "\(comment()) at \(offset)")
      if let found {
        #expect(range.contains(found), "\(comment()) at \(offset)")
        #expect(String(validating: framed[offset..<found], as: UTF8.self) != nil, "\(comment()): valid before \(found)")
      }
    }
  }

  @Test("Every two-byte sequence is judged as the standard library does")
  func pairs() {
    for first in UInt8.min...UInt8.max where first >= 0x7E {
      for second in UInt8.min...UInt8.max where second & 0x0F < 2 || second & 0x0F == 0x0F {
        let bytes = [first, second]
        let valid = String(validating: bytes, as: UTF8.self) != nil
        if (UTF8Check.firstInvalid(bytes.span, 0..<2) == nil) != valid { Issue.record("\(bytes)") }
      }
    }
  }

  private static let edges: [UInt8] = [0x00, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xFF]

  @Test("The edges of longer sequences are judged as the standard library does")
  func longer() {
    for lead in [0xDF, 0xE0, 0xE1, 0xEC, 0xED, 0xEE, 0xEF, 0xF0, 0xF1, 0xF3, 0xF4, 0xF5, 0xF8, 0xFF] as [UInt8] {
      for second in Self.edges {
        for third in Self.edges {
          for bytes in [[lead, second, third], [lead, second, third, 0x80], [lead, second, third, 0x41]] {
            let valid = String(validating: bytes, as: UTF8.self) != nil
            if (UTF8Check.firstInvalid(bytes.span, 0..<bytes.count) == nil) != valid { Issue.record("\(bytes)") }
          }
        }
      }
    }
  }

  @Test(
    "Random bytes and broken texts are judged as the standard library does", arguments: 1...100 as ClosedRange<UInt64>)
  func random(_ seed: UInt64) {
    var numbers = SeededNumbers(seed)
    let letters = ["a", "é", "ç", "€", "漢", "😀", "\u{7FF}", "\u{800}", "\u{FFFF}", "\u{10FFFF}", "\0", "plain text "]
    for _ in 0..<20 {
      var bytes = (0..<numbers.below(12)).flatMap { _ in Array(numbers.pick(letters).utf8) }
      check(bytes, "seed \(seed): \(bytes)")
      if bytes.isEmpty { continue }
      switch numbers.below(3) {
      case 0: bytes[numbers.below(bytes.count)] = UInt8(numbers.below(256))
      case 1: bytes.remove(at: numbers.below(bytes.count))
      default: bytes.insert(UInt8(numbers.below(256)), at: numbers.below(bytes.count))
      }
      check(bytes, "seed \(seed): \(bytes)")
    }
  }

  @Test("The tally counts valid sequences and bytes that belong to none")
  func tally() {
    let bytes: [UInt8] = [0x61, 0xC3, 0xA9, 0xE9, 0xE2, 0x82, 0xAC, 0x80, 0xF0, 0x9F, 0x98, 0x80, 0xC3]
    let counted = UTF8Check.tally(bytes.span, 0..<bytes.count)
    #expect(counted.valid == 3)
    #expect(counted.invalid == 3)
  }
}
