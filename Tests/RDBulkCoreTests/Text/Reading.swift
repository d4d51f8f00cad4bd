import RDBulkCore

/// Everything that a reader gave of one input, comparable between the ways in which the bytes were handed in.
struct Reading: Equatable, Sendable {
  struct Row: Equatable, Sendable {
    var line: Int
    /// Where it begins in the input; 0 where nobody asks.
    var start = 0
    var fields: [String] = []
    var fault: RecordFault?
    /// The input's own bytes that belong to the row.
    var raw: [UInt8] = []
  }

  var format: InputFormat?
  var delimiter: UInt8 = 0
  var header: [String] = []
  var headerFault: RecordFault?
  var guessedEncoding: TextEncoding?
  var encodingDoubt: EncodingDoubt?
  var guessedWindows1252: Bool { guessedEncoding == .windows1252 }
  /// What stands before the first row, blank lines included.
  var preamble: [UInt8] = []
  var rows: [Row] = []
  var quoteDoubts = QuoteDoubts()
  /// Where the reader broke its promises: in how it cuts the input up, counts lines, or comes to an end.
  var broken: [String] = []
}
