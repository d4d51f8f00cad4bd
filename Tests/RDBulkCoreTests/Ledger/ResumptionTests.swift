import RDBulkCore
import Testing

@Suite("Ledger: resuming a job")
struct ResumptionTests {
  /// A journal after three rows of which the second is rejected: rows 1 to 4 were sent, 4 is open, 5 released.
  private func job() throws -> (state: JournalState, results: [UInt8]) {
    var ledger = Ledger(ResultFormat(.csv, raw: false), keepsRejects: true, keepsAccepts: false, preamble: [])
    LedgerTests.record(1, .accepted, "one\n", in: &ledger)
    LedgerTests.record(2, .rejected, "two\n", in: &ledger)
    LedgerTests.record(3, .accepted, "three\n", in: &ledger)
    ledger.closeTurn(sent: [1, 2, 3, 4, 5], released: [])
    ledger.closeTurn(sent: [], released: [5])
    JournalRecord.reserve(7).append(to: &ledger.pendingJournal)
    return (try LedgerTests.journal(ledger), ledger.pendingResults)
  }

  private func fates(_ resumption: Resumption) -> [Resumption.Fate] { (1...8).map(resumption.fate) }

  @Test("After a kill, each row is done, in doubt or unsent")
  func kill() throws {
    let (state, results) = try job()
    let scan = try LedgerTests.scan(results, knownUpTo: state.position.results)
    let resumption = try Resumption(state, scan, rejects: 4, accepts: nil, before: nil, isSameBoot: true)
    let done = Resumption.Fate.done(owedTo: nil)
    #expect(fates(resumption) == [done, done, done, .inDoubt, .unsent, .unsent, .unsent, .unsent])
    #expect(resumption.rowsInDoubt() == [4])
    #expect(resumption.owedRejects == 0)
    #expect(resumption.position == state.position)
  }

  @Test("After a power cut, every reserved row is in doubt")
  func powerCut() throws {
    let (state, results) = try job()
    let scan = try LedgerTests.scan(results, knownUpTo: state.position.results)
    let resumption = try Resumption(state, scan, rejects: 4, accepts: nil, before: nil, isSameBoot: false)
    #expect(resumption.rowsInDoubt() == [4, 5, 6, 7])
    #expect(resumption.rowsInDoubt(after: 5) == [6, 7])
    #expect(resumption.fate(of: 8) == .unsent)
  }

  @Test("If a power cut shortened results or rejects, the rejects are written anew", arguments: [false, true])
  func shorter(_ lacksResults: Bool) throws {
    var (state, results) = try job()
    if lacksResults { results.removeLast(5) }
    let scan = try LedgerTests.scan(results, knownUpTo: state.position.results)
    let rejects = lacksResults ? 4 : 3
    let resumption = try Resumption(state, scan, rejects: rejects, accepts: nil, before: nil, isSameBoot: false)
    #expect(resumption.fate(of: 2) == .done(owedTo: .rejects))
    #expect(resumption.owedRejects == 1)
    #expect(resumption.position.rejects == 0)
    #expect(resumption.position.results == 0)
    #expect(resumption.position.offset == state.position.offset)
    #expect(throws: Resumption.Flaw.shorter(lacksResults ? .results : .rejects)) {
      try Resumption(state, scan, rejects: rejects, accepts: nil, before: nil, isSameBoot: true)
    }
  }

  @Test("Rejects with more than a run can have added are edited, and refused where they would be cut")
  func edited() throws {
    let (state, results) = try job()
    let scan = try LedgerTests.scan(results, knownUpTo: state.position.results)
    #expect(throws: Resumption.Flaw.edited(.rejects)) {
      try Resumption(state, scan, rejects: 9, accepts: nil, before: nil, isSameBoot: true)
    }
    // After a power cut, the rejects may have kept more than the results and the journal.
    let cut = try Resumption(state, scan, rejects: 9, accepts: nil, before: nil, isSameBoot: false)
    #expect(cut.position.rejects == 4)
    #expect(throws: Resumption.Flaw.edited(.rejects)) {
      try Resumption(state, scan, rejects: 9, accepts: nil, before: nil, isSameBoot: false, touched: [.rejects])
    }
    // Nothing is cut off, so nothing is lost.
    let same = try Resumption(state, scan, rejects: 4, accepts: nil, before: nil, isSameBoot: true, touched: [.rejects])
    #expect(same.position.rejects == 4)
  }

  @Test("A job that has ended adds to rejects as somebody has left them", arguments: [0, 2, 4, 9])
  func ended(_ length: Int) throws {
    var (state, results) = try job()
    state.exitCode = 1
    let scan = try LedgerTests.scan(results, knownUpTo: state.position.results)
    let resumption = try Resumption(
      state, scan, rejects: length, accepts: nil, before: nil, isSameBoot: true, touched: [.rejects])
    #expect(resumption.position.rejects == length && resumption.owedRejects == 0)
  }

  @Test("Rejects that are gone are written anew")
  func rewritten() throws {
    let (state, results) = try job()
    let scan = try LedgerTests.scan(results, knownUpTo: state.position.results)
    let resumption = try Resumption(state, scan, rejects: 0, accepts: nil, before: nil, isSameBoot: true)
    #expect(resumption.position.rejects == 0 && resumption.fate(of: 2) == .done(owedTo: .rejects))
  }

  @Test("What the new journal relies on is on disk before the new journal")
  func steps() throws {
    let (state, results) = try job()
    let scan = try LedgerTests.scan(results + Array("4,torn".utf8), knownUpTo: state.position.results)
    let resumption = try Resumption(state, scan, rejects: 4, accepts: nil, before: nil, isSameBoot: true)
    let records = JournalRecord.anew(JournalTests.binding, boot: "b", state.position, sent: [4], reserved: 0)
    #expect(
      resumption.steps(JournalTests.binding, boot: "b", JobSteps(.batch, keepsAccepts: false, keepsBefore: false)) == [
        .cut(.results, to: results.count), .cut(.rejects, to: 4), .sync(.rejects), .sync(.results),
        .replaceJournal(records),
      ])
    #expect(
      resumption.steps(JournalTests.binding, boot: "b", JobSteps(.none, keepsAccepts: false, keepsBefore: false)) == [
        .cut(.results, to: results.count), .cut(.rejects, to: 4), .replaceJournal(records),
      ])
  }

  @Test("Accepted rows whose result is newer than the journal are owed to the accepts")
  func accepts() throws {
    var ledger = Ledger(ResultFormat(.csv, raw: false), keepsRejects: true, keepsAccepts: true, preamble: [])
    LedgerTests.record(1, .accepted, "one\n", in: &ledger)
    ledger.closeTurn(sent: [1, 2, 3], released: [])
    let state = try LedgerTests.journal(ledger)
    LedgerTests.record(2, .rejected, "two\n", in: &ledger)
    LedgerTests.record(3, .accepted, "three\n", in: &ledger)
    LedgerTests.record(4, .duplicate, "three\n", in: &ledger)
    let scan = try LedgerTests.scan(ledger.pendingResults, knownUpTo: state.position.results, keepsAccepts: true)
    let resumption = try Resumption(state, scan, rejects: 0, accepts: 9, before: nil, isSameBoot: true)
    let fates: [Resumption.Fate] = [
      .done(owedTo: nil), .done(owedTo: .rejects), .done(owedTo: .accepts), .done(owedTo: nil),
    ]
    #expect((1...4).map(resumption.fate) == fates)
    #expect(resumption.owedAccepts == 1 && resumption.owedRejects == 1)
    let cuts = resumption.steps(
      JournalTests.binding, boot: "b", JobSteps(.batch, keepsAccepts: true, keepsBefore: false))
    #expect(Array(cuts[1...4]) == [.cut(.rejects, to: 0), .sync(.rejects), .cut(.accepts, to: 4), .sync(.accepts)])
    #expect(throws: Resumption.Flaw.shorter(.accepts)) {
      try Resumption(state, scan, rejects: 0, accepts: 3, before: nil, isSameBoot: true)
    }
    let cut = try Resumption(state, scan, rejects: 0, accepts: 3, before: nil, isSameBoot: false)
    #expect(cut.position.accepts == 0 && cut.owedAccepts == 2 && cut.fate(of: 1) == .done(owedTo: .accepts))
  }

  @Test("A turn, a stop and an end have their own steps on the files")
  func jobSteps() {
    let writes: [JobStep] = [.write(.results), .write(.rejects), .write(.journal)]
    #expect(JobSteps(.batch, keepsAccepts: false, keepsBefore: false).turn(hasSent: true, hasBefore: false) == writes)
    #expect(JobSteps(.always, keepsAccepts: false, keepsBefore: false).turn(hasSent: false, hasBefore: false) == writes)
    #expect(
      JobSteps(.always, keepsAccepts: false, keepsBefore: false).turn(hasSent: true, hasBefore: false) == writes + [
        .sync(.results), .sync(.journal),
      ])
    #expect(JobSteps(.none, keepsAccepts: false, keepsBefore: false).stop.isEmpty)
    let withAccepts = JobSteps(.always, keepsAccepts: true, keepsBefore: false)
    #expect(
      withAccepts.turn(hasSent: false, hasBefore: false) == Array(writes[..<2]) + [.write(.accepts), .write(.journal)])
    #expect(withAccepts.stop == [.sync(.results), .sync(.rejects), .sync(.accepts), .sync(.journal)])
    #expect(
      JobSteps(.batch, keepsAccepts: false, keepsBefore: false).end(.boot("x")) == [
        .sync(.results), .sync(.rejects), .replaceJournal([.boot("x")]),
      ])
    #expect(
      JobSteps(.always, keepsAccepts: false, keepsBefore: false).compact([.boot("x")]) == [
        .sync(.results), .replaceJournal([.boot("x")]),
      ])
  }
}
