/// A malformed or unclosed quote, or another place where it is uncertain whether a record ends, and the rows after it that
/// may belong to its text.
package struct QuoteDoubt: Equatable, Sendable {
  /// What is wrong with the quote.
  package enum Cause: Equatable, Sendable {
    /// The quote is never closed.
    case unclosed
    /// A quote inside an unquoted field.
    case bare
    /// Something other than a delimiter follows a closing quote.
    case textAfter
    /// A closing quote follows a backslash, which some programs write before a quote that belongs to the text.
    case escapedQuote
    /// A line ends in a backslash, which some programs write before a line break that belongs to the text.
    case backslash
    /// A line ends differently from the header.
    case lineEnd

    /// Whether the place is a fault only if text continues after it.
    var isSuspicion: Bool {
      switch self {
      case .escapedQuote, .backslash, .lineEnd: true
      case .unclosed, .bare, .textAfter: false
      }
    }
  }

  package var cause: Cause
  /// The place's input line, from 1; for ``Cause/textAfter``, that of the quote that opens the field.
  package var line: Int
  /// Its column, from 1.
  package var column: Int
  /// The lines of the rows that may belong to its text; nil if there are none.
  package var lines: ClosedRange<Int>?
  /// The number of rows on those lines, as they would be read.
  package var rows = 0

  /// A doubt about no rows yet.
  package init(_ cause: Cause, line: Int, column: Int) {
    self.cause = cause
    self.line = line
    self.column = column
  }
}
