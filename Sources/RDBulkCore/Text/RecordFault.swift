/// Why a record can't be read as one. The row is `invalid`; reading goes on after it.
package enum RecordFault: Equatable, Sendable {
  /// A quote was opened in `column` (1-based) on `line` and not closed in time.
  case unclosedQuote(line: Int, column: Int)
  /// A quote stands inside a field that was not opened with one.
  case bareQuote(column: Int)
  /// Something other than a delimiter follows a closing quote.
  case textAfterQuote(column: Int)
  /// A NUL byte, which no text has.
  case nulByte(column: Int)
  /// Not the encoding that the file is in; of JSON Lines, `column` is 0.
  case invalidUTF8(column: Int)
  /// Longer than `limit` bytes; `quoteLine` is where a quote opens that is still open there, if one is.
  case tooLong(limit: Int, quoteLine: Int? = nil)
  /// It may belong to the text of a cell: that of `column` on `line`, where a quote is malformed or never closed.
  case doubtful(line: Int, column: Int)
  /// The JSON text is broken before the record or in it.
  case json(JSONFault)

  /// Whether the record is only the beginning of what can't be used, and more of it may follow.
  package var isOpenEnded: Bool {
    switch self {
    case .tooLong: true
    case .json(let fault): fault.endsReading
    default: false
    }
  }
}
