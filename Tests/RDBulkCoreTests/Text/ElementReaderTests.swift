import RDBulkCore
import Testing

/// A JSON text and the elements that are read from it, however its bytes come in.
struct ElementCase: Sendable, CustomTestStringConvertible {
  var name: String
  var input: String
  var limit = 1 << 20
  var rows: [Reading.Row]
  /// Whether LF may be any line end.
  var anyLineEnd = true

  var testDescription: String { name }

  init(_ name: String, _ input: String, limit: Int = 1 << 20, anyLineEnd: Bool = true, _ rows: [Reading.Row]) {
    self.name = name
    self.input = input
    self.limit = limit
    self.rows = rows
    self.anyLineEnd = anyLineEnd
  }
}

extension Reading.Row {
  /// A row without a fault.
  fileprivate static func good(_ line: Int, _ text: String) -> Reading.Row { .init(line: line, fields: [text]) }

  /// A row with a fault, whose place is `line` unless it says another.
  fileprivate static func bad(
    _ line: Int, _ text: String, _ kind: JSONFault.Kind, at place: (line: Int, column: Int)
  ) -> Reading.Row {
    .init(line: line, fields: [text], fault: .json(JSONFault(kind, line: place.line, column: place.column)))
  }
}

@Suite("Text: elements of JSON")
struct ElementReaderTests {
  private static let arrays = [
    ElementCase("an empty array", " [ ] ", []),
    ElementCase("one element", "[{}]", [.good(1, "{}")]),
    ElementCase(
      "an element a line", "[\n{\"a\":1},\n{\"b\":2}\n]\n", [.good(2, "{\"a\":1}"), .good(3, "{\"b\":2}")]),
    ElementCase(
      "elements over several lines", "[\n  {\n    \"a\": [1,\n 2]\n  },\n\n  {\"b\": {\n}}]",
      [.good(2, "{\n    \"a\": [1,\n 2]\n  }"), .good(7, "{\"b\": {\n}}")]),
    ElementCase(
      "elements on one line", "[{},{\"a\":[{}]} , {}]", [.good(1, "{}"), .good(1, "{\"a\":[{}]}"), .good(1, "{}")]),
    ElementCase(
      "commas at the beginning of lines", "[{}\n,{}\n,\n{}]", [.good(1, "{}"), .good(2, "{}"), .good(4, "{}")]),
    ElementCase(
      "structure inside texts", "[{\"a\":\"},{[\"},{\"b\":\"\\\"},\\\\\"}]",
      [.good(1, "{\"a\":\"},{[\"}"), .good(1, "{\"b\":\"\\\"},\\\\\"}")]),
    ElementCase(
      "elements that are no objects", "[1, -2.5e+3,\"a,]\",true,\nnull,[{\"email\":1}],{}]",
      [
        .good(1, "1"), .good(1, "-2.5e+3"), .good(1, "\"a,]\""), .good(1, "true"), .good(2, "null"),
        .good(2, "[{\"email\":1}]"), .good(2, "{}"),
      ]),
    ElementCase(
      "what only its own element suffers from",
      "[{\"a\":NaN},{\"a\":None,\"b\":-Infinity},{\"a\":01},{\"a\":1.},{\"a\":1,5},{\"a\":1,},{\"a\":[1,]},\n{\"a\":\"\\x\\u12\"},NaN,{}]",
      [
        .good(1, "{\"a\":NaN}"), .good(1, "{\"a\":None,\"b\":-Infinity}"), .good(1, "{\"a\":01}"),
        .good(1, "{\"a\":1.}"), .good(1, "{\"a\":1,5}"), .good(1, "{\"a\":1,}"), .good(1, "{\"a\":[1,]}"),
        .good(2, "{\"a\":\"\\x\\u12\"}"), .good(2, "NaN"), .good(2, "{}"),
      ]),
  ]

  private static let sequences = [
    ElementCase("nothing", " \n", []),
    ElementCase("one object over several lines", "{\n \"a\": 1\n}\n", [.good(1, "{\n \"a\": 1\n}")]),
    ElementCase(
      "objects one after the other", "\n{\n}\n{}{\"a\":1}\n\n  {}",
      [.good(2, "{\n}"), .good(4, "{}"), .good(4, "{\"a\":1}"), .good(6, "{}")]),
    ElementCase(
      "other values among objects", "{}null 12\n[{}]\ntrue{} 7",
      [
        .good(1, "{}"), .good(1, "null"), .good(1, "12"), .good(2, "[{}]"), .good(3, "true"), .good(3, "{}"),
        .good(3, "7"),
      ]),
  ]

  private static let smallFaults = [
    ElementCase(
      "a comma too many between elements", "[{},\n,{}]",
      [.good(1, "{}"), .bad(2, "", .missingElement, at: (2, 1)), .good(2, "{}")]),
    ElementCase(
      "a comma too many at both ends", "[,{},]",
      [.bad(1, "", .missingElement, at: (1, 2)), .good(1, "{}"), .bad(1, "", .missingElement, at: (1, 6))]),
    ElementCase(
      "commas alone", "[,,]",
      [
        .bad(1, "", .missingElement, at: (1, 2)), .bad(1, "", .missingElement, at: (1, 3)),
        .bad(1, "", .missingElement, at: (1, 4)),
      ]),
    ElementCase(
      "a comma too few", "[{}\n {\"a\":\n1},{}]",
      [.good(1, "{}"), .bad(2, "{\"a\":\n1}", .missingComma, at: (2, 2)), .good(3, "{}")]),
  ]

  /// Behind these nothing is read.
  private static let lastFaults = [
    ElementCase(
      "a second array", "[{}]\n[{}]", [.good(1, "{}"), .bad(2, "", .secondArray, at: (2, 1))]),
    ElementCase("something behind the array", "[{}],{}", [.good(1, "{}"), .bad(1, "", .afterArray, at: (1, 5))]),
    ElementCase(
      "an array that is not closed", "[{},\n{}\n",
      [
        .good(1, "{}"), .good(2, "{}"), .bad(3, "", .unclosedArray, at: (3, 1)),
      ]),
    ElementCase(
      "an array that ends behind a comma", "[{},",
      [
        .good(1, "{}"), .bad(1, "", .unclosedArray, at: (1, 5)),
      ]),
    ElementCase("an opening bracket alone", "[", [.bad(1, "", .unclosedArray, at: (1, 2))]),
    ElementCase(
      "an element that is cut off", "[{},\n{\"é\":\"b",
      [
        .good(1, "{}"), .bad(2, "{\"é\":\"b", .syntax(.unexpectedEnd), at: (2, 8)),
      ]),
    ElementCase(
      "a missing quote, with text behind it that looks like an element",
      "[{\"a\":\"x},\n{\"email\":\"b\"},{\"c\":\",{\\\"d\\\":1},\"}]",
      [.bad(1, "{\"a\":\"x},", .syntax(.controlInString), at: (1, 11))]),
    ElementCase(
      "a quote too many", "[{\"a\":\"x\"y\",\"b\":\"z\"},{}]",
      [.bad(1, "{\"a\":\"x\"", .syntax(.unexpectedByte), at: (1, 10))]),
    ElementCase(
      "a brace too many", "[{\"a\":1}},{}]", [.good(1, "{\"a\":1}"), .bad(1, "", .syntax(.unexpectedByte), at: (1, 9))]),
    ElementCase(
      "a bracket of the other kind", "[{\"a\":[1}},{}]", [.bad(1, "{\"a\":[1", .syntax(.unexpectedByte), at: (1, 9))]),
    ElementCase("single quotes", "[{'a':1},{}]", [.bad(1, "{", .syntax(.unexpectedByte), at: (1, 3))]),
    ElementCase("no quotes", "{\n  a: 1}\n{}", [.bad(1, "{\n  ", .syntax(.unexpectedByte), at: (2, 3))]),
    ElementCase("a comment", "[{},\n// x\n{}]", [.good(1, "{}"), .bad(2, "", .syntax(.unexpectedByte), at: (2, 1))]),
    ElementCase(
      "objects with commas and without an array", "{},\n{}",
      [.good(1, "{}"), .bad(1, "", .commaOutsideArray, at: (1, 3))]),
    ElementCase(
      "text behind objects", "{}\n\"a\"", [.good(1, "{}"), .bad(2, "", .syntax(.unexpectedByte), at: (2, 1))]),
    ElementCase("no JSON at all", "<html>", [.bad(1, "", .syntax(.unexpectedByte), at: (1, 1))]),
  ]

  private static let long = [
    ElementCase(
      "an element as long as the limit", "[{\"a\":12},\n{}]", limit: 8, [.good(1, "{\"a\":12}"), .good(2, "{}")]),
    ElementCase(
      "an element past the limit", "[{\"a\":123},\n{}]", limit: 8,
      [.init(line: 1, fields: ["{\"a\":123"], fault: .tooLong(limit: 8)), .good(2, "{}")]),
    ElementCase(
      "a long element with lines in it", "[{\"a\":[\n1,\n2,\n\"},{\",3]},{}]", limit: 8, anyLineEnd: false,
      [.init(line: 1, fields: ["{\"a\":[\n1"], fault: .tooLong(limit: 8)), .good(4, "{}")]),
    ElementCase(
      "a long element that is broken", "[{\"a\":12345x\"},{}]", limit: 8,
      [
        .init(line: 1, fields: ["{\"a\":123"], fault: .tooLong(limit: 8)),
        .bad(1, "", .syntax(.unexpectedByte), at: (1, 13)),
      ]),
    ElementCase(
      "a long element that is cut off", "[{\"a\":12345", limit: 8,
      [
        .init(line: 1, fields: ["{\"a\":123"], fault: .tooLong(limit: 8)),
        .bad(1, "", .syntax(.unexpectedEnd), at: (1, 12)),
      ]),
    ElementCase(
      "a long number", "[123456789,{}]", limit: 8,
      [
        .init(line: 1, fields: ["12345678"], fault: .tooLong(limit: 8)), .good(1, "{}"),
      ]),
    ElementCase(
      "a long number at the end", "123456789", limit: 8,
      [
        .init(line: 1, fields: ["12345678"], fault: .tooLong(limit: 8))
      ]),
  ]

  @Test(
    "Elements are the same in pieces of any size and with all line ends",
    arguments: arrays + sequences + smallFaults + lastFaults + long
  )
  func elements(_ value: ElementCase) {
    for lineEnd in value.anyLineEnd ? ["\n", "\r\n", "\r"] : ["\n"] {
      func swapped(_ text: String) -> String { String(text.flatMap { $0 == "\n" ? Array(lineEnd) : [$0] }) }
      let input = Array(swapped(value.input).utf8)
      for feed in Feed.all {
        let reading = feed.read(input, ReaderSettings(format: .json, limit: value.limit))
        let rows = reading.rows.map { Reading.Row(line: $0.line, fields: $0.fields, fault: $0.fault) }
        let expected = value.rows.map { Reading.Row(line: $0.line, fields: $0.fields.map(swapped), fault: $0.fault) }
        #expect(rows == expected, "\(feed), \(lineEnd.debugDescription)")
        #expect(reading.broken == [], "\(feed), \(lineEnd.debugDescription)")
      }
    }
  }

  @Test("Every text that JSON allows is read to its end", arguments: JSONText8259.all.filter(\.isValid))
  func valid(_ text: JSONText8259) {
    let input = Array("[".utf8) + text.bytes + Array(",{}]".utf8)
    for feed in Feed.all {
      let reading = feed.read(input, ReaderSettings(format: .json))
      #expect(reading.rows.map(\.fault) == [nil, nil], "\(feed)")
      #expect(reading.rows.last?.fields == ["{}"], "\(feed)")
    }
  }

  @Test("Everything after a fault that ends the reading is given back byte for byte")
  func rest() {
    let input = Array("[{},{\"a\":\"x\"y\"},{\"email\":\"b\"}\n]\n".utf8)
    for feed in Feed.all {
      let reading = feed.read(input, ReaderSettings(format: .json))
      #expect(reading.rows.count == 2, "\(feed)")
      #expect(reading.rows.last?.raw == Array(input.dropFirst(4)), "\(feed)")
    }
  }

  /// A first line, and what it is without a name, with the name `.json`, and with the name `.jsonl`.
  private static let firstLines: [(String, InputFormat, InputFormat, InputFormat)] = [
    ("{\"a\":1}\n{}", .jsonLines, .jsonLines, .jsonLines),
    ("\n  {\"a\":1} \n", .jsonLines, .jsonLines, .jsonLines),
    ("{}", .jsonLines, .jsonLines, .jsonLines),
    ("{\n}", .json, .json, .jsonLines),
    ("{\"a\":[\n1]}", .json, .json, .jsonLines),
    ("{} {}", .json, .json, .jsonLines),
    ("{\"a\":1", .jsonLines, .jsonLines, .jsonLines),
    ("{\"a\":\"b\n{}", .jsonLines, .jsonLines, .jsonLines),
    ("{a}\n{}", .jsonLines, .jsonLines, .jsonLines),
    ("[\n{}\n]", .json, .json, .json),
    ("[{},\n{}]", .json, .json, .json),
    ("[{}]", .json, .json, .jsonLines),
    ("[]", .json, .json, .jsonLines),
    ("[[1]]", .json, .json, .jsonLines),
    ("[1]\n{}", .csv, .json, .jsonLines),
    ("[Email],[Nome]\n", .csv, .json, .jsonLines),
    ("email\n", .csv, .jsonLines, .jsonLines),
    ("", .csv, .jsonLines, .jsonLines),
  ]

  @Test("JSON is told from JSON Lines and CSV by the first line and the name", arguments: firstLines)
  func format(_ input: String, _ none: InputFormat, _ json: InputFormat, _ lines: InputFormat) {
    for (promise, format) in [(nil, none), (InputFormat.json, json), (.jsonLines, lines)] {
      var settings = ReaderSettings()
      settings.promise = promise
      for feed in Feed.all {
        #expect(feed.read(Array(input.utf8), settings).format == format, "\(feed), \(promise as Any)")
      }
    }
  }
}
