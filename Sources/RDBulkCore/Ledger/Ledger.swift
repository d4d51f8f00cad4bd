/// What a job writes about its rows, and in which order it must reach the disk.
///
/// It holds the bytes waiting to be written: results, rejects, accepts, what funnels said before, journal. In each turn
/// of the loop, before anything of that turn leaves, they are written **in this order**. So a row's result is on file
/// before its slot is reused, the lengths in the journal's position belong together, and the intent to send is on file
/// before the request leaves. A kill between any two of these writes loses nothing:
///
/// - after the results: rows with a result are done, whatever the journal says; those whose result comes after the
///   length in the journal may be missing from the rejects or accepts, and are added on resumption;
/// - after the rejects or accepts: they are cut to the length in the journal, and the same rows are added again;
/// - after the journal: its rows are in doubt although they didn't leave.
///
/// The history comes last. Whatever it lacks after a kill, the results and the journal know, and the next run of the job
/// adds it.
///
/// The lengths in the journal advance together, and only when rejects and accepts have every row they must hold, whole:
/// not while rows are still owed to them from before a kill, nor in the middle of an over-long row.
package struct Ledger: Sendable {
  package private(set) var tally: Tally
  /// How far the job has got, as the next journal record will say.
  package private(set) var position: JobPosition
  /// Whether rows with nothing left to do are only counted. A job with such results can't be resumed.
  package var skipsSettled = false

  package var pendingResults: [UInt8]
  /// The rows that weren't accepted.
  package var rejects: RowCopies
  /// The rows that were accepted, with nothing found wrong.
  package var accepts: RowCopies
  /// What funnels said before this turn's requests.
  package var pendingBefore: [UInt8] = []
  package var pendingJournal: [UInt8] = []
  /// What goes to the history; nil without one.
  package var history: HistoryTurn?

  /// The statuses of the rows in the rejects, and what writes into each of them why.
  private let rejectStatuses: Set<RowStatus>
  private let reasons: RejectReasons?
  /// Whether the next row is over-long: only its beginning is there.
  private var expectsLongRow = false
  private var format: ResultFormat
  /// The length of the results including what is waiting.
  private var resultsLength: Int
  /// The length of the file of `--before`, including what is waiting.
  private var beforeLength = 0
  private var isDirty = false

  /// A job's first run.
  package init(
    _ format: ResultFormat, keepsRejects: Bool, keepsAccepts: Bool, preamble: [UInt8],
    rejectStatuses: Set<RowStatus> = Set(RowStatus.rejectable), reasons: RejectReasons? = nil
  ) {
    self.format = format
    self.rejectStatuses = rejectStatuses
    self.reasons = reasons
    tally = Tally()
    position = JobPosition()
    pendingResults = format.header
    rejects = RowCopies(
      isKept: keepsRejects, length: 0, owed: 0, preamble: reasons?.preamble(preamble) ?? preamble)
    accepts = RowCopies(isKept: keepsAccepts, length: 0, owed: 0, preamble: preamble)
    resultsLength = pendingResults.count
  }

  /// A resumed run.
  package init(
    _ format: ResultFormat, keepsRejects: Bool, keepsAccepts: Bool, preamble: [UInt8], _ resumption: Resumption,
    rejectStatuses: Set<RowStatus> = Set(RowStatus.rejectable), reasons: RejectReasons? = nil
  ) {
    self.format = format
    self.rejectStatuses = rejectStatuses
    self.reasons = reasons
    tally = resumption.tally
    position = resumption.position
    pendingResults = resumption.resultsLength == 0 ? format.header : []
    rejects = RowCopies(
      isKept: keepsRejects, length: position.rejects, owed: resumption.owedRejects,
      preamble: reasons?.preamble(preamble) ?? preamble,
      isOpenEnded: resumption.openEnded.contains(.rejects))
    accepts = RowCopies(
      isKept: keepsAccepts, length: position.accepts, owed: resumption.owedAccepts, preamble: preamble,
      isOpenEnded: resumption.openEnded.contains(.accepts))
    resultsLength = resumption.resultsLength + pendingResults.count
  }

  /// Whether the bytes of sent rows must be kept until their outcome is known.
  package var keepsRows: Bool { rejects.isKept || accepts.isKept }

  /// Records a row's outcome. `raw` is the row as it came, `email` its address and `input` the columns that follow its
  /// result, all within `text`; `uuid` is within `response`.
  package mutating func record(
    _ row: ResultRow, _ outcome: Outcome, _ text: Span<UInt8>, email: Range<Int>, raw: Range<Int>,
    input: Range<Int> = 0..<0, uuid: Range<Int>, in response: Span<UInt8>
  ) {
    isDirty = true
    tally.count(outcome, row: row.number, line: row.line)
    if !(skipsSettled && outcome.isSettled) {
      let before = pendingResults.count
      format.append(row, outcome, email: email, in: text, uuid: uuid, in: response, input: input, to: &pendingResults)
      resultsLength += pendingResults.count - before
    }
    if outcome.isRejected(rejectStatuses) {
      reject(text, raw, RejectReason(outcome))
    } else if outcome.status == .accepted {
      accepts.add(text, raw)
    }
  }

  /// Counts a row that isn't selected and has no result.
  package mutating func skip() { tally.countSkipped() }

  private mutating func reject(_ text: Span<UInt8>, _ raw: Range<Int>, _ reason: RejectReason) {
    defer { expectsLongRow = false }
    guard let reasons, rejects.isKept, !expectsLongRow else { return rejects.add(text, raw) }
    let row = reasons.row(text, raw, reason)
    rejects.add(row.span, 0..<row.count)
  }

  /// Adds a row with a result to a file that lacks it; `reason` is why it was not accepted.
  package mutating func addOwed(
    _ text: Span<UInt8>, _ raw: Range<Int>, to copy: RowCopy, _ reason: RejectReason = RejectReason()
  ) {
    isDirty = true
    switch copy {
    case .rejects:
      rejects.settleOwed()
      reject(text, raw, reason)
    case .accepts:
      accepts.settleOwed()
      accepts.add(text, raw)
    }
  }

  // MARK: - Funnels

  /// Keeps what funnels said, in a file that has `length` bytes so far.
  package mutating func keepBefore(_ format: BeforeFormat, length: Int) {
    pendingBefore = length == 0 ? format.header : []
    beforeLength = length + pendingBefore.count
  }

  /// Keeps one funnel's line, which is in `range` of `text`.
  mutating func keep(before text: Span<UInt8>, _ range: Range<Int>) {
    pendingBefore.append(text, range)
    beforeLength += range.count
  }

  // MARK: - Over-long rows: refused here, whatever they say

  /// The row that is recorded or added next is over-long: it can't say why it is rejected.
  mutating func expectLongRow() { expectsLongRow = true }

  /// The row rejected last is over-long: more of it follows through `appendToLongRow`.
  package mutating func beginLongRow() { rejects.beginLongRow() }

  /// Adds more of the over-long row to the rejects.
  package mutating func appendToLongRow(_ text: [UInt8]) {
    guard rejects.isKept, rejects.isInLongRow else { return }
    isDirty = true
    rejects.appendToLongRow(text)
  }

  /// The over-long row is complete.
  package mutating func endLongRow() {
    guard rejects.isInLongRow else { return }
    isDirty = true
    rejects.endLongRow()
  }

  // MARK: - The journal

  /// Notes how far reading has come; call before `closeTurn`. The middle of an over-long row is not a place to resume
  /// from.
  package mutating func consumed(row: Int, digest: Digest) {
    guard digest.count != position.offset, !rejects.isInLongRow else { return }
    assert(digest.count > position.offset && row >= position.row, "reading only goes forward")
    position.row = row
    position.offset = digest.count
    position.digest = digest.value
    isDirty = true
  }

  /// Notes the counts for the whole job; `unanswered` are those requests that the server may still count.
  package mutating func counted(
    requests: Int, retries: Int, throttled: Int, elapsedMilliseconds: Int, unanswered: Int
  ) {
    assert(
      requests >= position.requests && retries >= position.retries && throttled >= position.throttled
        && elapsedMilliseconds >= position.elapsedMilliseconds, "a job's counts only grow")
    // Even those that only look count towards the rate.
    if requests > position.requests { isDirty = true }
    position.requests = requests
    position.unanswered = unanswered
    position.retries = retries
    position.throttled = throttled
    position.elapsedMilliseconds = elapsedMilliseconds
  }

  /// Adds the turn's record to the journal if anything changed. `sent` are the rows that may leave once it is written,
  /// `released` those now known not to have been processed.
  package mutating func closeTurn(sent: [Int], released: [Int]) {
    guard isDirty || !sent.isEmpty || !released.isEmpty else { return }
    isDirty = false
    if rejects.isWhole, accepts.isWhole {
      assert(
        resultsLength >= position.results && rejects.length >= position.rejects && accepts.length >= position.accepts,
        "a job's files only grow")
      position.results = resultsLength
      position.rejects = rejects.length
      position.accepts = accepts.length
    }
    position.before = beforeLength
    JournalRecord.turn(position, sent: sent, released: released).append(to: &pendingJournal)
  }
}
