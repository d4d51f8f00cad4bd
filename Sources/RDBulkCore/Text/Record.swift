/// A record, as it lies in the window of bytes passed to the reader.
package struct Record: Sendable {
  /// The input line the record starts on, from 1.
  package var line = 1
  /// The record's first byte in the window.
  package var start = 0
  /// The offset after its last byte, line end excluded.
  package var end = 0
  /// The offset after its line end, where the next record starts.
  package var next = 0
  /// The fields of a CSV record; empty for JSON Lines and for a record with a fault.
  package internal(set) var fields = CSVFields()
  /// Whether it may contain bytes of 0x80 or above.
  package var hasNonASCII = false
  package var fault: RecordFault?
  /// Whether it is over-long, so that the rest of it is skipped next; known only for CSV.
  package internal(set) var isLong = false

  /// An empty record.
  package init() {}

  /// The record's bytes without the line end.
  package var range: Range<Int> { start..<end }

}
