import RDBulkCore
import Testing

/// An input with the exact events, or problems, that must come of its rows.
struct MappingCase: Sendable, CustomTestStringConvertible {
  var testDescription: String
  var input: [UInt8]
  var settings: ReaderSettings
  /// The names of the columns of an input without a header.
  var columns: [String]
  var adjust: @Sendable (inout FieldSettings) -> Void
  var rows: [MappedRow]

  init(
    _ name: String, _ input: String, _ settings: ReaderSettings = ReaderSettings(), columns: [String] = [],
    adjust: @escaping @Sendable (inout FieldSettings) -> Void = { _ in }, gives rows: [MappedRow]
  ) {
    self.init(name, bytes: Array(input.utf8), settings, columns: columns, adjust: adjust, gives: rows)
  }

  init(
    _ name: String, bytes: [UInt8], _ settings: ReaderSettings = ReaderSettings(), columns: [String] = [],
    adjust: @escaping @Sendable (inout FieldSettings) -> Void = { _ in }, gives rows: [MappedRow]
  ) {
    testDescription = name
    input = bytes
    self.settings = settings
    self.columns = columns
    self.adjust = adjust
    self.rows = rows
  }
}

@Suite("Rows: events")
struct RowMapperTests {
  @Test("An event is written byte for byte from CSV", arguments: MappingCase.csv)
  func csv(_ value: MappingCase) throws { try check(value) }

  @Test("An event is written byte for byte from JSON Lines", arguments: MappingCase.json)
  func json(_ value: MappingCase) throws { try check(value) }

  private func check(_ value: MappingCase) throws {
    for piece in [nil, 1, 7] {
      #expect(try mapped(value.input, value.settings, columns: value.columns, piece: piece, value.adjust) == value.rows)
    }
  }

  @Test(
    "An event is valid JSON with the row's own values, whatever they are", arguments: 1...200 as ClosedRange<UInt64>)
  func roundTrip(_ seed: UInt64) throws {
    var numbers = SeededNumbers(seed)
    let parts = ["a", "é", "😀", "\\", "\"", "\n", "\r\n", "\t", ",", ";", "\u{1}", "\u{7F}", "\u{A0}", "mais texto"]
    let reason = "x" + (0..<numbers.below(20)).map { _ in numbers.pick(parts) }.joined() + "x"
    let quoted = reason.replacing("\"", with: "\"\"")
    let rows = try mapped(Array("email,reason\nana@x.co,\"\(quoted)\"\n".utf8), ReaderSettings(delimiter: 0x2C))
    let event = try JSONValue(parsing: Array(try #require(rows.first).text.utf8))
    #expect(event["payload"]?["reason"]?.text.map { Array($0.utf8) } == Array(reason.utf8), "seed \(seed)")
    // The same through JSON Lines.
    var line: [UInt8] = []
    JSONValue.object([.init("email", .string("ana@x.co")), .init("reason", .string(reason))]).write(to: &line)
    #expect(try mapped(line).map(\.text) == rows.map(\.text), "seed \(seed)")
  }

  @Test("Whatever the bytes, mapping never traps", arguments: 1...500 as ClosedRange<UInt64>)
  func garbage(_ seed: UInt64) throws {
    var numbers = SeededNumbers(seed)
    let body = RandomCSVTests.garbage(&numbers)
    let csv = try mapped(Array("email,reason\n".utf8) + body, ReaderSettings(format: .csv, delimiter: 0x2C))
    #expect(csv.allSatisfy { !$0.text.isEmpty }, "seed \(seed)")
    let line = Array(#"{"email":"ana@x.co","a":{"reason":"x"},"a.reason":[1,{"b":"\u00e9"}]}"#.utf8)
    let json = (0..<10).flatMap { _ in JSONValueTests.mutated(line, &numbers).filter { $0 != 0x0A } + [0x0A] }
    let rows = try mapped(json, ReaderSettings(format: .jsonLines)) { options in
      options.maps = [FieldSetting("reason", "a.reason")]
    }
    for row in rows where row.text.hasPrefix("{") {
      #expect(throws: Never.self, "seed \(seed)") { try JSONValue(parsing: Array(row.text.utf8)) }
    }
  }

  @Test("An event longer than 200,000 bytes is refused")
  func tooLong() throws {
    let overhead = MappedRow.sent(2, "", #""email":"ana@x.co","funnel_name":"default","reason":"""#).text.utf8.count
    for (length, fits) in [(200_000 - overhead, true), (200_000 - overhead + 1, false)] {
      let reason = String(repeating: "r", count: length)
      let row = try #require(try mapped(Array("email,reason\nana@x.co,\(reason)\n".utf8)).first)
      #expect(row.email == "ana@x.co")
      if fits {
        #expect(row.text.utf8.count == 200_000)
      } else {
        #expect(row.text == "FIELD_TOO_LONG: The event is longer than the 200000 bytes that the API accepts.")
      }
    }
  }
}
