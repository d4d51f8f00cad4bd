import RDBulkCore
import Testing

@Suite("Text: the JSON scanner")
struct JSONScannerTests {
  private func kinds(_ text: String) throws -> [String] {
    let bytes = Array(text.utf8)
    var scanner = JSONScanner(0..<bytes.count)
    var tokens: [String] = []
    while true {
      let token = try scanner.next(bytes.span)
      tokens.append("\(token.kind) \(String(decoding: bytes[token.range], as: UTF8.self))")
      if token.kind == .end { return tokens }
    }
  }

  @Test("Each token is returned once, strings without their quotes")
  func tokens() throws {
    let expected = [
      "beginObject {", "key a", "beginArray [", "number -1e5", "string x\\n", "yes true", "no false", "null null",
      "endArray ]", "key ", "beginObject {", "endObject }", "endObject }", "end ",
    ]
    #expect(try kinds(#"{"a":[-1e5,"x\n",true,false,null],"":{}}"#) == expected)
    #expect(try kinds(#" { "a" : [ -1e5 , "x\n" , true , false , null ] , "" : { } } "#) == expected)
  }

  @Test("A string says whether it has escapes")
  func escapes() throws {
    let bytes = Array(#"["plain text", "a\tb", "\u0041"]"#.utf8)
    var scanner = JSONScanner(0..<bytes.count)
    var flags: [Bool] = []
    while true {
      let token = try scanner.next(bytes.span)
      if token.kind == .string { flags.append(token.hasEscapes) }
      if token.kind == .end { break }
    }
    #expect(flags == [false, true, true])
  }

  @Test("A skipped value is checked as well")
  func skips() throws {
    let good = Array(#"{"a":{"b":[1,{"c":2}]},"d":3}"#.utf8)
    var scanner = JSONScanner(0..<good.count)
    _ = try scanner.next(good.span)
    #expect(try scanner.next(good.span).kind == .key)
    try scanner.skipValue(good.span)
    let key = try scanner.next(good.span)
    #expect(String(decoding: good[key.range], as: UTF8.self) == "d")
    try scanner.skipValue(good.span)
    #expect(try scanner.next(good.span).kind == .endObject)
    #expect(try scanner.next(good.span).kind == .end)

    let bad = Array(#"{"a":[1,],"d":3}"#.utf8)
    scanner = JSONScanner(0..<bad.count)
    _ = try scanner.next(bad.span)
    _ = try scanner.next(bad.span)
    #expect(throws: JSONError(.unexpectedByte, at: 8)) { try scanner.skipValue(bad.span) }
  }

  private static let errors: [(String, JSONError.Reason, Int)] = [
    ("", .unexpectedEnd, 0), ("  ", .unexpectedEnd, 2), ("{", .unexpectedEnd, 1), ("[1", .unexpectedEnd, 2),
    ("{\"a", .unexpectedEnd, 3), ("{\"a\"", .unexpectedEnd, 4), ("tru", .unexpectedEnd, 3), ("-", .unexpectedEnd, 1),
    ("\"\\u12", .unexpectedEnd, 5), ("\"\\", .unexpectedEnd, 2),
    ("x", .unexpectedByte, 0), ("trux", .unexpectedByte, 3), ("[1}", .unexpectedByte, 2),
    ("{\"a\" 1}", .unexpectedByte, 5),
    ("{1", .unexpectedByte, 1), ("[1,]", .unexpectedByte, 3),
    ("\"a\nb\"", .controlInString, 2), ("\"12345678\u{1}\"", .controlInString, 9),
    ("\"a\\qb\"", .badEscape, 2), ("\"\\u12G4\"", .badEscape, 1), ("\"\\ud83d\\uZZZZ\"", .badEscape, 7),
    ("\"\\ud83d\"", .loneSurrogate, 1), ("\"ab\\ude00\"", .loneSurrogate, 3), ("\"\\ud83d\\u0041\"", .loneSurrogate, 1),
    ("01", .badNumber, 0), ("-01", .badNumber, 1), ("1.", .badNumber, 2), ("1.x", .badNumber, 2),
    ("1e+", .badNumber, 3),
    ("-a", .badNumber, 1), ("1 2", .trailingBytes, 2), ("{}x", .trailingBytes, 2),
    (String(repeating: "[", count: 129), .tooDeep, 128),
  ]

  @Test("An error says what is wrong and where", arguments: errors)
  func named(_ value: (text: String, reason: JSONError.Reason, offset: Int)) {
    #expect(throws: JSONError(value.reason, at: value.offset)) { try kinds(value.text) }
    #expect(throws: JSONError(value.reason, at: value.offset)) { try JSONValue(parsing: Array(value.text.utf8)) }
  }

  @Test("Every reason has a clause")
  func clauses() {
    let reasons: [JSONError.Reason] = [
      .unexpectedByte, .unexpectedEnd, .controlInString, .badEscape, .loneSurrogate, .badNumber, .tooDeep,
      .trailingBytes,
      .invalidUTF8,
    ]
    #expect(Set(reasons.map { JSONError($0, at: 0).text }).count == reasons.count)
    #expect(JSONError(.tooDeep, at: 0).text.english == "arrays and objects are nested more than 128 deep")
  }
}
