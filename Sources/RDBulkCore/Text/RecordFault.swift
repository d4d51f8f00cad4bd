/// Why a record is unreadable. The row is `invalid`; reading continues after it.
package enum RecordFault: Equatable, Sendable {
  /// A quote opened in `column` (from 1) on `line` and wasn't closed in time.
  case unclosedQuote(line: Int, column: Int)
  /// A quote inside an unquoted field.
  case bareQuote(column: Int)
  /// Something other than a delimiter follows a closing quote.
  case textAfterQuote(column: Int)
  /// A closing quote follows a backslash, and the text seems to continue.
  case escapedQuote(column: Int)
  /// The line ends in a backslash, and the text seems to continue.
  case backslash(column: Int)
  /// The line ends differently from the header, and the text seems to continue.
  case strayLineEnd(column: Int)
  /// A NUL byte, which doesn't occur in text.
  case nulByte(column: Int)
  /// Not in the file's encoding; for JSON Lines, `column` is 0.
  case invalidUTF8(column: Int)
  /// Longer than `limit` bytes; `quoteLine` is the line of a quote that is still open there, if any.
  case tooLong(limit: Int, quoteLine: Int? = nil)
  /// It may belong to the text of the cell in `column` on `line`, where a quote is malformed or never closed.
  case doubtful(line: Int, column: Int)
  /// The JSON text is broken before the record or in it.
  case json(JSONFault)

  /// Whether the record is only the start of something unusable, and more of it may follow.
  package var isOpenEnded: Bool {
    switch self {
    case .tooLong: true
    case .json(let fault): fault.endsReading
    default: false
    }
  }
}
