import RDBulkCore

/// Everything a run writes of its rows: results, rejects, and the counts of both.
///
/// Lines gather in memory until `flush`; the loop flushes in each turn, so that what was answered is on file before
/// anything else is sent.
struct RunLedger: ~Copyable {
  private(set) var tally = Tally()
  private var format: ResultFormat
  private let results: OutputFile
  private let rejects: OutputFile?
  private var pendingResults: [UInt8]
  private var pendingRejects: [UInt8] = []
  /// Rejects that came while an over-long row was still being copied: they must not stand in its middle.
  private var heldRejects: [UInt8] = []
  private var isCopyingLongRow = false

  /// Flush at the latest when so many bytes wait.
  static let flushSize = 1 << 16

  init(format: ResultFormat, results: consuming OutputFile, rejects: consuming OutputFile?, preamble: [UInt8]) {
    self.format = format
    self.results = results
    keepsRejects = rejects != nil
    self.rejects = rejects
    pendingResults = format.header
    pendingRejects = keepsRejects ? preamble : []
  }

  /// Whether the bytes of rows must be kept until their outcome is known.
  let keepsRejects: Bool

  var needsFlush: Bool { pendingResults.count >= Self.flushSize || pendingRejects.count >= Self.flushSize }

  /// Records the end of a row. `raw` is the row as it came, within `text`; `email` its address, likewise.
  mutating func record(
    _ row: ResultRow, _ outcome: Outcome, _ text: Span<UInt8>, email: Range<Int>, raw: Range<Int>,
    uuid: Range<Int>, in response: Span<UInt8>
  ) {
    tally.count(outcome, row: row.number, line: row.line)
    format.append(row, outcome, email: email, in: text, uuid: uuid, in: response, to: &pendingResults)
    guard keepsRejects, outcome.status != .accepted, outcome.status != .duplicate else { return }
    if isCopyingLongRow { heldRejects.append(text, raw) } else { pendingRejects.append(text, raw) }
  }

  /// The row recorded last is over-long: more of it follows by `appendToLongRow`.
  mutating func beginLongRow() { isCopyingLongRow = true }

  mutating func appendToLongRow(_ source: borrowing InputSource, _ range: Range<Int>) {
    if keepsRejects { source.appendRaw(range, to: &pendingRejects) }
  }

  mutating func endLongRow() {
    isCopyingLongRow = false
    pendingRejects.append(contentsOf: heldRejects)
    heldRejects.removeAll()
  }

  /// Writes what waits; throws where a file can't be written.
  mutating func flush() throws(SystemError) {
    try results.write(&pendingResults)
    try rejects?.write(&pendingRejects)
  }
}
