import RDBulkCore
import Testing

/// Texts that RFC 8259 allows (`y_`) and forbids (`n_`), named in the manner of the JSON Parsing Test Suite.
struct JSONText8259: Sendable, CustomTestStringConvertible {
  var name: String
  var bytes: [UInt8]
  var isValid: Bool { name.hasPrefix("y_") }
  var testDescription: String { name }

  init(_ name: String, _ text: String) { self.init(name, Array(text.utf8)) }

  init(_ name: String, _ bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }
}

@Suite("Text: JSON conformance")
struct JSONAcceptanceTests {
  @Test("A text is accepted or refused as RFC 8259 requires", arguments: JSONText8259.all)
  func follows(_ text: JSONText8259) throws {
    let value = try? JSONValue(parsing: text.bytes)
    #expect((value != nil) == text.isValid)
    // The same text in the middle of other bytes: nothing outside the range counts.
    let framed = [0x5B, 0x22] + text.bytes + [0x5D, 0x22, 0x31]
    let again = try? JSONValue(parsing: framed.span, 2..<2 + text.bytes.count)
    #expect(again == value)
    guard let value else { return }
    var written: [UInt8] = []
    value.write(to: &written)
    #expect(try JSONValue(parsing: written) == value)
  }

  /// Texts whose last byte closes them: no beginning of theirs is a whole text.
  private static let closed = JSONText8259.all.filter { $0.isValid && "]}\"".utf8.contains($0.bytes.last ?? 0) }

  @Test("Every truncated text is refused", arguments: closed)
  func truncated(_ text: JSONText8259) {
    for length in 0..<text.bytes.count {
      #expect(throws: JSONError.self) { try JSONValue(parsing: Array(text.bytes[..<length])) }
    }
  }

  @Test("There are enough cases, each with its own name")
  func count() {
    #expect(JSONText8259.all.count >= 120)
    #expect(Set(JSONText8259.all.map(\.name)).count == JSONText8259.all.count)
    #expect(JSONText8259.all.allSatisfy { $0.name.hasPrefix("y_") || $0.name.hasPrefix("n_") })
  }
}
