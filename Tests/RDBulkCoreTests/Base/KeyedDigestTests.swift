import RDBulkCore
import Testing

@Suite("Base: keyed digests")
struct KeyedDigestTests {
  /// The bytes 0, 1, 2 … under the key 00…0f; made with OpenSSL (`openssl mac -macopt size:16 … SIPHASH`).
  @Test(
    "A digest is SipHash-2-4 with 128 bits, however the bytes are given",
    arguments: [
      (0, "A3817F04BA25A8E66DF67214C7550293"), (1, "DA87C1D86B99AF44347659119B22FC45"),
      (7, "A1F1EBBED8DBC153C0B84AA61FF08239"), (8, "3B62A9BA6258F5610F83E264F31497B4"),
      (9, "264499060AD9BAABC47F8B02BB6D71ED"), (16, "6EE2A4CA67B054BBFD3315BF85230577"),
      (31, "2939B0183223FAFC1723DE4F52C43D35"),
    ])
  func vectors(_ count: Int, _ expected: String) {
    let key = KeyedDigest.Key(low: 0x0706_0504_0302_0100, high: 0x0F0E_0D0C_0B0A_0908)
    let bytes = (0..<count).map { UInt8($0) }
    var whole = KeyedDigest(key)
    whole.update(bytes.span, 0..<count)
    var single = KeyedDigest(key)
    for byte in bytes { single.update(byte: byte) }
    var parts = KeyedDigest(key)
    parts.update(bytes.span, 0..<count / 3)
    parts.update(bytes.span, count / 3..<count)
    for digest in [whole.finish(), single.finish(), parts.finish()] { #expect(text(digest) == expected) }
  }

  private func text(_ digest: UInt128) -> String {
    (0..<16).map { index in
      let byte = UInt8(truncatingIfNeeded: digest >> UInt128(8 * index))
      return (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
    }.joined()
  }
}
