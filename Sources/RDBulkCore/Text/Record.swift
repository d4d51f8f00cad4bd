/// A record as it lies in the window of bytes that was handed to the reader.
package struct Record: Sendable {
  /// The input line on which the record begins, from 1.
  package var line = 1
  /// The record's first byte in the window.
  package var start = 0
  /// Behind its last byte, line end not included.
  package var end = 0
  /// Behind its line end: where the next record begins.
  package var next = 0
  /// The fields of a CSV record; empty for JSON Lines and for a record with a fault.
  package internal(set) var fields = CSVFields()
  /// Whether a byte of 0x80 or more may stand in it.
  package var hasNonASCII = false
  package var fault: RecordFault?
  /// Whether it is over-long, and the rest of it is skipped after it; known of CSV only.
  package internal(set) var isLong = false

  package init() {}

  /// The record's bytes without the line end.
  package var range: Range<Int> { start..<end }

}
