import RDBulkCore
import Testing

/// A file, and what the check says of its quotes.
struct QuoteDoubtCase: Sendable, CustomTestStringConvertible {
  var testDescription: String
  var input: String
  var limit = 1 << 20
  var doubtful = DoubtfulRows.skip
  /// The message; nil where nothing is in doubt.
  var says: String?
  /// The rows in doubt.
  var rows = 0
  var unclosedLine: Int?

  static let all = [
    Self(
      testDescription: "a quote that is never closed", input: "a,b\n1,\"x\nv@example.com,2\nend",
      says: "The quote that opens in column 2 on line 2 is never closed; lines 3 to 4 may belong to its text.", rows: 2,
      unclosedLine: 2),
    Self(
      testDescription: "a quote that is never closed on the last line", input: "a,b\n1,\"x",
      says:
        "The quote that opens in column 2 on line 2 is never closed; its row, and possibly everything up to the end "
        + "of the file, is incomplete.", unclosedLine: 2),
    Self(
      testDescription: "a quote that is never closed in more than a row may have", input: "a,b\n1,\"12345678\nv,2\nw,3",
      limit: 8,
      says:
        "The quote that opens in column 2 on line 2 is never closed; its row, and possibly everything up to the end "
        + "of the file, is incomplete.", unclosedLine: 2),
    Self(
      testDescription: "text after a closing quote", input: "a,b\n1,\"x\"y\nv,2\n1,\"x\"\nw,3\n",
      says: "Column 2 on line 2 has text after its closing quote; lines 3 to 4 may belong to its text.", rows: 2),
    Self(
      testDescription: "a quote that may begin a phrase", input: "a,b\n1,x \"y\nv,2\nw\" z,3\nw,3",
      says: "Column 2 on line 2 has a quote in the middle of unquoted text; lines 3 to 4 may belong to its text.",
      rows: 2),
    Self(
      testDescription: "two places", input: "a,b\n1,\"x \"y\"\nv,2\nw\"\n1,\"x \"y\"\nv,2\nw\"\nw,3",
      says: "Column 2 on line 2 has text after its closing quote; lines 3 to 4 may belong to its text. There is 1 more "
        + "place like it.", rows: 4),
    Self(
      testDescription: "malformed quotes that leave nothing in doubt",
      input: "a,b\n1,TV 42\" LED\n2,\"o \"Zé\" Sá\"\n3,o \"Zé\" Sá\n4,x"),
    Self(
      testDescription: "lines in doubt that are to be sent", input: "a,b\n1,\"x\nv@example.com,2\n", doubtful: .send),
    Self(testDescription: "well-formed quotes", input: "a,b\n\"1\n2\",\"x\"\"y\"\n=\"1\",\"\"\n"),
  ]
}

@Suite("Check: quotes")
struct QuoteDoubtTests {
  @Test("A place where quotes leave rows in doubt is reported, however the bytes arrive", arguments: QuoteDoubtCase.all)
  func doubts(_ value: QuoteDoubtCase) {
    var settings = ReaderSettings(format: .csv, limit: value.limit)
    settings.doubtful = value.doubtful
    for lineEnd in ["\n", "\r\n", "\r"] {
      let input = Array(
        value.input.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: lineEnd).utf8)
      for feed in Feed.all {
        let doubts = feed.read(input, settings).quoteDoubts
        let place: Comment = "\(feed), \(lineEnd.debugDescription)"
        #expect(doubts.failure?.message.english == value.says, place)
        #expect(doubts.rows == value.rows, place)
        #expect(doubts.unclosedLine == value.unclosedLine, place)
      }
    }
  }

  /// Cells that are written so often that a file with one of them must not be stopped.
  private static let common = [
    #""12" tubo""#, #"5" tubo"#, #""x" y"#, #"TV 42""#, #"Zé "Baixinho" Silva"#, #""disse "sim" ontem""#,
    #""disse "sim"""#, "\"\"Sim\" disse ele\"", #"C:\Vendas\"#, #""C:\Vendas\""#, #"\N"#, #""a ""b"" c""#, #"="00123""#,
    "\"um\n\ndois\"", #""preço; alto""#, "\"\"", "'", #""Rua "A", 5""#,
  ]

  @Test("A file with a common oddity among its quotes and backslashes is not stopped", arguments: common)
  func fine(_ cell: String) {
    for lineEnd in ["\n", "\r\n"] {
      for (header, form) in [("email;motivo;dono", "@;#;p@e.org"), ("dono;email;motivo", "Paula;@;#")] {
        var lines = [header]
        for row in 0..<12 {
          let text = [4, 8].contains(row) ? cell : row == 10 ? "\"preço; alto\"" : row == 2 ? "" : "caro"
          lines.append(
            form.replacing("@", with: "c\(row)@example.com").replacing("#", with: text).replacing("\n", with: lineEnd))
        }
        let input = Array((lines.joined(separator: lineEnd) + lineEnd).utf8)
        let reading = Feed.all[0].read(input, ReaderSettings(format: .csv))
        #expect(reading.quoteDoubts.failure == nil, "\(header) \(lineEnd.debugDescription)")
        let lost = reading.rows.filter { $0.fault != nil }.count
        #expect(lost <= 2, "\(header) \(lineEnd.debugDescription)")
        #expect(Feed.all[1].read(input, ReaderSettings(format: .csv)) == reading)
      }
    }
  }

  @Test("A doubt about a file names the flag that settles it, and nothing is sent")
  func flag() throws {
    var doubts = QuoteDoubts()
    #expect(doubts.failure == nil)
    let reading = Feed.all[0].read(Array("a\n\"x".utf8), ReaderSettings(format: .csv))
    doubts = reading.quoteDoubts
    let failure = try #require(doubts.failure)
    #expect(failure.exitCode == 2)
    #expect(failure.hint?.english.contains("--doubtful skip") == true)
    #expect(failure.hint?.english.contains("--doubtful send") == true)
  }
}
