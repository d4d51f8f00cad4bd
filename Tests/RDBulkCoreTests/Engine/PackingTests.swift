@testable import RDBulkCore
import Testing

@Suite("Engine: rows packed into batches")
struct PackingTests {
  @Test("A batch holds up to the maximum number of rows in order, the last one the rest")
  func rows() {
    let run = BatchRun(rows: 4)
    run.run(rows: 10) { _ in .accepted }
    #expect(run.sent == [[1, 2, 3, 4], [5, 6, 7, 8], [9, 10]])
    #expect(run.ends.count == 10 && run.ends.values.allSatisfy { $0.status == .accepted && $0.attempts == 1 })
    #expect(run.engine.requests == 3 && run.engine.retries == 0 && run.engine.isIdle)
  }

  @Test(
    "A batch holds up to the maximum number of bytes, brackets and commas included",
    arguments: [
      (61, [3, 3, 1]), (80, [3, 3, 1]), (60, [2, 2, 2, 1]), (41, [2, 2, 2, 1]), (40, Array(repeating: 1, count: 7)),
    ])
  func bytes(_ limit: Int, _ counts: [Int]) {
    let run = BatchRun(rows: .max, bytes: limit)
    // Rows of 19 bytes: n of them are 20 n + 1 long, and three 61.
    run.run(rows: 7, bytes: 19) { _ in .accepted }
    #expect(run.sent.map(\.count) == counts)
    #expect(run.sent.flatMap { $0 } == Array(1...7))
  }

  @Test("A row that doesn't fit starts the next batch with its own bytes")
  func overflow() {
    let run = BatchRun(rows: 9, bytes: 100)
    run.add(bytes: 60)
    run.add(bytes: 30)
    run.add(bytes: 50)
    let slot = run.send(rows: 3)[0]
    #expect(run.sent == [[1, 2]])
    #expect(run.engine.batches[slot].text == Array(repeating: 1, count: 60) + Array(repeating: 2, count: 30))
    #expect(run.engine.batches[slot].length == 93)
    run.finish(slot, .accepted)
    let next = run.send(rows: 3)[0]
    #expect(run.engine.batches[next].text == Array(repeating: 3, count: 50))
    #expect(run.engine.batches[next].length == 52)
  }

  @Test(
    "No batch is started while those in flight hold too much memory",
    arguments: [(Int?.none, 19, 5), (3, 19, 2), (3, 500, 1), (nil, 5_000, 1)])
  func memory(_ rows: Int?, _ bytes: Int, _ inFlight: Int) {
    let run = BatchRun(rows: rows ?? 1, concurrency: 64, bytesLimit: 5 * (19 + MemoryLayout<BatchRow>.stride))
    let first = run.send(rows: 100, bytes: bytes)
    // The batch that reaches the limit is the last one.
    #expect(first.count == inFlight)
    #expect(!run.engine.wantsBatch)
    run.finish(first[0], .accepted)
    #expect(run.engine.wantsBatch)
    for slot in first.dropFirst() { run.finish(slot, .accepted) }
    run.run(rows: 100, bytes: bytes) { $0.contains(50) ? .status(400) : .accepted }
    #expect(run.ends.count == 100 && run.ends[50]?.status == .rejected)
    #expect(run.engine.bytesHeld == 0 && run.engine.isIdle)
  }

  @Test("A batch that has lingered long enough is sent, and wakes the run for it")
  func linger() {
    let run = BatchRun(rows: 4)
    #expect(run.send(rows: 2, isEnd: false).isEmpty)
    #expect(run.engine.wakeTime(run.now) == Instant(nanoseconds: .seconds(1)))
    run.now = Instant(nanoseconds: .seconds(1) - 1)
    #expect(run.send(rows: 3, isEnd: false).isEmpty)
    run.now = Instant(nanoseconds: .seconds(1))
    #expect(run.send(rows: 3, isEnd: false).count == 1)
    #expect(run.sent == [[1, 2, 3]])
    #expect(run.engine.wakeTime(run.now) == .never)
  }

  @Test("A batch waiting for its turn doesn't send the next one away half empty")
  func patience() {
    // Three seconds apart, three times the time that a batch lingers.
    let run = BatchRun(rows: .max, bytes: 1_000, concurrency: 4, rate: Rate(requests: 20, window: 60))
    for _ in 0..<200 {
      for slot in run.send(rows: 1_000, bytes: 30, isEnd: run.sent.count > 30) { run.finish(slot, .accepted) }
      let wake = run.engine.wakeTime(run.now)
      guard wake != .never else { break }
      run.now = max(run.now, wake)
    }
    let full = run.sent.dropLast()
    #expect(full.count > 25 && full.allSatisfy { $0.count == 32 }, "\(run.sent.map(\.count))")
  }

  @Test("A row that isn't taken leaves no trace in the batch")
  func notTaken() {
    let run = BatchRun(rows: 4)
    run.add()
    run.engine.add(run.now) { text in
      text.append(contentsOf: [9, 9, 9])
      return nil
    }
    run.add()
    let slot = run.send(rows: 2)[0]
    #expect(run.engine.batches[slot].text == Array(repeating: 1, count: 10) + Array(repeating: 2, count: 10))
    #expect(run.engine.batches[slot].length == 23)
    run.finish(slot, .accepted)
    run.engine.add(run.now) { _ in nil }
    #expect(run.engine.isIdle)
  }

  @Test("A batch still open when the run stops was not reached")
  func stop() {
    let run = BatchRun(rows: 4, concurrency: 2)
    let slot = run.send(rows: 4)[0]
    run.add()
    run.engine.stop(.interrupted)
    #expect(run.engine.openRows == [1, 2, 3, 4])
    run.finish(slot, .accepted)
    #expect(run.ends.keys.sorted() == [1, 2, 3, 4] && run.engine.isIdle && run.engine.openRows.isEmpty)
  }

  @Test("Rows that an earlier run left in doubt stay so in an open batch and after a stop, unlike their neighbours")
  func openRows() {
    let run = BatchRun(rows: 9, leavesUnsent: true)
    run.add(isInDoubt: true)
    run.add()
    #expect(run.engine.openRows == [1])
    let slot = run.send(rows: 2)[0]
    #expect(run.engine.openRows == [1, 2])
    run.finish(slot, .status(503))
    #expect(run.engine.openRows == [1] && run.released == [2])
    run.engine.stop(.interrupted)
    run.takeOutcomes()
    #expect(run.engine.openRows == [1] && run.ends.isEmpty)
  }
}
