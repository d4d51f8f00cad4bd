/// A malformed quote, or one that is never closed, and the rows behind it that may belong to its text.
package struct QuoteDoubt: Equatable, Sendable {
  package enum Cause: Equatable, Sendable {
    /// A quote is never closed.
    case unclosed
    /// A quote stands inside a field that was not opened with one.
    case bare
    /// Something other than a delimiter follows a closing quote.
    case textAfter
  }

  package var cause: Cause
  /// The input line on which the quote stands, from 1; of ``Cause/textAfter``, the quote that opens the field.
  package var line: Int
  /// The column that it stands in, from 1.
  package var column: Int
  /// The lines of the rows that may belong to its text; nil where there are none.
  package var lines: ClosedRange<Int>?
  /// The rows that begin on those lines, as they would be read.
  package var rows = 0

  package init(_ cause: Cause, line: Int, column: Int) {
    self.cause = cause
    self.line = line
    self.column = column
  }
}
