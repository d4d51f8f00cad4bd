/// Rows that may be the text of a cell, because an earlier quote is malformed or never closed, or a line may not be a
/// record's end.
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
    } else if doubt != nil, record.fault == nil, let suspicion {
      // The earlier doubt ended with blank lines before the record, when its own could no longer be looked into.
      markFaulty(suspicion)
    }
    followBytes(bytes, record.start..<record.next)
    if !record.isLong { tracker.settle() }
  }

  private mutating func followBytes(_ bytes: Span<UInt8>, _ range: Range<Int>) {
    var range = range
    if let doubt {
      let place = min(range.upperBound, range.lowerBound + doubtStart)
      if doubt.cause.cause.isSuspicion {
        tracker.advance(bytes, range.lowerBound..<place, delimiter: delimiter)
        tracker.join(doubt.cause, doubt.readings)
        range = place..<range.upperBound
      } else {
        if !tracker.isTracking { range = place..<range.upperBound }
        tracker.begin(doubt.cause, doubt.readings)
      }
    }
    doubt = nil
    tracker.advance(bytes, range, delimiter: delimiter)
  }
}

/// Places that are not faults by themselves: they only show that the file may be written by other rules than RFC 4180.
extension CSVReader {
  private var mayEndOtherwise: Bool { cells > 0 && !takesDoubtful }

  /// Whether the record that ends at `index` with a line end of `length` bytes is to be examined more closely.
  @inline(__always)
  func isSuspicious(_ bytes: Span<UInt8>, _ start: Int, _ index: Int, length: Int) -> Bool {
    guard cells > 0 else { return false }
    guard ownLineEnd != nil else { return true }
    return (index > start && bytes[index &- 1] == ASCII.backslash) || (length == 1 && isForeign(bytes[index]))
  }

  /// Whether a line end of the one byte `byte` is other than the file's own.
  @inline(__always)
  private func isForeign(_ byte: UInt8) -> Bool {
    switch ownLineEnd {
    case nil, .both: true
    case .lineFeed: byte != ASCII.lineFeed
    case .carriageReturn: byte != ASCII.carriageReturn
    }
  }

  /// The cell that closes at `closingQuote` may continue if a backslash escapes that quote.
  mutating func suspectEscapedQuote(_ bytes: Span<UInt8>, _ start: Int, _ valueStart: Int) {
    guard mayEndOtherwise, doubt == nil, Self.endsInEscape(bytes, valueStart..<start + closingQuote) else { return }
    let column = record.fields.count + 1
    leaveInDoubt(.escapedQuote, line: openingLine, from: closingQuote + 1, .behindEscapedQuote)
    suspicion = .escapedQuote(column: column)
  }

  /// The record that ends at `position` with a line end of `length` bytes may continue if a backslash escapes that, or
  /// if the file's own line end is another.
  mutating func suspectLineEnd(_ bytes: Span<UInt8>, _ start: Int, _ length: Int) {
    let own = ownLineEnd ?? LineEnd.Kind(bytes[start + position], length: length)
    ownLineEnd = own
    guard mayEndOtherwise else { return }
    if let doubt { return widen(doubt.cause, doubt.readings, own, bytes, start, length) }
    guard record.fault == nil else { return }
    guard length == 1, isForeign(bytes[start + position]), !isBlankSoFar(bytes, start) else {
      return suspectBackslash(bytes, start)
    }
    if closingQuote < 0, Self.endsInEscape(bytes, start..<start + position) {
      var readings = QuoteReadings.beforeBackslash
      readings.join(.before(otherThan: own))
      leaveInDoubt(.backslash, line: line + lineEnds, from: position - 1, readings)
      suspicion = .backslash(column: record.fields.count + 1)
      isSurelyText = true
      return
    }
    leaveInDoubt(.lineEnd, line: line + lineEnds, from: position, .before(otherThan: own))
    suspicion = .strayLineEnd(column: record.fields.count + 1)
  }

  /// What a malformed quote leaves in doubt may continue after the line end, too, if a backslash escapes that, or if
  /// the file's own is another.
  private mutating func widen(
    _ cause: QuoteDoubt, _ readings: QuoteReadings, _ own: LineEnd.Kind, _ bytes: Span<UInt8>, _ start: Int,
    _ length: Int
  ) {
    let isEscaped = Self.endsInEscape(bytes, start..<start + position)
    let isStray = length == 1 && isForeign(bytes[start + position])
    guard isEscaped || isStray, lookahead == nil, cause.cause != .lineEnd, cause.cause != .backslash else { return }
    let place = isEscaped ? position - 1 : position
    guard place >= doubtStart else { return }
    var readings = readings
    readings.advance(bytes, start + doubtStart..<start + place, delimiter: delimiter)
    if isEscaped { readings.join(.beforeBackslash) }
    if isStray { readings.join(.before(otherThan: own)) }
    doubt = (cause, readings)
    doubtStart = place
    isSurelyText = true
  }

  private mutating func suspectBackslash(_ bytes: Span<UInt8>, _ start: Int) {
    guard mayEndOtherwise, doubt == nil, record.fault == nil, closingQuote < 0 else { return }
    guard Self.endsInEscape(bytes, start..<start + position) else { return }
    leaveInDoubt(.backslash, line: line + lineEnds, from: position - 1, .beforeBackslash)
    suspicion = .backslash(column: record.fields.count + 1)
    // With the next line, the record may have all its cells.
    if record.fields.count + 1 < cells { isSurelyText = true }
  }

  private func isBlankSoFar(_ bytes: Span<UInt8>, _ start: Int) -> Bool {
    for index in start..<start + position {
      guard bytes[index] == delimiter || bytes[index] == ASCII.quote || ASCII.isBlank(bytes[index]) else {
        return false
      }
    }
    return true
  }

  /// Whether a backslash at the end of `range` isn't itself escaped.
  static func endsInEscape(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
    var index = range.upperBound
    while index > range.lowerBound, bytes[index - 1] == ASCII.backslash { index -= 1 }
    return (range.upperBound - index) % 2 == 1
  }

  /// Whether what follows the record, from `next` on, are clearly rows, so that nothing of it can be the record's text; nil
  /// if more bytes are needed.
  mutating func lookAhead(_ bytes: Span<UInt8>, _ start: Int, _ next: Int, _ end: Int, _ final: Bool) -> Bool? {
    guard cells > 0, !isSurelyText, let doubt else { return false }
    if lookahead == nil {
      var readings = doubt.readings
      readings.advance(bytes, start + doubtStart..<next, delimiter: delimiter)
      lookahead = RowLookahead(doubt.cause.cause, readings, delimiter: delimiter, cells: cells)
    }
    return lookahead?.judge(bytes, next, end, final)
  }
}
