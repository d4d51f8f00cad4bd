/// Follows what a malformed quote leaves in doubt, from record to record, until every reading agrees again.
struct DoubtTracker: Sendable {
  /// Whether the bytes that come next may be the text of a cell.
  private(set) var isTracking = false
  /// The doubts that are over.
  private(set) var found = QuoteDoubts()
  /// What all of it is about, while it lasts.
  private(set) var doubt = QuoteDoubt(.bare, line: 1, column: 1)
  private var readings = QuoteReadings()

  /// A quote leaves in doubt what follows; a doubt that lasts already stays the one that is told.
  mutating func begin(_ doubt: QuoteDoubt, _ readings: QuoteReadings) {
    if doubt.cause == .unclosed { found.unclosedLine = doubt.line }
    guard !isTracking else { return }
    isTracking = true
    self.doubt = doubt
    self.readings = readings
  }

  /// Reads on, which must be from where the last call stopped.
  mutating func advance(_ bytes: Span<UInt8>, _ range: Range<Int>, delimiter: UInt8) {
    if isTracking { readings.advance(bytes, range, delimiter: delimiter) }
  }

  /// Ends the doubt where every reading is at a record's start. Call it between two records.
  mutating func settle() {
    if isTracking, readings.agree { end() }
  }

  /// A record on these lines is in doubt.
  mutating func count(_ lines: ClosedRange<Int>) {
    doubt.rows += 1
    doubt.lines = (doubt.lines?.lowerBound ?? lines.lowerBound)...lines.upperBound
  }

  /// Nothing more comes: what is in doubt stays so.
  mutating func end() {
    guard isTracking else { return }
    isTracking = false
    // One that no row follows costs its own row alone.
    if doubt.rows > 0 || doubt.cause == .unclosed { found.add(doubt) }
  }
}
