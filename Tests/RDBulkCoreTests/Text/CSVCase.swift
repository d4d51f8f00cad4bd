import RDBulkCore
import Testing

/// A literal input and what must be read from it, however its bytes come in.
struct CSVCase: Sendable, CustomTestStringConvertible {
  enum Want: Equatable, Sendable {
    case row(Int, [String])
    case fault(Int, RecordFault)

    /// A row that may be the text of the cell in `column` of the line `quote`.
    static func doubtful(_ line: Int, quote: Int, _ column: Int) -> Self {
      .fault(line, .doubtful(line: quote, column: column))
    }
  }

  var name: String
  var input: [UInt8]
  var settings: ReaderSettings
  var expected: [Want]
  /// Whether LF stands for any line end, in the input and in the expected values alike.
  var anyLineEnd: Bool

  var testDescription: String { name }

  init(
    _ name: String, _ input: String, delimiter: UInt8 = UInt8(ascii: ","), limit: Int = 1 << 20,
    anyLineEnd: Bool = true, doubtful: DoubtfulRows = .skip, unclosedQuoteLine: Int? = nil, _ expected: [Want]
  ) {
    self.init(name, bytes: Array(input.utf8), delimiter: delimiter, limit: limit, anyLineEnd: anyLineEnd, expected)
    settings.doubtful = doubtful
    settings.unclosedQuoteLine = unclosedQuoteLine
  }

  init(
    _ name: String, bytes: [UInt8], delimiter: UInt8 = UInt8(ascii: ","), limit: Int = 1 << 20,
    anyLineEnd: Bool = true, _ expected: [Want]
  ) {
    self.name = name
    input = bytes
    settings = ReaderSettings(format: .csv, delimiter: delimiter, encoding: .utf8, hasHeader: false, limit: limit)
    self.expected = expected
    self.anyLineEnd = anyLineEnd
  }

  /// The case with other line ends.
  func with(_ lineEnd: String) -> CSVCase {
    var copy = self
    copy.input = input.flatMap { $0 == 0x0A ? Array(lineEnd.utf8) : [$0] }
    copy.expected = expected.map { want in
      guard case .row(let line, let fields) = want else { return want }
      return .row(line, fields.map { String($0.flatMap { $0 == "\n" ? Array(lineEnd) : [$0] }) })
    }
    return copy
  }
}

extension Reading {
  var wants: [CSVCase.Want] { rows.map { row in row.fault.map { .fault(row.line, $0) } ?? .row(row.line, row.fields) } }
}

@Suite("Text: CSV records")
struct CSVReaderTests {
  @Test(
    "reads the same in all pieces and with all line ends", arguments: CSVCase.good + CSVCase.faulty + CSVCase.doubtful)
  func cases(_ value: CSVCase) {
    for lineEnd in value.anyLineEnd ? ["\n", "\r\n", "\r"] : ["\n"] {
      let value = value.with(lineEnd)
      for feed in Feed.all {
        let reading = feed.read(value.input, value.settings)
        #expect(reading.wants == value.expected, "\(feed), \(lineEnd.debugDescription)")
        #expect(reading.broken == [], "\(feed), \(lineEnd.debugDescription)")
      }
    }
  }

  @Test("gives each row its own bytes back, over-long ones too", arguments: [1, 4, 5, 9, 10, 11, 12, 100])
  func raw(_ limit: Int) {
    let lines = ["a,b\r\n", "\"x\r\ny\",2\r\n", "çãéõ,ñ\r", "long,long,long,long\n", "\"oops,1\n", "last,\"x\" "]
    let settings = ReaderSettings(format: .csv, encoding: .utf8, hasHeader: false, limit: limit)
    let input = Array(lines.joined().utf8)
    let whole = Feed.all[0].read(input, settings)
    #expect(whole.rows.flatMap(\.raw) == input)
    if limit >= 25 { #expect(whole.rows.map(\.raw) == lines.map { Array($0.utf8) }) }
    for feed in Feed.all {
      let reading = feed.read(input, settings)
      #expect(reading == whole, "\(feed)")
      #expect(reading.broken == [])
    }
  }
}
