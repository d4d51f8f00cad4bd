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
    anyLineEnd: Bool = true, doubtful: DoubtfulRows = .skip, unclosedQuoteLine: Int? = nil,
    cells: Int? = nil, _ expected: [Want]
  ) {
    self.init(name, bytes: Array(input.utf8), delimiter: delimiter, limit: limit, anyLineEnd: anyLineEnd, expected)
    settings.doubtful = doubtful
    settings.unclosedQuoteLine = unclosedQuoteLine
    settings.cells = cells
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
