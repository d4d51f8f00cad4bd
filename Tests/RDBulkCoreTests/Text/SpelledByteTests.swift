import RDBulkCore
import Testing

@Suite("Text: bytes that a server escapes") struct SpelledByteTests {
  @Test(
    "A byte is found in each form in which it may be repeated, and no other byte is",
    arguments: [
      ("A", #"\u0041"#), ("A", #"\\u0041"#), ("A", #"\x41"#), ("k", #"\u006B"#), ("/", #"\/"#), ("/", #"\\\/"#),
      ("\\", #"\\"#), ("\"", #"\""#), ("A", "%41"), ("/", "%2f"), ("/", "%2F"), ("A", "%252541"), ("%", "%25"),
      ("A", "&#65;"), ("A", "&#x41;"), ("+", "&plus;"), ("&", "&amp;"), ("=", "&#x3D;"),
    ])
  func found(_ byte: String, _ form: String) throws {
    let wanted = try #require(byte.utf8.first)
    let text = Array((form + "41;").utf8)
    let length = form.utf8.count
    #expect(SpelledByte.mayBegin(text[0]))
    #expect(SpelledByte.end(of: wanted, text.span, at: 0, text.count) == length)
    #expect(SpelledByte.end(of: wanted, text.span, at: 0, length) == length)
    #expect(SpelledByte.end(of: UInt8(ascii: "Z"), text.span, at: 0, text.count) == nil)
    for end in 1..<length { #expect(SpelledByte.end(of: wanted, text.span, at: 0, end) == nil, "\(end)") }
  }

  @Test(
    "What only looks like a form is none", arguments: [#"\"#, #"\u00"#, #"\u00g1"#, "%", "%4", "%g1", "&", "&#;", "A"])
  func broken(_ text: String) {
    let bytes = Array(text.utf8)
    #expect(SpelledByte.end(of: UInt8(ascii: "A"), bytes.span, at: 0, bytes.count) == nil)
  }

  @Test(
    "A text is found in base64 wherever in a longer one it begins, in both alphabets",
    arguments: [
      // Of "user:secret-token?~1", and of the same after one and two more letters.
      "dXNlcjpzZWNyZXQtdG9rZW4/fjE=", "YXVzZXI6c2VjcmV0LXRva2VuP34x", "YWF1c2VyOnNlY3JldC10b2tlbj9-MQ==",
    ])
  func base64(_ text: String) {
    let forms = Base64Forms.of(Array("secret-token?~1".utf8)).map { String(decoding: $0, as: UTF8.self) }
    #expect(forms.contains { text.contains($0) }, "\(forms)")
    #expect(forms.allSatisfy { $0.count >= 17 })
  }
}
