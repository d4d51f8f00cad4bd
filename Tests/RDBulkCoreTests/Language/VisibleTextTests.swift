import RDBulkCore
import Testing

@Suite("Language: text for a terminal") struct VisibleTextTests {
  @Test(
    "What would act on a terminal or hide there is shown as its code, and nothing else changes",
    arguments: [
      ("plain, \"text\"; 1\n", "plain, \"text\"; 1\n"), ("ação \u{1F600}\tx\n", "ação \u{1F600}\tx\n"), ("", ""),
      ("\u{1B}]0;title\u{7}", #"\u001b]0;title\u0007"#), ("\u{1B}[2Jx\0\u{7F}", #"\u001b[2Jx\u0000\u007f"#),
      // C1: one character that begins a sequence.
      ("\u{9B}31m", #"\u009b31m"#),
      // A line of its own over the one before; the end of a line stays.
      ("a\rb\r\nc\r", "a\\u000db\r\nc\\u000d"),
      ("\u{202E}gpj\u{2066}", #"\u202egpj\u2066"#), ("a\u{200B}b\u{FEFF}", #"a\u200bb\ufeff"#),
      ("a\u{2028}b\u{2029}", #"a\u2028b\u2029"#),
      // Outside the first plane as JSON writes it.
      ("\u{E0041}", #"\udb40\udc41"#),
    ])
  func shown(_ text: String, _ shown: String) {
    #expect(VisibleText.of(text) == shown)
    let bytes = Array(text.utf8)
    #expect(VisibleText.bytes(bytes.span) == Array(shown.utf8))
  }

  @Test("Bytes that are no UTF-8 don't reach a terminal") func foreign() {
    let bytes: [UInt8] = [0x61, 0x9B, 0x32, 0x4A, 0xC3]
    #expect(String(decoding: VisibleText.bytes(bytes.span), as: UTF8.self) == "a\u{FFFD}2J\u{FFFD}")
  }
}
