import RDBulkCore
import Testing

@Suite("Base: digests and checksums")
struct DigestTests {
  private let text = (0..<100).map { UInt8(truncatingIfNeeded: $0 &* 37 &+ 11) }

  private func digest(_ length: Int) -> UInt64 {
    var digest = Digest()
    digest.update(text.span, 0..<length)
    return digest.value
  }

  @Test("A digest is the same however the bytes are split")
  func pieces() {
    for size in 1...33 {
      var digest = Digest()
      for start in stride(from: 0, to: text.count, by: size) {
        digest.update(text.span, start..<min(text.count, start + size))
        #expect(digest.value == self.digest(digest.count))
      }
      #expect(digest.count == text.count)
    }
  }

  @Test("Changing the length or any bit changes the digest")
  func different() {
    var seen = Set((0...text.count).map(digest))
    #expect(seen.count == text.count + 1)
    for bit in 0..<8 * text.count {
      var changed = text
      changed[bit / 8] ^= 1 << (bit % 8)
      var digest = Digest()
      digest.update(changed.span, 0..<changed.count)
      #expect(seen.insert(digest.value).inserted, "bit \(bit)")
    }
    // Zeros count, too.
    #expect(Digest(of: "").value != Digest(of: "\0").value)
  }

  @Test(
    "Digests keep the values that journals of earlier versions hold",
    arguments: [
      ("", 0xF3C8_CA8F_D1D2_17EB), ("a", 0x3170_E40D_91F4_168F), ("12345678", 0x8E4D_CDC0_651B_E113),
      ("email,reason\n", 0x96F1_454A_15D4_16FD),
    ])
  func known(_ text: String, _ value: UInt64) {
    #expect(Digest(of: text).value == value)
  }

  @Test(
    "CRC-32 gives the published check values",
    arguments: [
      ("", 0), ("a", 0xE8B7_BE43), ("123456789", 0xCBF4_3926),
      ("The quick brown fox jumps over the lazy dog", 0x414F_A339),
    ])
  func crc(_ text: String, _ value: UInt32) {
    let bytes = Array("..\(text)..".utf8)
    #expect(Checksum.crc32(bytes.span, 2..<bytes.count - 2) == value)
  }
}
