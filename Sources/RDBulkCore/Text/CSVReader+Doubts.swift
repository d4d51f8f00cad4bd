/// Rows that may be the text of a cell, because an earlier quote is malformed or never closed.
extension CSVReader {
  /// A malformed quote was found: what follows `offset`, counted from the first byte of the record or of its skipped
  /// part, can be read in several ways.
  mutating func leaveInDoubt(
    _ cause: QuoteDoubt.Cause, line: Int, column: Int? = nil, from offset: Int, _ readings: QuoteReadings
  ) {
    guard !takesDoubtful, doubt == nil || cause == .unclosed else { return }
    doubt = (QuoteDoubt(cause, line: line, column: column ?? record.fields.count + 1), readings)
    doubtStart = offset
  }

  /// Follows the readings through what was just read, from `start` on, and marks the record if it is in doubt.
  mutating func followDoubt(_ step: ReadStep, _ bytes: Span<UInt8>, _ start: Int) {
    switch step {
    case .header: break
    case .needMore: tracker.advance(bytes, start..<record.next, delimiter: delimiter)
    case .record: followRecord(bytes, start)
    case .skipped(let range):
      followBytes(bytes, range)
      if phase == .recordStart { tracker.settle() }
    case .end:
      if let doubt { tracker.begin(doubt.cause, doubt.readings) }
      doubt = nil
    }
  }

  private mutating func followRecord(_ bytes: Span<UInt8>, _ start: Int) {
    tracker.advance(bytes, start..<record.start, delimiter: delimiter)
    tracker.settle()
    if tracker.isTracking {
      tracker.count(record.line...max(record.line, line - 1))
      if record.fault == nil { markFaulty(.doubtful(line: tracker.doubt.line, column: tracker.doubt.column)) }
    }
    followBytes(bytes, record.start..<record.next)
    if !record.isLong { tracker.settle() }
  }

  private mutating func followBytes(_ bytes: Span<UInt8>, _ range: Range<Int>) {
    var range = range
    if let doubt {
      if !tracker.isTracking {
        range = min(range.upperBound, range.lowerBound + doubtStart)..<range.upperBound
      }
      tracker.begin(doubt.cause, doubt.readings)
    }
    doubt = nil
    tracker.advance(bytes, range, delimiter: delimiter)
  }
}
