import RDBulkCore
import Testing

/// Addresses of the common kind are told in words of eight bytes, all others byte by byte.
@Suite("Rows: addresses on the fast path")
struct EmailFastPathTests {
  @Test("The fast path and the rule judge every address alike", arguments: UInt64(0)..<8)
  func agreement(_ seed: UInt64) {
    var random = SeededRandom(seed: seed)
    let alphabet = Array("ab9Z@@..--_+ é\u{A0},;<\u{7F}".utf8)
    var plain = 0
    for _ in 0..<20_000 {
      var address = [UInt8]()
      for _ in 0..<Int.random(in: 1...70, using: &random) {
        let isLetter = Int.random(in: 0..<6, using: &random) > 0
        address.append(isLetter ? UInt8(ascii: "x") : alphabet.randomElement(using: &random) ?? 0)
      }
      let inBytes = EmailRule.problemByBytes(address.span, 0..<address.count)
      // The fast way looks at blocks, which reach behind the address.
      let padded = address + Array("@.x é".utf8) + Array(repeating: UInt8(ascii: "@"), count: 64)
      let inBlocks = EmailRule.problem(padded.span, 0..<address.count)
      #expect(inBytes == inBlocks, "seed \(seed): \(String(decoding: address, as: UTF8.self))")
      if inBytes == nil { plain += 1 }
    }
    #expect(plain > 20)
  }
}
