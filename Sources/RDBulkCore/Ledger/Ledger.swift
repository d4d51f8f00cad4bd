/// What a job writes of its rows, and in which order it must reach the disk.
///
/// It holds bytes that wait to be written: results, rejects, journal. In each turn of the loop, before anything of that
/// turn leaves, they are written **in this order**: results, rejects, journal. So a row's result is on file before its
/// place is given to another row, the journal's position names lengths that belong together, and the intent to send is
/// on file before the request leaves. A kill between any two of these writes loses nothing:
///
/// - after the results: rows that have a result are done, whatever the journal says of them; those whose result stands
///   behind the length in the journal may be missing from the rejects and are added when the job goes on;
/// - after the rejects: they are cut to the length in the journal, and the same rows are added again;
/// - after the journal: its rows are in doubt though they did not leave.
///
/// The two lengths in the journal move on only where the rejects hold every row that they must, whole: not while rows
/// are still owed to them from before a kill, nor in the middle of an over-long row.
package struct Ledger: Sendable {
  package private(set) var tally: Tally
  /// Where the job stands, as the next journal record will say.
  package private(set) var position: JobPosition
  /// Whether the bytes of rows must be kept until their outcome is known.
  package let keepsRejects: Bool
  /// Whether rows for which nothing is left to do are counted only. A job with such results can't be gone on with.
  package var skipsSettled = false

  package var pendingResults: [UInt8]
  package var pendingRejects: [UInt8]
  package var pendingJournal: [UInt8] = []

  private var format: ResultFormat
  /// The lengths of the results and the rejects with all that waits.
  private var resultsLength: Int
  private var rejectsLength: Int
  /// Rows with a result that are still to be added to the rejects.
  private var owedRejects: Int
  /// Rejects that came while an over-long row was still being copied: they must not stand in its middle.
  private var heldRejects: [UInt8] = []
  private var isCopyingLongRow = false
  private var isDirty = false

  /// A job's first run.
  package init(_ format: ResultFormat, keepsRejects: Bool, preamble: [UInt8]) {
    self.format = format
    self.keepsRejects = keepsRejects
    tally = Tally()
    position = JobPosition()
    owedRejects = 0
    pendingResults = format.header
    pendingRejects = keepsRejects ? preamble : []
    resultsLength = pendingResults.count
    rejectsLength = pendingRejects.count
  }

  /// A run that goes on.
  package init(_ format: ResultFormat, keepsRejects: Bool, preamble: [UInt8], _ resumption: Resumption) {
    self.format = format
    self.keepsRejects = keepsRejects
    tally = resumption.tally
    position = resumption.position
    owedRejects = resumption.owedRejects
    pendingResults = resumption.resultsLength == 0 ? format.header : []
    pendingRejects = keepsRejects && position.rejects == 0 ? preamble : []
    resultsLength = resumption.resultsLength + pendingResults.count
    rejectsLength = position.rejects + pendingRejects.count
  }

  /// Records the end of a row. `raw` is the row as it came, within `text`; `email` its address, likewise; `uuid` lies
  /// in `response`.
  package mutating func record(
    _ row: ResultRow, _ outcome: Outcome, _ text: Span<UInt8>, email: Range<Int>, raw: Range<Int>,
    uuid: Range<Int>, in response: Span<UInt8>
  ) {
    isDirty = true
    tally.count(outcome, row: row.number, line: row.line)
    if !(skipsSettled && outcome.isSettled) {
      let before = pendingResults.count
      format.append(row, outcome, email: email, in: text, uuid: uuid, in: response, to: &pendingResults)
      resultsLength += pendingResults.count - before
    }
    if !outcome.isSettled { addToRejects(text, raw) }
  }

  /// Adds a row to the rejects whose result is on file already.
  package mutating func reject(_ text: Span<UInt8>, _ raw: Range<Int>) {
    owedRejects -= 1
    addToRejects(text, raw)
  }

  private mutating func addToRejects(_ text: Span<UInt8>, _ raw: Range<Int>) {
    guard keepsRejects else { return }
    isDirty = true
    if isCopyingLongRow {
      heldRejects.append(text, raw)
    } else {
      pendingRejects.append(text, raw)
      rejectsLength += raw.count
    }
  }

  /// The row rejected last is over-long: more of it follows by `appendToLongRow`.
  package mutating func beginLongRow() { isCopyingLongRow = true }

  package mutating func appendToLongRow(_ text: [UInt8]) {
    guard keepsRejects, isCopyingLongRow else { return }
    isDirty = true
    pendingRejects.append(contentsOf: text)
    rejectsLength += text.count
  }

  package mutating func endLongRow() {
    guard isCopyingLongRow else { return }
    isCopyingLongRow = false
    isDirty = true
    pendingRejects.append(contentsOf: heldRejects)
    rejectsLength += heldRejects.count
    heldRejects.removeAll()
  }

  // MARK: - The journal

  /// Notes where reading stands. Call it before `closeTurn`. The middle of an over-long row is no place to go on from.
  package mutating func consumed(row: Int, digest: Digest) {
    guard digest.count != position.offset, !isCopyingLongRow else { return }
    position.row = row
    position.offset = digest.count
    position.digest = digest.value
    isDirty = true
  }

  /// Notes the counts of the whole job.
  package mutating func counted(requests: Int, retries: Int, throttled: Int, elapsedMilliseconds: Int) {
    position.requests = requests
    position.retries = retries
    position.throttled = throttled
    position.elapsedMilliseconds = elapsedMilliseconds
  }

  /// Adds the turn's record to the journal where anything changed: `sent` are the rows that may leave after it is
  /// written, `released` those that are known not to have been processed.
  package mutating func closeTurn(sent: [Int], released: [Int]) {
    guard isDirty || !sent.isEmpty || !released.isEmpty else { return }
    isDirty = false
    if owedRejects <= 0, !isCopyingLongRow {
      position.results = resultsLength
      position.rejects = rejectsLength
    }
    JournalRecord.turn(position, sent: sent, released: released).append(to: &pendingJournal)
  }
}
