import RDBulkCore
import Testing

/// Bugs that the simulation found, each in a few lines.
@Suite("Ledger: results, rejects and what the journal says about them")
struct LedgerTests {
  static let header = ResultFormat(.csv, raw: false).header

  static func record(_ number: Int, _ status: RowStatus, _ raw: String, in ledger: inout Ledger) {
    var outcome = Outcome(status)
    outcome.error = status == .accepted ? "" : "WHY"
    let text = Array(raw.utf8)
    ledger.record(
      ResultRow(number: number, line: number + 1, sentAt: nil), outcome, text.span, email: 0..<0, raw: 0..<text.count,
      uuid: 0..<0, in: text.span)
  }

  static func scan(_ bytes: [UInt8], knownUpTo: Int, keepsAccepts: Bool = false) throws -> ResultsScan {
    var scan = ResultsScan(ResultFormat(.csv, raw: false), knownUpTo: knownUpTo)
    scan.keepsAccepts = keepsAccepts
    _ = try scan.take(bytes.span, 0, bytes.count, final: true)
    return scan
  }

  static func journal(_ ledger: Ledger, boot: String = "a") throws -> JournalState {
    var bytes: [UInt8] = []
    JournalRecord.job(JournalTests.binding).append(to: &bytes)
    JournalRecord.boot(boot).append(to: &bytes)
    return try JournalState(bytes + ledger.pendingJournal)
  }

  @Test("A turn's record has the lengths including what waits to be written")
  func lengths() throws {
    var ledger = Ledger(
      ResultFormat(.csv, raw: false), keepsRejects: true, keepsAccepts: false, preamble: Array("email\n".utf8))
    Self.record(1, .accepted, "a@b.c\n", in: &ledger)
    Self.record(2, .invalid, "nobody\n", in: &ledger)
    ledger.closeTurn(sent: [3], released: [])
    let state = try Self.journal(ledger)
    #expect(state.position.results == ledger.pendingResults.count)
    #expect(String(decoding: ledger.rejects.pending, as: UTF8.self) == "email\nnobody\n")
    #expect(state.position.rejects == 13)
    #expect(state.sent.contains(3))
    let before = ledger.pendingJournal
    ledger.closeTurn(sent: [], released: [])
    #expect(ledger.pendingJournal == before, "a turn without news leaves no record")
  }

  @Test("A run resumed before its first record starts the rejects anew")
  func preamble() throws {
    var first = Ledger(ResultFormat(.csv, raw: false), keepsRejects: true, keepsAccepts: false, preamble: [])
    first.pendingJournal = []
    let scan = try Self.scan(Self.header, knownUpTo: 0)
    let resumption = try Resumption(Self.journal(first), scan, rejects: 6, accepts: nil, before: nil, isSameBoot: true)
    let ledger = Ledger(
      ResultFormat(.csv, raw: false), keepsRejects: true, keepsAccepts: false, preamble: Array("email\n".utf8),
      resumption)
    #expect(ledger.pendingResults.isEmpty)
    #expect(ledger.rejects.pending == Array("email\n".utf8))
  }

  @Test("The lengths stay the same until the rejects have what a killed run owed them")
  func owed() throws {
    var first = Ledger(ResultFormat(.csv, raw: false), keepsRejects: true, keepsAccepts: false, preamble: [])
    first.closeTurn(sent: [1, 2], released: [])
    let state = try Self.journal(first)
    Self.record(1, .rejected, "one\n", in: &first)
    Self.record(2, .rejected, "two\n", in: &first)
    let scan = try Self.scan(first.pendingResults, knownUpTo: state.position.results)
    let resumption = try Resumption(state, scan, rejects: 0, accepts: nil, before: nil, isSameBoot: true)
    #expect(resumption.owedRejects == 2)
    var ledger = Ledger(
      ResultFormat(.csv, raw: false), keepsRejects: true, keepsAccepts: false, preamble: [], resumption)
    let raw = Array("row\n".utf8)
    for (owed, expected) in [(1, state.position.results), (0, first.pendingResults.count)] {
      ledger.addOwed(raw.span, 0..<raw.count, to: .rejects)
      ledger.closeTurn(sent: [], released: [])
      #expect(ledger.position.results == expected, "\(owed) are owed")
      #expect(ledger.position.rejects == (owed == 0 ? 8 : 0))
    }
  }

  @Test("In the middle of an over-long row, no length advances and no other row comes between")
  func longRow() {
    var ledger = Ledger(ResultFormat(.jsonLines, raw: false), keepsRejects: true, keepsAccepts: false, preamble: [])
    Self.record(1, .invalid, "long-", in: &ledger)
    ledger.beginLongRow()
    var digest = Digest()
    digest.update([1, 2, 3].span, 0..<3)
    ledger.consumed(row: 1, digest: digest)
    Self.record(2, .rejected, "other\n", in: &ledger)
    ledger.closeTurn(sent: [], released: [])
    #expect(ledger.position == JobPosition())
    ledger.appendToLongRow(Array("er\n".utf8))
    ledger.endLongRow()
    ledger.consumed(row: 1, digest: digest)
    ledger.closeTurn(sent: [], released: [])
    #expect(String(decoding: ledger.rejects.pending, as: UTF8.self) == "long-er\nother\n")
    #expect(ledger.position.rejects == ledger.rejects.pending.count)
    #expect(ledger.position.results == ledger.pendingResults.count)
    #expect(ledger.position.offset == 3)
  }
}
