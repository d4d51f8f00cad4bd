/// A malformed or unclosed quote, and the rows after it that may belong to its text.
package struct QuoteDoubt: Equatable, Sendable {
  /// What is wrong with the quote.
  package enum Cause: Equatable, Sendable {
    /// The quote is never closed.
    case unclosed
    /// A quote inside an unquoted field.
    case bare
    /// Something other than a delimiter follows a closing quote.
    case textAfter
  }

  package var cause: Cause
  /// The quote's input line, from 1; for ``Cause/textAfter``, that of the quote that opens the field.
  package var line: Int
  /// The quote's column, from 1.
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
