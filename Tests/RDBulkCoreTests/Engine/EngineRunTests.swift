import RDBulkCore
import Testing

@Suite("Engine: the run as a whole")
struct EngineRunTests {
  @Test("No more requests are in flight or in doubt than allowed")
  func concurrency() {
    let run = EngineRun(concurrency: 3)
    #expect(run.send(rows: 9).count == 3)
    #expect(run.engine.wakeTime(run.now) == .never)
    run.finish(0, .reset)
    // Row 1 is in doubt and keeps its place until it has ended.
    #expect(run.send(rows: 9).isEmpty)
    run.finish(1, .accepted)
    #expect(run.send(rows: 9).count == 1)
    #expect(run.sent == [1, 2, 3, 4])
  }

  @Test("A row without a permit doesn't block those in doubt that hold all permits")
  func places() {
    let run = EngineRun(concurrency: 2, retries: 9)
    // Row 1 fails and leaves its place to row 3 before it is due again; then all places are in doubt.
    let first = run.send(rows: 3)
    run.finish(first[0], .status(503))
    let third = run.send(rows: 3)
    run.finish(first[1], .reset)
    for slot in third { run.finish(slot, .reset) }
    run.run(rows: 3, .accepted)
    #expect(run.ends.count == 3)
  }

  @Test("A retry wakes the engine when the budget has a permit for it, not before")
  func budget() {
    let run = EngineRun(concurrency: 1, retries: 500)
    var wakes = 0
    for _ in 0..<150 {
      for slot in run.send(rows: 1) { run.finish(slot, .status(500), after: 0) }
      let before = run.now
      #expect(run.sleep())
      #expect(run.now > before)
      wakes += 1
    }
    // Never lost: 101 permits at once, then one a second or the backoff.
    #expect(run.engine.requests == wakes)
    run.run(rows: 1, .accepted)
    #expect(run.words(1) == "accepted  200 151")
  }

  @Test("A spent quota is probed with a single request, and refusals in flight count as one")
  func accountLimit() {
    let run = EngineRun(concurrency: 4)
    let slots = run.send(rows: 8)
    #expect(slots.count == 4)
    run.finish(slots[0], .status(429, wait: "30"))
    // Let through before the quota was spent: no reason to go on.
    run.finish(slots[1], .accepted)
    #expect(run.send(rows: 8).isEmpty)
    run.finish(slots[2], .status(429, wait: "30"))
    run.finish(slots[3], .status(429, wait: "30"))
    #expect(run.sleep())
    #expect(run.now >= Instant(nanoseconds: .seconds(30)))
    let probe = run.send(rows: 8)
    #expect(probe.count == 1)
    #expect(run.engine.wakeTime(run.now) == .never)
    run.finish(probe[0], .accepted)
    #expect(run.send(rows: 8).count == 4)
    #expect(run.engine.throttled == 3)
  }

  @Test("A refused login ends rows in flight as not processed, and nothing more is sent")
  func unauthorized() {
    let run = EngineRun(concurrency: 3)
    let slots = run.send(rows: 9)
    run.finish(slots[0], .status(401))
    #expect(run.send(rows: 9).isEmpty && !run.engine.wantsBatch && !run.engine.isIdle)
    run.finish(slots[1], .status(401))
    run.finish(slots[2], .accepted)
    #expect([1, 2, 3].map(run.words) == ["failed UNAUTHORIZED 401 1", "failed UNAUTHORIZED 401 1", "accepted  200 1"])
    #expect(run.engine.isIdle && run.ends.count == 3)
    guard case .unauthorized = run.engine.stopReason else {
      Issue.record("\(String(describing: run.engine.stopReason))")
      return
    }
  }

  @Test("A stop ends what waits and lets requests in flight be answered")
  func interrupted() {
    let run = EngineRun(concurrency: 3)
    let slots = run.send(rows: 3)
    run.finish(slots[0], .status(500))
    run.finish(slots[1], .reset)
    run.engine.stop(.interrupted)
    run.engine.stop(.outputFailed)
    run.takeOutcomes()
    run.finish(slots[2], .status(429))
    #expect([1, 2, 3].map(run.words) == ["failed STOPPED 0 1", "unknown STOPPED 0 1", "failed RATE_LIMIT 429 1"])
    #expect(run.engine.stopReason == .interrupted && run.engine.isIdle)
  }

  @Test("A run stops at once if no request can ever leave")
  func noSuchHost() {
    let run = EngineRun(concurrency: 1)
    run.run(rows: 5, .accepted, .noSuchHost)
    #expect(run.ends.count == 2)
    #expect(run.engine.stopReason == .unreachable(APIError("CONNECTION_FAILED", "")))
  }

  @Test(
    "A run stops if its first row never gets through", arguments: [Delivery.refused, .reset], UnknownPolicy.allCases)
  func unreached(_ fate: Delivery, _ policy: UnknownPolicy) {
    let run = EngineRun(concurrency: 1, retries: 4, onUnknown: policy)
    run.run(rows: 1_000, fate)
    guard case .unreachable = run.engine.stopReason else {
      Issue.record("\(String(describing: run.engine.stopReason))")
      return
    }
    #expect(run.engine.requests <= 25)
  }

  @Test(
    "An outage is probed with single requests and costs no row an attempt", arguments: [Delivery.refused, .reset])
  func outage(_ fate: Delivery) {
    let run = EngineRun(concurrency: 8, retries: 4)
    for slot in run.send(rows: 8) { run.finish(slot, .accepted) }
    for slot in run.send(rows: 16) { run.finish(slot, fate) }
    let begin = run.now
    while run.now.since(begin) < .seconds(250), run.sleep() {
      let slots = run.send(rows: 16)
      #expect(slots.count <= 1)
      for slot in slots { run.finish(slot, fate) }
    }
    run.run(rows: 16, .accepted)
    #expect(run.ends.count == 16)
    #expect(run.ends.values.allSatisfy { $0.status == .accepted })
    #expect(run.engine.requests < 60)
  }

  @Test("A run gives up after five minutes of an outage", arguments: [Delivery.refused, .reset])
  func longOutage(_ fate: Delivery) {
    let run = EngineRun(concurrency: 1, retries: 4)
    run.run(rows: 1_000, .accepted, fate)
    guard case .unreachable = run.engine.stopReason else {
      Issue.record("\(String(describing: run.engine.stopReason))")
      return
    }
    #expect(run.now >= Instant(nanoseconds: .seconds(300)) && run.now < Instant(nanoseconds: .seconds(400)))
  }

  @Test("A run gives up on a quota that stays spent")
  func worn() {
    let run = EngineRun(concurrency: 2)
    run.run(rows: 5, .status(429, wait: "1"))
    guard case .throttled = run.engine.stopReason else {
      Issue.record("\(String(describing: run.engine.stopReason))")
      return
    }
    #expect(run.ends.values.allSatisfy { $0.status == .failed })
  }

  @Test(
    "A run stops once --max-failures rows have failed",
    arguments: [
      (FailureLimit.rows(1), 1), (.rows(7), 7), (.percent(1), 20), (.percent(100), 20), (.percent(50), 20),
    ])
  func maxFailures(_ limit: FailureLimit, _ ended: Int) {
    let run = EngineRun(maxFailures: limit)
    run.run(rows: 100, .status(400))
    #expect(run.ends.count == ended)
    #expect(run.engine.stopReason == .tooManyFailures(ended))
  }

  @Test("A run with fewer failures than --max-failures goes on")
  func fewFailures() {
    let run = EngineRun(maxFailures: .percent(50))
    run.run(rows: 60, .accepted, .accepted, .accepted, .status(400), .status(400), .accepted)
    #expect(run.engine.stopReason == nil && run.ends.count == 60)
  }

  @Test("No more rows are taken while a thousand wait for another attempt")
  func waitingLimit() {
    let run = EngineRun(concurrency: 16, retries: 50)
    while run.engine.wantsBatch {
      for slot in run.send(rows: 5_000) { run.finish(slot, .contact(100), after: 0) }
    }
    #expect((1_000...1_016).contains(run.engine.batches.count))
    run.run(rows: 1_000, .accepted)
    #expect(run.ends.values.allSatisfy { $0.status == .accepted })
    #expect(run.engine.isIdle)
  }

  @Test("With one request at a time, a row left in doubt lets others find out first whether there is a server")
  func doubtfulGoesBehind() {
    let run = EngineRun(concurrency: 1)
    run.doubtful = [1]
    run.run(rows: 3, .accepted, .accepted, .reset)
    #expect(run.sent == [2, 3, 1, 1, 1])
    #expect(run.ends.mapValues(\.status) == [1: .unknown, 2: .accepted, 3: .accepted])
    let alone = EngineRun(concurrency: 1)
    alone.doubtful = [1]
    alone.run(rows: 1, .accepted)
    #expect(alone.sent == [1] && alone.engine.isIdle)
  }
}
