import RDBulkCore
import Testing

@Suite("Rows: addresses")
struct EmailRuleTests {
  private func problem(_ address: String) -> String? {
    // At a place inside other bytes, which must not count.
    let bytes = Array("@ ".utf8) + Array(address.utf8) + Array("@.".utf8)
    return EmailRule.problem(bytes.span, 2..<bytes.count - 2)?.english
  }

  private static let good = [
    "ana@example.com", "a@b.co", "ANA.Maria+rd@Example.COM.BR", "1@2.3", "a_b-c'd/e=f?g^h`{|}~!#$%&*@x.co",
    ".a..b.@x.co",
    "josé@exemplo.com", "ana@são-joão.com.br", "ana@xn--so-joo-fwa.com", "漢字@例え.テスト", "a@b-c.d--e.co", "😀@x.co",
    String(repeating: "é", count: 250) + "@x.co",
  ]

  @Test("that may exist are let through", arguments: good)
  func letThrough(_ address: String) { #expect(problem(address) == nil) }

  private static let blank = "it has a blank or a control character in it"
  private static let invisible = "it has an invisible character in it"
  private static let hyphen = "a part of its domain begins or ends with a hyphen"
  private static let emptyPart = "its domain has an empty part"

  private static let bad: [(String, String)] = [
    ("", "it has no @"), ("ana", "it has no @"), ("ana.example.com", "it has no @"),
    ("@", "nothing stands before the @"),
    ("@x.co", "nothing stands before the @"), ("a@", emptyPart), ("a@b", "its domain has no dot"),
    ("a@@b.co", "it has more than one @"),
    ("a@b@c.co", "it has more than one @"), ("a@b.co@", "it has more than one @"),
    ("a@.co", emptyPart), ("a@b.", emptyPart), ("a@b..co", emptyPart), ("a@.", emptyPart),
    ("a@-b.co", hyphen), ("a@b-.co", hyphen), ("a@b.-co", hyphen), ("a@b.co-", hyphen), ("a@-.co", hyphen),
    ("a@b_c.co", "'_' can't stand in a domain"), ("a@b,co", "',' can't stand in a domain"),
    ("a@[1.2.3.4]", "'[' can't stand in a domain"), ("a@b.co>", "'>' can't stand in a domain"),
    ("a@b.co;c", "';' can't stand in a domain"), ("a@b.co:25", "':' can't stand in a domain"),
    ("<a@b.co", "'<' can't stand before the @"), ("mailto:a@b.co", "':' can't stand before the @"),
    ("\"a\"@b.co", "'\"' can't stand before the @"), ("a\\b@c.co", "'\\' can't stand before the @"),
    ("a,b@c.co", "',' can't stand before the @"), ("a;b@c.co", "';' can't stand before the @"),
    ("a(b)@c.co", "'(' can't stand before the @"), ("a)@c.co", "')' can't stand before the @"),
    ("[a@c.co", "'[' can't stand before the @"), ("a]@c.co", "']' can't stand before the @"),
    ("a>@c.co", "'>' can't stand before the @"),
    ("a b@c.co", blank), ("a@b c.co", blank), ("a@b.co\n", blank), ("a\t@b.co", blank), ("a\u{7F}@b.co", blank),
    ("\0a@b.co", blank),
    (String(repeating: "a", count: 251) + "@x.co", "it is longer than 255 characters"),
  ]

  @Test("that no mailbox has are refused, with the reason", arguments: bad)
  func refused(_ value: (address: String, reason: String)) { #expect(problem(value.address) == value.reason) }

  private static let hidden: [UInt32] = [
    0x80, 0x9F, 0xA0, 0xAD, 0x1680, 0x180E, 0x2000, 0x2009, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2028, 0x2029,
    0x202A,
    0x202E, 0x202F, 0x205F, 0x2060, 0x2066, 0x206F, 0x3000, 0xFEFF,
  ]

  @Test("with characters that nobody sees are refused", arguments: hidden)
  func unseen(_ value: UInt32) throws {
    let character = Character(try #require(Unicode.Scalar(value)))
    #expect(problem("a\(character)@x.co") == Self.invisible)
    #expect(problem("a@x\(character).co") == Self.invisible)
    #expect(problem("a@x.co\(character)") == Self.invisible)
  }

  private static let visible: [UInt32] = [
    0xA1, 0xAE, 0xC0, 0x1681, 0x180F, 0x1FFF, 0x2010, 0x2027, 0x2030, 0x205E, 0x2070, 0x3001, 0xFEFE, 0xFF01,
  ]

  @Test("with their neighbours are not", arguments: visible)
  func seen(_ value: UInt32) throws {
    #expect(problem("a\(Character(try #require(Unicode.Scalar(value))))@x.co") == nil)
  }
}
