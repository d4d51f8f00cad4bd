/// Tracks what a malformed quote leaves in doubt, from record to record, until all readings agree again.
struct DoubtTracker: Sendable {
  /// Whether the next bytes may be the text of a cell.
  private(set) var isTracking = false
  /// The doubts that are over.
  private(set) var found = QuoteDoubts()
  /// The current doubt, while it lasts.
  private(set) var doubt = QuoteDoubt(.bare, line: 1, column: 1)
  private var readings = QuoteReadings()

  /// A quote leaves what follows in doubt. If a doubt is already open, that is the one reported.
  mutating func begin(_ doubt: QuoteDoubt, _ readings: QuoteReadings) {
    if doubt.cause == .unclosed { found.unclosedLine = doubt.line }
    guard !isTracking else { return }
    isTracking = true
    self.doubt = doubt
    self.readings = readings
  }

  /// Follows what `doubt` leaves open, too, from where the open doubt has got to.
  mutating func join(_ doubt: QuoteDoubt, _ others: QuoteReadings) {
    if isTracking { readings.join(others) } else { begin(doubt, others) }
  }

  /// Reads on; must continue where the last call stopped.
  mutating func advance(_ bytes: Span<UInt8>, _ range: Range<Int>, delimiter: UInt8) {
    if isTracking { readings.advance(bytes, range, delimiter: delimiter) }
  }

  /// Ends the doubt if every reading is at the start of a record. Call between two records.
  mutating func settle() {
    if isTracking, readings.agree { end() }
  }

  /// A record on these lines is in doubt.
  mutating func count(_ lines: ClosedRange<Int>) {
    doubt.rows += 1
    doubt.lines = (doubt.lines?.lowerBound ?? lines.lowerBound)...lines.upperBound
  }

  /// The input has ended: what is in doubt stays so.
  mutating func end() {
    guard isTracking else { return }
    isTracking = false
    // A doubt that no row follows costs only its own row.
    if doubt.rows > 0 || doubt.cause == .unclosed { found.add(doubt) }
  }
}
