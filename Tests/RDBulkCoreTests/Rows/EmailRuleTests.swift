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
    "o'brien@x.co", "a.b.c@x.co",
    "josé@exemplo.com", "ana@são-joão.com.br", "ana@xn--so-joo-fwa.com", "漢字@例え.テスト", "a@b-c.d--e.co", "😀@x.co",
    String(repeating: "é", count: 250) + "@x.co",
  ]

  @Test("An address that may exist is accepted", arguments: good)
  func letThrough(_ address: String) { #expect(problem(address) == nil) }

  private static let blank = "it contains a blank; leave only the address in the cell, without blanks"
  private static let quotes = "it has quotes around it; delete them"
  private static let twoDots = "it has two consecutive dots; delete one"
  private static let missing = "its domain is missing"
  private static let hyphen = "a part of its domain begins or ends with a hyphen"

  private static let bad: [(String, String)] = [
    ("", "it has no @"), ("ana", "it has no @"), ("ana.example.com", "it has no @"),
    ("@", "there is nothing before the @"),
    ("@x.co", "there is nothing before the @"), ("a@", missing), ("a@b", "its domain has no dot"),
    ("a@@b.co", "it has more than one @"),
    ("a@b@c.co", "it has more than one @"), ("a@b.co@", "it has more than one @"),
    ("a@.co", "its domain begins with a dot; delete the dot"), ("a@b.", "it ends with a dot; delete the dot"),
    ("a@b..co", twoDots), ("a@.", missing), ("a@b.co.", "it ends with a dot; delete the dot"),
    (".a@b.co", "it begins with a dot; delete the dot"), ("a..b@c.co", twoDots),
    ("..a@b.co", "it begins with a dot; delete the dot"),
    ("a.@b.co", "it has a dot right before the @; delete the dot"),
    ("a@-b.co", hyphen), ("a@b-.co", hyphen), ("a@b.-co", hyphen), ("a@b.co-", hyphen), ("a@-.co", hyphen),
    ("a@b_c.co", "'_' is not allowed in a domain"), ("a@b,co", "',' is not allowed in a domain"),
    ("a@[1.2.3.4]", "'[' is not allowed in a domain"), ("a@b.co>", "'>' is not allowed in a domain"),
    ("a@b.co;c", "';' is not allowed in a domain"), ("a@b.co:25", "':' is not allowed in a domain"),
    ("<a@b.co", "'<' is not allowed before the @"), ("mailto:a@b.co", "':' is not allowed before the @"),
    ("\"a\"@b.co", quotes), ("'a@b.co'", quotes), ("'a@b.co", quotes), ("a@b.co`", quotes),
    ("a\"b@c.co", "'\"' is not allowed before the @"), ("a\\b@c.co", "'\\' is not allowed before the @"),
    ("a,b@c.co", "',' is not allowed before the @"), ("a;b@c.co", "';' is not allowed before the @"),
    ("a(b)@c.co", "'(' is not allowed before the @"), ("a)@c.co", "')' is not allowed before the @"),
    ("[a@c.co", "'[' is not allowed before the @"), ("a]@c.co", "']' is not allowed before the @"),
    ("a>@c.co", "'>' is not allowed before the @"),
    ("a b@c.co", blank), ("a@b c.co", blank), ("a@b.co\n", blank), ("a\t@b.co", blank), ("Silva, Ana (a@b.co)", blank),
    ("Ana Souza", "it has no @"),
    ("a\u{7F}@b.co", "it contains a control character (U+007F); delete it"),
    ("\0a@b.co", "it contains a control character (U+0000); delete it"),
    ("a@b.co; c@d.co", "the cell has 2 addresses; leave one, or give each its own row"),
    ("a@b.co,c@d.co/e@f.co", "the cell has 3 addresses; leave one, or give each its own row"),
    ("a@b.co\nc@d.co", "the cell has 2 addresses; leave one, or give each its own row"),
    ("a@b.co ::: c@d.co", "the cell has 2 addresses; leave one, or give each its own row"),
    ("a@b.co <c@d.co>", "the cell has 2 addresses; leave one, or give each its own row"),
    ("“a@b.co”", "it contains a typographic quote (“, U+201C), which no address has; delete it"),
    ("o’brien@b.co", "it contains a typographic quote (’, U+2019), which no address has; delete it"),
    ("„a@b.co", "it contains a typographic quote („, U+201E), which no address has; delete it"),
    ("a–b@c.co", "it contains '–' (U+2013), which no address has; retype it"),
    ("a＠b.co", "it contains '＠' (U+FF20), which no address has; retype it"),
    ("a@b。co", "it contains '。' (U+3002), which no address has; retype it"),
    ("a@b´.co", "it contains '´' (U+00B4), which no address has; retype it"),
    (String(repeating: "a", count: 251) + "@x.co", "it is longer than 255 characters"),
  ]

  @Test("An address that no mailbox has is refused with the reason", arguments: bad)
  func refused(_ value: (address: String, reason: String)) { #expect(problem(value.address) == value.reason) }

  private static let hidden: [UInt32] = [
    0x80, 0x9F, 0xA0, 0xAD, 0x1680, 0x180E, 0x2000, 0x2009, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2028, 0x2029,
    0x202A,
    0x202E, 0x202F, 0x205F, 0x2060, 0x2066, 0x206F, 0x3000, 0xFEFF,
  ]

  @Test("An address with an invisible character is refused with the character's number", arguments: hidden)
  func unseen(_ value: UInt32) throws {
    let character = Character(try #require(Unicode.Scalar(value)))
    let digits = String(value, radix: 16, uppercase: true)
    let number = String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    let wanted = "it contains an invisible character (U+\(number)); delete it, or retype the address"
    #expect(problem("a\(character)@x.co") == wanted)
    #expect(problem("a@x\(character).co") == wanted)
    #expect(problem("a@x.co\(character)") == wanted)
  }

  private static let visible: [UInt32] = [0xAE, 0xC0, 0x1681, 0x180F, 0x1FFF, 0x2070, 0xFEFE]

  @Test(
    "An address with a visible neighbour of those characters is accepted unless it is punctuation", arguments: visible)
  func seen(_ value: UInt32) throws {
    #expect(problem("a\(Character(try #require(Unicode.Scalar(value))))@x.co") == nil)
  }

  private static let punctuation: [UInt32] = [0xA1, 0x2010, 0x2027, 0x2030, 0x205E, 0x3001, 0xFF01]

  @Test("An address with punctuation of another script is refused with the character's number", arguments: punctuation)
  func foreign(_ value: UInt32) throws {
    let found = problem("a\(Character(try #require(Unicode.Scalar(value))))@x.co")
    let digits = String(value, radix: 16, uppercase: true)
    #expect(found?.contains("(U+\(String(repeating: "0", count: max(0, 4 - digits.count)) + digits))") == true)
  }
}
