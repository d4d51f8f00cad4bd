/// The end of a row, for whoever reports on it.
package struct RowEnd: Equatable, Sendable {
  package var number: Int
  /// The input line on which the row begins.
  package var line: Int
  package var outcome: Outcome
  /// Where its address stands in the text of the ends it came with.
  package var email: Range<Int>
}
