/// What other modules need to know of the record at hand.
package struct RecordInfo: Equatable, Sendable {
  /// Data rows are counted from 1.
  package var row = 0
  /// The input line on which it begins.
  package var line = 1
  /// Its bytes in the window, line end not included.
  package var start = 0
  package var end = 0
  /// Whether it is over-long or broken, and more of it follows.
  package var isLong = false
  /// Whether the input was found to be Windows-1252.
  package var guessedWindows1252 = false

  package init() {}

  /// What stands in `record`, which is inout so that it is not copied.
  @inline(__always)
  mutating func take(_ record: inout Record) {
    line = record.line
    start = record.start
    end = record.end
    isLong = record.isLong || record.fault?.isOpenEnded == true
  }
}
