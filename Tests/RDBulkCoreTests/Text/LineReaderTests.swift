import RDBulkCore
import Testing

@Suite("Text: lines of JSON")
struct LineReaderTests {
  private static let cases = [
    LineCase("two lines", "{\"a\":1}\n{}\n", [.init(line: 1, fields: ["{\"a\":1}"]), .init(line: 2, fields: ["{}"])]),
    LineCase("last line without an end", "{\n}", [.init(line: 1, fields: ["{"]), .init(line: 2, fields: ["}"])]),
    LineCase("blank lines", "\n \t\n1\n\n\n2\n \n", [.init(line: 3, fields: ["1"]), .init(line: 6, fields: ["2"])]),
    LineCase("nothing", "", []),
    LineCase("only blank lines", "\n\n  ", []),
    LineCase("quotes mean nothing", "\"a\nb\"\n", [.init(line: 1, fields: ["\"a"]), .init(line: 2, fields: ["b\""])]),
    LineCase("blanks stay", " {} \n", [.init(line: 1, fields: [" {} "])]),
    LineCase(
      "as long as the limit", "12345678\n1\n", [.init(line: 1, fields: ["12345678"]), .init(line: 2, fields: ["1"])]),
    LineCase(
      "past the limit", "123456789\n1\n\n1234567890",
      [
        .init(line: 1, fields: ["12345678"], fault: .tooLong(limit: 8)), .init(line: 2, fields: ["1"]),
        .init(line: 4, fields: ["12345678"], fault: .tooLong(limit: 8)),
      ]),
    LineCase(
      "past the limit in the middle of a letter", "1234567é\n1\n",
      [
        .init(line: 1, fields: ["1234567"], fault: .tooLong(limit: 8)), .init(line: 2, fields: ["1"]),
      ]),
    LineCase(
      "blanks past the limit", "\n           \n1\n",
      [
        .init(line: 2, fields: ["        "], fault: .tooLong(limit: 8)), .init(line: 3, fields: ["1"]),
      ]),
  ]

  @Test("Lines are the same in pieces of any size and with all line ends", arguments: cases)
  func lines(_ value: LineCase) {
    for lineEnd in ["\n", "\r\n", "\r"] {
      let input = Array(value.input.utf8).flatMap { $0 == 0x0A ? Array(lineEnd.utf8) : [$0] }
      for feed in Feed.all {
        let reading = feed.read(input, ReaderSettings(format: .jsonLines, limit: 8))
        let rows = reading.rows.map { Reading.Row(line: $0.line, fields: $0.fields, fault: $0.fault) }
        #expect(rows == value.expected, "\(feed), \(lineEnd.debugDescription)")
        #expect(reading.broken == [], "\(feed), \(lineEnd.debugDescription)")
      }
    }
  }

  /// Lines are checked many at a time: what is wrong with one must never be another's fault.
  private static let texts: [[UInt8]] = [
    Array("{}".utf8), Array("\"\u{E9}\"".utf8), Array("\"—😕\"".utf8), [0x22, 0xE9, 0x22], [0xC3], [0x22, 0xE2, 0x80],
    [0xF0, 0x9F, 0x98], [0x80, 0x22], Array(repeating: 0x31, count: 70),
    Array(repeating: 0x31, count: 31) + [0xC3, 0xA9], Array(repeating: 0x31, count: 31) + [0xC3],
  ]

  @Test("Each line that isn't UTF-8 is refused by itself", arguments: UInt64(0)..<20)
  func broken(_ seed: UInt64) {
    var random = SeededRandom(seed: seed)
    let lines = [Self.texts[0]] + (0..<40).map { _ in Self.texts.randomElement(using: &random) ?? [] }
    let expected = lines.map { line -> RecordFault? in
      if line.count > 64 { return .tooLong(limit: 64) }
      return String(validating: line, as: UTF8.self) == nil ? .invalidUTF8(column: 0) : nil
    }
    for feed in Feed.all {
      let reading = feed.read(Array(lines.joined(separator: [0x0A])), ReaderSettings(limit: 64))
      #expect(reading.format == .jsonLines)
      #expect(reading.rows.map(\.fault) == expected, "\(feed), seed \(seed)")
      #expect(reading.broken == [], "\(feed), seed \(seed)")
      #expect(!reading.guessedWindows1252)
    }
  }
}
