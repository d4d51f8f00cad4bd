import RDBulkCore
import Testing

/// Addresses are looked at in words of eight bytes where the bytes behind them allow it, and byte by byte elsewhere.
@Suite("Rows: addresses in words and in bytes")
struct EmailFastPathTests {
  @Test("both ways say the same", arguments: UInt64(0)..<8)
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
      // Seven bytes behind the address let every word be loaded; none, and a length that is no multiple of eight, do not.
      if address.count % 8 == 0 { address.append(UInt8(ascii: "y")) }
      let padded = address + (0..<7).map { _ in UInt8.random(in: 0...255, using: &random) }
      let inBytes = EmailRule.problem(address.span, 0..<address.count)
      let inWords = EmailRule.problem(padded.span, 0..<address.count)
      #expect(inBytes == inWords, "seed \(seed): \(String(decoding: address, as: UTF8.self))")
      if inBytes == nil { plain += 1 }
    }
    #expect(plain > 20)
  }
}
