/// Where the row read last stands in the input.
package struct InputRow: Equatable, Sendable {
  /// Data rows are counted from 1.
  package var number: Int
  /// The input line on which the row begins.
  package var line: Int
  /// Whether it has more bytes than a row may have, and more of it follows.
  package var isLong: Bool

  package init(number: Int, line: Int, isLong: Bool) {
    self.number = number
    self.line = line
    self.isLong = isLong
  }
}
