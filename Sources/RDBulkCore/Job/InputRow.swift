/// The position of the row read last.
package struct InputRow: Equatable, Sendable {
  /// The data row's number, from 1.
  package var number: Int
  /// The input line the row starts on.
  package var line: Int
  /// Whether it is longer than a row may be, and more of it follows.
  package var isLong: Bool

  /// `number` counts data rows, `line` input lines, both from 1.
  package init(number: Int, line: Int, isLong: Bool) {
    self.number = number
    self.line = line
    self.isLong = isLong
  }
}
