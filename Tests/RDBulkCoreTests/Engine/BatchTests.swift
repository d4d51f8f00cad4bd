import RDBulkCore
import Testing

@Suite("Engine: what becomes of a batch")
struct BatchTests {
  @Test("Rows named by a refusal end with their own errors, and the others are sent again")
  func named() {
    let run = BatchRun(rows: 6)
    run.run(rows: 6, Delivery.naming([2, 5]))
    #expect(run.sent == [[1, 2, 3, 4, 5, 6], [1, 3, 4, 6]])
    #expect([2, 5].map(run.words) == ["rejected INVALID_1 400 1", "rejected INVALID_4 400 1"])
    #expect([1, 3, 4, 6].map(run.words) == Array(repeating: "accepted  200 2", count: 4))
    #expect(run.engine.requests == 2 && run.engine.retries == 1)
    #expect(run.released == [1, 3, 4, 6])
  }

  @Test("If a refusal names every row, none is sent again")
  func allNamed() {
    let run = BatchRun(rows: 3)
    run.run(rows: 3, Delivery.naming([1, 2, 3]))
    #expect(run.sent.count == 1 && run.ends.values.allSatisfy { $0.status == .rejected })
    #expect(run.engine.isIdle)
  }

  @Test(
    "Bad rows are found by halving with about 2 k log2 n requests, and no good one is lost",
    arguments: [
      (1, [1]), (2, [2]), (64, [1]), (64, [64]), (64, [33]), (64, [1, 64]), (64, [7, 8, 40]), (1_000, [500]),
      (1_000, [3, 333, 666, 999]), (1_000, Array(1...10)), (7, Array(1...7)),
    ])
  func halving(_ count: Int, _ bad: [Int]) {
    let run = BatchRun(rows: count, concurrency: 4)
    run.run(rows: count, Delivery.refusing(Set(bad)))
    #expect(run.ends.count == count)
    for (row, end) in run.ends { #expect(end.status == (bad.contains(row) ? .rejected : .accepted), "\(row)") }
    var depth = 0
    while 1 << depth < count { depth += 1 }
    #expect(run.engine.requests <= 2 * bad.count * depth + 1)
    #expect(run.engine.retries == run.engine.requests - 1)
    #expect(run.sent.reduce(0) { $0 + $1.count } == run.ends.values.reduce(0) { $0 + $1.attempts })
    #expect(run.engine.isIdle)
  }

  @Test("A body that is too long is halved, and later batches are shorter")
  func tooLong() {
    let run = BatchRun(rows: .max, bytes: 8_001)
    run.run(rows: 160, bytes: 99) { $0.count > 30 ? .status(413) : .accepted }
    #expect(run.sent[0].count == 80)
    #expect(run.ends.count == 160 && run.ends.values.allSatisfy { $0.status == .accepted })
    // 80, 40 twice, then no longer than 20.
    #expect(run.sent.filter { $0.count > 30 }.count <= 4)
  }

  @Test("Several bodies that are too long at once lower the limit once")
  func tooLongTogether() {
    let run = BatchRun(rows: .max, bytes: 8_001, concurrency: 8)
    run.run(rows: 3_200, bytes: 99) { $0.count > 45 ? .status(413) : .accepted }
    #expect(run.ends.count == 3_200)
    #expect(run.sent.suffix(20).contains { $0.count == 39 })
  }

  @Test("A single row that is too long is refused")
  func longRow() {
    let run = BatchRun(rows: 2)
    run.run(rows: 2) { _ in .status(413) }
    #expect([1, 2].map(run.words) == ["rejected HTTP_413 413 2", "rejected HTTP_413 413 2"])
  }

  @Test("A refusal that isn't about rows refuses all of them", arguments: [404, 405, 415])
  func whole(_ status: Int) {
    let run = BatchRun()
    run.run(rows: 4) { _ in .status(status) }
    #expect(run.sent.count == 1 && run.ends.values.allSatisfy { $0.status == .rejected })
  }

  @Test("After a spent quota or a failure, the same batch is sent again")
  func again() {
    let run = BatchRun()
    var fates: [Delivery] = [.status(429, wait: "1"), .status(500), .refused, .accepted]
    run.run(rows: 4) { _ in fates.removeFirst() }
    #expect(run.sent == Array(repeating: [1, 2, 3, 4], count: 4))
    #expect(run.ends.values.allSatisfy { $0.status == .accepted && $0.attempts == 4 })
    #expect(run.engine.throttled == 1 && run.engine.retries == 2)
  }

  @Test("A contact's spent quota is found by halving and affects only that contact")
  func contact() {
    let run = BatchRun(rows: 8)
    run.run(rows: 8) { $0.contains(3) ? .contact(43_067) : .accepted }
    #expect(run.words(3) == "failed LEAD_LIMIT 429 4")
    #expect(run.ends.count == 8 && run.ends.values.filter { $0.status == .accepted }.count == 7)
    #expect(run.engine.requests == 7)
  }

  @Test("A lost batch is sent again, or recorded, with all of its rows", arguments: [Delivery.reset, .garbage])
  func lost(_ fate: Delivery) {
    let retry = BatchRun()
    retry.run(rows: 4) { _ in retry.sent.count == 1 ? fate : .accepted }
    #expect(retry.sent == [[1, 2, 3, 4], [1, 2, 3, 4]])
    #expect(retry.ends.values.allSatisfy { $0.status == .accepted && $0.attempts == 2 })
    let record = BatchRun(onUnknown: .record)
    record.run(rows: 4) { _ in fate }
    #expect(record.sent.count == 1)
    #expect(record.ends.count == 4 && record.ends.values.allSatisfy { $0.status == .unknown && $0.attempts == 1 })
  }

  @Test("A row keeps its own number of attempts when its batch is halved")
  func tries() {
    let run = BatchRun(rows: 2, retries: 2)
    run.run(rows: 2) { $0 == [1, 2] ? (run.sent.count == 1 ? .status(500) : .status(400)) : .status(500) }
    #expect([1, 2].map(run.words) == ["failed HTTP_500 500 4", "failed HTTP_500 500 4"])
  }

  @Test("A refused login ends all rows of the batch")
  func unauthorized() {
    let run = BatchRun(rows: 3)
    run.run(rows: 9) { _ in .status(401) }
    #expect((1...3).map(run.words) == Array(repeating: "failed UNAUTHORIZED 401 1", count: 3))
    #expect(run.ends.count == 3)
  }

  @Test("A share of failures is not taken of the bad rows alone")
  func maxFailures() {
    let few = BatchRun(rows: 500, maxFailures: .percent(10))
    few.run(rows: 1_000, Delivery.naming(Set(1...40)))
    #expect(few.engine.stopReason == nil && few.ends.count == 1_000)
    let many = BatchRun(rows: 500, maxFailures: .percent(10))
    many.run(rows: 1_000, Delivery.naming(Set(1...60)))
    #expect(many.engine.stopReason == .tooManyFailures(60))
  }
}
