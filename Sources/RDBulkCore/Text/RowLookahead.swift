/// Looks at the lines after a record whose end is uncertain: are they clearly rows, or may they be text?
///
/// They are rows where reading on as text leads nowhere, or to what can only be a row:
///
/// - Each line has as many cells as the header (in a file of one column, an address), and each quote in it opens a cell
///   or is in a cell that one opens. This holds up to the line where all readings agree again, which has an address and
///   in quoted cells no quotes other than inch marks; or to the end of the file, or over ``reach`` bytes, with an
///   address in one of the lines.
/// - After a line end that is not the file's own, no line ends in the file's own way, or not at all, and the last one
///   has as many cells as the header: two kinds of lines were put together.
///
/// Any other line may be the rest of the text: a quote that closes what no quote opens, a sentence without delimiters.
struct RowLookahead: Sendable {
  /// How many bytes are looked at. A spreadsheet's cell holds 32,767 characters at most.
  static let reach = 1 << 16

  private let isLineEnd: Bool
  private let cells: Int
  private let delimiter: UInt8
  private var readings: QuoteReadings
  private var line = RowLine()
  /// How many bytes were looked at.
  private var seen = 0
  private var sawAddress = false
  private var sawLine = false
  /// Whether the last line was none that a row can be.
  private var isOther = false
  private let needsText: Bool

  /// `readings` are at the end of the record that leaves them open because of `cause`.
  init(_ cause: QuoteDoubt.Cause, _ readings: QuoteReadings, delimiter: UInt8, cells: Int) {
    isLineEnd = cause == .lineEnd
    needsText = !cause.isSuspicion
    self.readings = readings
    self.delimiter = delimiter
    self.cells = cells
  }

  /// Whether rows follow `start`; nil if more bytes are needed. Continues where the last call stopped.
  mutating func judge(_ bytes: Span<UInt8>, _ start: Int, _ end: Int, _ final: Bool) -> Bool? {
    if seen == 0, readings.agree { return true }
    while start + seen < end {
      guard seen < Self.reach else { return isLineEnd || sawAddress }
      let byte = bytes[start + seen]
      seen += 1
      readings.advance(byte, delimiter: delimiter)
      if isLineEnd, readings.agree { return false }
      if line.take(byte, delimiter: delimiter), let areRows = endLine() { return areRows }
    }
    guard final else { return nil }
    // The last row has no line end: those before are in its text.
    if isLineEnd, line.isStarted { return false }
    // Where a quote is never closed, the text doesn't end either.
    if line.isOpen { return sawAddress }
    line.end()
    if line.isStarted, let areRows = endLine() { return areRows }
    return isLineEnd ? !isOther : sawAddress || (!sawLine && !needsText)
  }

  /// What the line that has ended says, if it decides.
  private mutating func endLine() -> Bool? {
    defer { line = RowLine(behindReturn: line.isBehindReturn) }
    let isRow = line.isSound && line.cells == cells && (cells > 1 || line.hasAddress)
    if isLineEnd {
      if line.isStarted { isOther = !isRow }
      return nil
    }
    // A blank line may be the rest of a text that a backslash continues.
    guard line.isStarted else { return readings.agree ? false : nil }
    sawLine = true
    guard isRow else { return false }
    if line.hasAddress { sawAddress = true }
    return readings.agree ? line.hasAddress && !line.hasPhrase : nil
  }
}
