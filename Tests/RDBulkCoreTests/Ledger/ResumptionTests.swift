import RDBulkCore
import Testing

@Suite("Ledger: going on")
struct ResumptionTests {
  /// A journal after three rows of which the second is rejected: rows 1 to 4 were sent, 4 is open, 5 released.
  private func job() throws -> (state: JournalState, results: [UInt8]) {
    var ledger = Ledger(ResultFormat(.csv, raw: false), keepsRejects: true, preamble: [])
    LedgerTests.record(1, .accepted, "one\n", in: &ledger)
    LedgerTests.record(2, .rejected, "two\n", in: &ledger)
    LedgerTests.record(3, .accepted, "three\n", in: &ledger)
    ledger.closeTurn(sent: [1, 2, 3, 4, 5], released: [])
    ledger.closeTurn(sent: [], released: [5])
    JournalRecord.reserve(7).append(to: &ledger.pendingJournal)
    return (try LedgerTests.journal(ledger), ledger.pendingResults)
  }

  private func fates(_ resumption: Resumption) -> [Resumption.Fate] { (1...8).map(resumption.fate) }

  @Test("after a kill, rows are done, in doubt or unsent")
  func kill() throws {
    let (state, results) = try job()
    let scan = try LedgerTests.scan(results, knownUpTo: state.position.results)
    let resumption = try Resumption(state, scan, rejects: 4, isSameBoot: true)
    let done = Resumption.Fate.done(intoRejects: false)
    #expect(fates(resumption) == [done, done, done, .inDoubt, .unsent, .unsent, .unsent, .unsent])
    #expect(resumption.rowsInDoubt() == [4])
    #expect(resumption.owedRejects == 0)
    #expect(resumption.position == state.position)
  }

  @Test("after a power cut, every row that was reserved is in doubt")
  func powerCut() throws {
    let (state, results) = try job()
    let scan = try LedgerTests.scan(results, knownUpTo: state.position.results)
    let resumption = try Resumption(state, scan, rejects: 4, isSameBoot: false)
    #expect(resumption.rowsInDoubt() == [4, 5, 6, 7])
    #expect(resumption.rowsInDoubt(after: 5) == [6, 7])
    #expect(resumption.fate(of: 8) == .unsent)
  }

  @Test("results or rejects that a power cut made shorter: the rejects begin again", arguments: [false, true])
  func shorter(_ lacksResults: Bool) throws {
    var (state, results) = try job()
    if lacksResults { results.removeLast(5) }
    let scan = try LedgerTests.scan(results, knownUpTo: state.position.results)
    let rejects = lacksResults ? 4 : 3
    let resumption = try Resumption(state, scan, rejects: rejects, isSameBoot: false)
    #expect(resumption.fate(of: 2) == .done(intoRejects: true))
    #expect(resumption.owedRejects == 1)
    #expect(resumption.position.rejects == 0)
    #expect(resumption.position.results == 0)
    #expect(resumption.position.offset == state.position.offset)
    #expect(throws: Resumption.Failure.shorter(lacksResults ? .results : .rejects)) {
      try Resumption(state, scan, rejects: rejects, isSameBoot: true)
    }
  }

  @Test("the disk keeps what the new journal counts on before there is a new journal")
  func steps() throws {
    let (state, results) = try job()
    let scan = try LedgerTests.scan(results + Array("4,torn".utf8), knownUpTo: state.position.results)
    let resumption = try Resumption(state, scan, rejects: 9, isSameBoot: true)
    let records = JournalRecord.anew(JournalTests.binding, boot: "b", state.position, sent: [4], reserved: 0)
    #expect(
      resumption.steps(JournalTests.binding, boot: "b", .batch) == [
        .cut(.results, to: results.count), .cut(.rejects, to: 4), .sync(.rejects), .sync(.results),
        .replaceJournal(records),
      ])
    #expect(
      resumption.steps(JournalTests.binding, boot: "b", .none) == [
        .cut(.results, to: results.count), .cut(.rejects, to: 4), .replaceJournal(records),
      ])
  }

  @Test("what a turn, a stop and an end do to the files")
  func jobSteps() {
    let writes: [JobStep] = [.write(.results), .write(.rejects), .write(.journal)]
    #expect(JobSteps.turn(.batch, hasSent: true) == writes)
    #expect(JobSteps.turn(.always, hasSent: false) == writes)
    #expect(JobSteps.turn(.always, hasSent: true) == writes + [.sync(.results), .sync(.journal)])
    #expect(JobSteps.stop(.none).isEmpty)
    #expect(JobSteps.end(.boot("x"), .batch) == [.sync(.results), .sync(.rejects), .replaceJournal([.boot("x")])])
    #expect(JobSteps.compact([.boot("x")], .always) == [.sync(.results), .replaceJournal([.boot("x")])])
  }
}
