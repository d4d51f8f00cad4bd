import RDBulkCore
import Testing

/// A file's beginning and what is told from it.
struct FirstLineCase: Sendable, CustomTestStringConvertible {
  var testDescription: String
  var input: String
  var settings = ReaderSettings()
  var format = InputFormat.csv
  var delimiter: Character = ","
  var header: [String] = []
  var fault: RecordFault?
  var rows: [Reading.Row] = []
}

@Suite("Text: a file's first line")
struct FirstLineTests {
  private static let cases = [
    FirstLineCase(testDescription: "nothing", input: ""),
    FirstLineCase(testDescription: "blank lines only", input: "\n \n\n"),
    FirstLineCase(
      testDescription: "commas", input: "a,b\n1,2", header: ["a", "b"], rows: [.init(line: 2, fields: ["1", "2"])]),
    FirstLineCase(
      testDescription: "semicolons", input: "a;b\n1;2", delimiter: ";", header: ["a", "b"],
      rows: [.init(line: 2, fields: ["1", "2"])]),
    FirstLineCase(
      testDescription: "tabs", input: "a\tb\n1\t2", delimiter: "\t", header: ["a", "b"],
      rows: [.init(line: 2, fields: ["1", "2"])]),
    FirstLineCase(
      testDescription: "bars", input: "a|b\n1|2", delimiter: "|", header: ["a", "b"],
      rows: [.init(line: 2, fields: ["1", "2"])]),
    FirstLineCase(
      testDescription: "one column", input: "email\na@b.co", header: ["email"],
      rows: [.init(line: 2, fields: ["a@b.co"])]),
    FirstLineCase(
      testDescription: "names in quotes", input: "\"a,b,c\";\"d\"\n", delimiter: ";", header: ["a,b,c", "d"]),
    FirstLineCase(
      testDescription: "a line break in a name", input: "\"a,\nb\"\"\";d\n1;2", delimiter: ";",
      header: ["a,\nb\"", "d"], rows: [.init(line: 3, fields: ["1", "2"])]),
    FirstLineCase(
      testDescription: "a comma in a sentence", input: "E-mail;Motivo, se houver\n", delimiter: ";",
      header: ["E-mail", "Motivo, se houver"]),
    FirstLineCase(
      testDescription: "commas with blanks", input: "email, reason\n1, 2", header: ["email", "reason"],
      rows: [.init(line: 2, fields: ["1", " 2"])]),
    FirstLineCase(
      testDescription: "blanks around names", input: "\u{A0}a \t;\" b \"\n", delimiter: ";", header: ["a", "b"]),
    FirstLineCase(
      testDescription: "rows have other marks than the header", input: "a;b\n1,2,3,4;5", delimiter: ";",
      header: ["a", "b"], rows: [.init(line: 2, fields: ["1,2,3,4", "5"])]),
    FirstLineCase(
      testDescription: "the delimiter is named", input: "a;b,c\n", settings: ReaderSettings(delimiter: 0x2C),
      header: ["a;b", "c"]),
    FirstLineCase(
      testDescription: "blank lines before the header", input: "\n \n\na;b\n1;2", delimiter: ";", header: ["a", "b"],
      rows: [.init(line: 5, fields: ["1", "2"])]),
    FirstLineCase(
      testDescription: "Excel's line", input: "sep=|\na|b;c;d\n1|2", delimiter: "|", header: ["a", "b;c;d"],
      rows: [.init(line: 3, fields: ["1", "2"])]),
    FirstLineCase(
      testDescription: "Excel's line after blank lines", input: "\n\nSEP=;\n\na,b,c;d\n1;2", delimiter: ";",
      header: ["a,b,c", "d"], rows: [.init(line: 6, fields: ["1", "2"])]),
    FirstLineCase(
      testDescription: "Excel's line with a tab", input: "sep=\t\na,b\tc\n", delimiter: "\t", header: ["a,b", "c"]),
    FirstLineCase(
      testDescription: "Excel's line with a mark of one's own", input: "sep=^\na^b\n", delimiter: "^",
      header: ["a", "b"]),
    FirstLineCase(
      testDescription: "Excel's line in quotes", input: "\"sep=;\"\na,b;c\n", delimiter: ";", header: ["a,b", "c"]),
    FirstLineCase(
      testDescription: "Excel's line with its sign in quotes", input: " Sep = \";\" \na,b;c\n", delimiter: ";",
      header: ["a,b", "c"]),
    FirstLineCase(
      testDescription: "Excel's line with empty cells behind it", input: "SEP=;,,,\na,b;c\n1;2\n", delimiter: ";",
      header: ["a,b", "c"], rows: [.init(line: 3, fields: ["1", "2"])]),
    FirstLineCase(
      testDescription: "Excel's line with any sign", input: "\"sep=~\"\na,b~c\n", delimiter: "~", header: ["a,b", "c"]),
    FirstLineCase(
      testDescription: "names that begin like Excel's line", input: "sep=;nome\n1;2\n", delimiter: ";",
      header: ["sep=", "nome"], rows: [.init(line: 2, fields: ["1", "2"])]),
    FirstLineCase(
      testDescription: "a first row of empty cells", input: ";;\n;\"\";\na;b;c\n1;2;3\n", delimiter: ";",
      header: ["a", "b", "c"], rows: [.init(line: 4, fields: ["1", "2", "3"])]),
    FirstLineCase(
      testDescription: "a header further down", input: "Title, \"of a\n\nreport,,,\na;b\n1;2\n",
      settings: {
        var settings = ReaderSettings(format: .csv)
        settings.headerLine = 4
        return settings
      }(), delimiter: ";", header: ["a", "b"], rows: [.init(line: 5, fields: ["1", "2"])]),
    FirstLineCase(
      testDescription: "blank lines where the header was said to be", input: "x\n\n\na,b\n",
      settings: {
        var settings = ReaderSettings(format: .csv)
        settings.headerLine = 2
        return settings
      }(), header: ["a", "b"]),
    FirstLineCase(
      testDescription: "a header behind the input's end", input: "a,b\n1,2",
      settings: {
        var settings = ReaderSettings(format: .csv)
        settings.headerLine = 7
        return settings
      }()),
    FirstLineCase(testDescription: "Excel's line alone", input: "sep=;", delimiter: ";"),
    FirstLineCase(
      testDescription: "Excel's line and a named delimiter", input: "sep=;\na,b\n",
      settings: ReaderSettings(delimiter: 0x2C), header: ["a", "b"]),
    FirstLineCase(
      testDescription: "a name that is no line of Excel's", input: "sep=x\n1", header: ["sep=x"],
      rows: [.init(line: 2, fields: ["1"])]),
    FirstLineCase(
      testDescription: "no header", input: "a;b\n", settings: ReaderSettings(hasHeader: false), delimiter: ";",
      rows: [.init(line: 1, fields: ["a", "b"])]),
    FirstLineCase(
      testDescription: "no header after blank lines", input: "\n\na;b\n", settings: ReaderSettings(hasHeader: false),
      delimiter: ";", rows: [.init(line: 3, fields: ["a", "b"])]),
    FirstLineCase(
      testDescription: "an unclosed quote in the header", input: "a,\"b\n1,2\n",
      fault: .unclosedQuote(line: 1, column: 2), rows: [.init(line: 2)]),
    FirstLineCase(
      testDescription: "a stray quote in the header's text", input: "a;5\" b;c\n1;2;3\n", delimiter: ";",
      fault: .bareQuote(column: 2), rows: [.init(line: 2, fields: ["1", "2", "3"])]),
    FirstLineCase(
      testDescription: "a header past the limit", input: "abcdefg,h\n1\n", settings: ReaderSettings(limit: 5),
      fault: .tooLong(limit: 5), rows: [.init(line: 2, fields: ["1"])]),
    FirstLineCase(
      testDescription: "blanks past the limit", input: "    \n{}\n", settings: ReaderSettings(limit: 3),
      fault: .tooLong(limit: 3), rows: [.init(line: 2, fields: ["{}"])]),
    FirstLineCase(
      testDescription: "an object behind blanks past the limit", input: "    {}\n1\n",
      settings: ReaderSettings(limit: 3),
      fault: .tooLong(limit: 3), rows: [.init(line: 2, fields: ["1"])]),
    FirstLineCase(
      testDescription: "an object as the last byte within the limit", input: "\n   {}\n",
      settings: ReaderSettings(limit: 3),
      format: .jsonLines, rows: [.init(line: 2, fields: ["   "])]),
    FirstLineCase(
      testDescription: "an object", input: "{\"a,b\":1}\n", format: .jsonLines,
      rows: [.init(line: 1, fields: ["{\"a,b\":1}"])]),
    FirstLineCase(
      testDescription: "an object after blanks", input: "\n\n  {}\n{}", format: .jsonLines,
      rows: [.init(line: 3, fields: ["  {}"]), .init(line: 4, fields: ["{}"])]),
    FirstLineCase(
      testDescription: "the format is named", input: "[1]\n", settings: ReaderSettings(format: .jsonLines),
      format: .jsonLines, rows: [.init(line: 1, fields: ["[1]"])]),
    FirstLineCase(
      testDescription: "an object that is a CSV header", input: "{a},b\n", settings: ReaderSettings(format: .csv),
      header: ["{a}", "b"]),
  ]

  @Test(
    "The first line settles format, delimiter and names in pieces of any size and with all line ends", arguments: cases)
  func settles(_ value: FirstLineCase) throws {
    for lineEnd in ["\n", "\r\n", "\r"] {
      func swapped(_ text: String) -> String { String(text.flatMap { $0 == "\n" ? Array(lineEnd) : [$0] }) }
      for feed in Feed.all {
        let reading = feed.read(Array(swapped(value.input).utf8), value.settings)
        let place: Comment = "\(feed), \(lineEnd.debugDescription)"
        #expect(reading.broken == [], place)
        #expect(reading.format == value.format, place)
        if value.format == .csv { #expect(reading.delimiter == (try #require(value.delimiter.asciiValue)), place) }
        #expect(reading.header == value.header.map(swapped), place)
        #expect(reading.headerFault == value.fault, place)
        #expect(reading.rows.map { Reading.Row(line: $0.line, fields: $0.fields) } == value.rows, place)
        #expect(reading.preamble + reading.rows.flatMap(\.raw) == Array(swapped(value.input).utf8), place)
      }
    }
  }

  @Test("Blank lines before the first one aren't kept in memory")
  func blankLines() {
    var reader = RecordReader(ReaderSettings())
    let input = Array("\n \r\n\n".utf8)
    #expect(reader.next(input.span, from: 0, to: input.count, final: false) == .needMore)
    #expect(reader.next == input.count)
  }
}
