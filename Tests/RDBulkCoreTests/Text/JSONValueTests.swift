import RDBulkCore
import Testing

@Suite("Text: JSON values")
struct JSONValueTests {
  private static let values: [(String, JSONValue)] = [
    ("null", .null), ("true", .bool(true)), ("false", .bool(false)), ("-1.50e+07", .number("-1.50e+07")),
    ("\"a\\u00e9\\ud83d\\ude00\\/\\n\\\"\"", .string("aé😀/\n\"")),
    ("[1,[],[\"x\"]]", .array([.number("1"), .array([]), .array([.string("x")])])),
    ("{}", .object([])),
    (
      "{\"b\":1,\"a\":{\"c\":[null]}}",
      .object([.init("b", .number("1")), .init("a", .object([.init("c", .array([.null]))]))])
    ),
    // Of duplicate keys the last one counts, in the first one's place; an escape is the letter it stands for.
    ("{\"a\":1,\"b\":2,\"\\u0061\":3}", .object([.init("a", .number("3")), .init("b", .number("2"))])),
    ("{\"a\":{\"x\":1},\"a\":{\"y\":2}}", .object([.init("a", .object([.init("y", .number("2"))]))])),
  ]

  @Test("A value is parsed as written", arguments: values)
  func read(_ value: (String, JSONValue)) throws {
    #expect(try JSONValue(parsing: Array(value.0.utf8)) == value.1)
  }

  @Test("Keys that only look the same are different")
  func keys() throws {
    let value = try JSONValue(parsing: Array("{\"\u{E9}\":1,\"e\u{301}\":2}".utf8))
    guard case .object(let members) = value else {
      Issue.record("\(value)")
      return
    }
    #expect(members.map(\.value) == [.number("1"), .number("2")])
    #expect(value["\u{E9}"] == .number("1"))
    #expect(value["e\u{301}"] == .number("2"))
    #expect(value["e"] == nil)
  }

  @Test("A value gives its content, or nil for another type")
  func parts() throws {
    let value = try JSONValue(
      parsing: Array("{\"s\":\"t\",\"n\":12,\"f\":1.0,\"big\":99999999999999999999,\"a\":[1]}".utf8))
    #expect(value["s"]?.text == "t")
    #expect(value["n"]?.text == nil)
    #expect(value["n"]?.integer == 12)
    #expect(value["f"]?.integer == nil)
    #expect(value["big"]?.integer == nil)
    #expect(value["s"]?.integer == nil)
    #expect(value["a"]?.elements == [.number("1")])
    #expect(value["s"]?.elements == nil)
    #expect(value["none"] == nil)
    #expect(JSONValue.array([])["s"] == nil)
  }

  @Test("A value is written compactly with the necessary escapes")
  func write() {
    let value = JSONValue.object([
      .init("a\"b", .array([.null, .bool(true), .bool(false), .number("1.0")])),
      .init("", .string("\u{8}\u{C}\n\r\t\\/\u{0}\u{1F}\u{7F}é😀\u{2028}")), .init("o", .object([])),
    ])
    var output = Array("x".utf8)
    value.write(to: &output)
    #expect(
      String(decoding: output, as: UTF8.self)
        == #"x{"a\"b":[null,true,false,1.0],"":"\b\f\n\r\t\\/\u0000\u001f"# + "\u{7F}é😀\u{2028}" + #"","o":{}}"#)
  }

  @Test("A written value parses to the same value", arguments: 1...300 as ClosedRange<UInt64>)
  func roundTrip(_ seed: UInt64) throws {
    var numbers = SeededNumbers(seed)
    let value = Self.random(&numbers, depth: 4)
    var compact: [UInt8] = []
    value.write(to: &compact)
    #expect(try JSONValue(parsing: compact) == value, "seed \(seed)")
    let spaced = Self.spaced(compact, &numbers)
    #expect(try JSONValue(parsing: spaced) == value, "seed \(seed): \(String(decoding: spaced, as: UTF8.self))")
    // Whatever the bytes become, they are read or refused, and what is read can be written.
    for _ in 0..<10 {
      let mutated = Self.mutated(spaced, &numbers)
      guard let other = try? JSONValue(parsing: mutated) else { continue }
      var written: [UInt8] = []
      other.write(to: &written)
      #expect(try JSONValue(parsing: written) == other, "seed \(seed): \(String(decoding: mutated, as: UTF8.self))")
    }
  }

  static func random(_ numbers: inout SeededNumbers, depth: Int) -> JSONValue {
    let parts = ["a", "é", "😀", "\"", "\\", "\n", "\u{0}", "\u{1F}", " ", "plain text", "\u{2028}", "/", "\\u0041"]
    func text(_ numbers: inout SeededNumbers) -> String {
      (0..<numbers.below(5)).map { _ in numbers.pick(parts) }.joined()
    }
    switch numbers.below(depth > 0 ? 8 : 5) {
    case 0: return .null
    case 1: return .bool(numbers.chance(2))
    case 2: return .number(numbers.pick(["0", "-0", "12", "-3.25", "1e9", "6.02E+23", "99999999999999999999"]))
    case 3, 4: return .string(text(&numbers))
    case 5, 6: return .array((0..<numbers.below(4)).map { _ in random(&numbers, depth: depth - 1) })
    default:
      var members: [JSONValue.Member] = []
      for index in 0..<numbers.below(4) {
        members.append(.init("\(index)" + text(&numbers), random(&numbers, depth: depth - 1)))
      }
      return .object(members)
    }
  }

  /// White space around the structural bytes outside strings, and letters as escapes inside.
  private static func spaced(_ text: [UInt8], _ numbers: inout SeededNumbers) -> [UInt8] {
    var output: [UInt8] = []
    var inString = false
    var isEscaped = false
    for byte in text {
      if inString, !isEscaped, byte == UInt8(ascii: "a"), numbers.chance(2) {
        output += Array("\\u0061".utf8)
        continue
      }
      let isStructure = !inString && [0x7B, 0x7D, 0x5B, 0x5D, 0x3A, 0x2C].contains(byte)
      if isStructure { output += (0..<numbers.below(3)).map { _ in numbers.pick([0x20, 0x09, 0x0A, 0x0D]) } }
      output.append(byte)
      if isStructure { output += (0..<numbers.below(3)).map { _ in numbers.pick([0x20, 0x09, 0x0A, 0x0D]) } }
      if byte == 0x22, !isEscaped { inString.toggle() }
      isEscaped = inString && byte == 0x5C && !isEscaped
    }
    return output
  }

  static func mutated(_ text: [UInt8], _ numbers: inout SeededNumbers) -> [UInt8] {
    var text = text
    let telling = Array("\"\\{}[],:u0d8 e.-".utf8) + [0xC3, 0xED, 0x00]
    for _ in 0...numbers.below(3) where !text.isEmpty {
      let place = numbers.below(text.count)
      switch numbers.below(4) {
      case 0: text.remove(at: place)
      case 1: text.insert(numbers.pick(telling), at: place)
      case 2: text[place] = numbers.pick(telling)
      default: text.removeSubrange(place...)
      }
    }
    return text
  }
}
