/// The end of a row, for a report.
package struct RowEnd: Equatable, Sendable {
  package var number: Int
  /// The input line the row starts on.
  package var line: Int
  package var outcome: Outcome
  /// Where its address is in the text of the ends it came with.
  package var email: Range<Int>
}
