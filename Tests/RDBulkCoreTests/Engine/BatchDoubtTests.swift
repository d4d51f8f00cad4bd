import RDBulkCore
import Testing

@Suite("Engine: batches in doubt")
struct BatchDoubtTests {
  @Test("A refusal of the same rows ends their doubt")
  func refused() {
    let run = BatchRun(rows: 2, retries: 1)
    var fates: [Delivery] = [.reset, .named([0]), .status(500), .status(500)]
    run.run(rows: 2) { _ in fates.removeFirst() }
    #expect([1, 2].map(run.words) == ["rejected INVALID_0 400 2", "failed HTTP_500 500 3"])
  }

  @Test("A refusal says nothing about what an earlier run sent in other company", arguments: [true, false])
  func older(_ isNamed: Bool) {
    let run = BatchRun(rows: 3, retries: 0)
    run.add(isInDoubt: true)
    run.add()
    run.add()
    run.run(rows: 3) { $0.contains(3) ? (isNamed ? .named([2]) : .status(400)) : .status(500) }
    #expect(run.ends[1]?.status == .unknown && run.ends[2]?.status == .failed && run.ends[3]?.status == .rejected)
    #expect(run.engine.isIdle && run.engine.openRows.isEmpty)
  }

  @Test(
    "A refusal that an earlier copy may have caused ends no doubt",
    arguments: [
      "ALREADY_REGISTERED", "EMAIL_ALREADY_IN_USE", "INVALID_DUPLICATE", "MUST_BE_UNIQUE", "BAD_REQUEST", "TAKEN",
    ])
  func registered(_ code: String) {
    for status in [400, 422] {
      let run = BatchRun(rows: 2)
      var fates: [Delivery] = [.reset, .named([0, 1], status: status, code: code)]
      run.run(rows: 2) { _ in fates.removeFirst() }
      #expect([1, 2].map(run.words) == ["unknown \(code)_0 \(status) 2", "unknown \(code)_1 \(status) 2"])
    }
    let run = BatchRun(rows: 1)
    var fates: [Delivery] = [.reset, .answered(.rejected(APIError(code, "No.")), status: 422)]
    run.run(rows: 1) { _ in fates.removeFirst() }
    #expect(run.words(1) == "unknown \(code) 422 2")
  }

  @Test("Events that a 2xx answer has errors for are unknown at once, and the others accepted")
  func mixed() {
    let run = BatchRun(rows: 3)
    run.run(rows: 3) { _ in .answered(.partlyAccepted([RejectedEvent(1, APIError("E", "No."))]), status: 207) }
    #expect([1, 2, 3].map(run.words) == ["accepted  207 1", "unknown E 207 1", "accepted  207 1"])
    #expect(run.engine.isIdle && run.engine.openRows.isEmpty)
  }

  @Test("After a conflict, what was lost before it stays in doubt")
  func conflict() {
    let run = BatchRun(rows: 2)
    var fates: [Delivery] = [.reset, .named([0], status: 409), .status(404)]
    run.run(rows: 2) { _ in fates.removeFirst() }
    #expect([1, 2].map(run.words) == ["unknown INVALID_0 409 2", "unknown HTTP_404 404 3"])
  }

  @Test("The halves of a batch in doubt leave one at a time if only one may be in flight")
  func concurrency() {
    let run = BatchRun(rows: 8, concurrency: 1, retries: 9)
    run.run(rows: 16) { rows in
      #expect(run.engine.inFlight == 1)
      return run.sent.count == 1 ? .reset : rows.contains(5) ? .contact(43_067) : .accepted
    }
    #expect(run.words(5) == "unknown LEAD_LIMIT 429 5")
    #expect(run.ends.count == 16)
  }

  @Test("After a stop, a half given up on is unknown and a waiting half is not lost")
  func stop() {
    let run = BatchRun(rows: 4, leavesUnsent: true)
    let slot = run.send(rows: 4)[0]
    run.finish(slot, .status(400))
    #expect(run.released == [1, 2, 3, 4])
    let half = run.send(rows: 4)[0]
    #expect(run.engine.openRows == [1, 2])
    run.engine.stop(.interrupted)
    run.engine.giveUp(half, APIError("INTERRUPTED", ""), run.now)
    run.takeOutcomes()
    #expect([1, 2].map(run.words) == ["unknown INTERRUPTED 0 2", "unknown INTERRUPTED 0 2"])
    #expect(run.ends.count == 2 && run.engine.openRows.isEmpty && run.engine.isIdle)
  }
}
