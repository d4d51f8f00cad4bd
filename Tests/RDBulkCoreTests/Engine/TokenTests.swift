import RDBulkCore
import Testing

@Suite("Engine: a refused access token")
struct TokenTests {
  private func run(concurrency: Int = 4, onUnknown: UnknownPolicy = .retry) -> EngineRun {
    EngineRun(concurrency: concurrency, onUnknown: onUnknown, canRenew: true)
  }

  @Test("The token is renewed once for all requests it was refused to, and no attempt is spent")
  func once() {
    let run = run()
    let slots = run.send(rows: 8)
    for slot in slots { run.finish(slot, .status(401)) }
    guard case .wanted(let error) = run.engine.renewal else {
      Issue.record("\(run.engine.renewal)")
      return
    }
    #expect(error.code == "UNAUTHORIZED")
    #expect(run.send(rows: 8).isEmpty)
    #expect(run.engine.wakeTime(run.now) == .never)
    run.engine.renewed()
    #expect(run.engine.renewal == .none)
    run.run(rows: 8, .accepted)
    #expect(run.ends.count == 8)
    #expect(run.words(1) == "accepted  200 2")
    #expect(run.words(8) == "accepted  200 1")
    #expect(run.engine.retries == 0)
  }

  @Test("A late 401 for the old token renews nothing")
  func late() {
    let run = run()
    let slots = run.send(rows: 4)
    run.finish(slots[0], .status(401))
    run.engine.renewed()
    let again = run.send(rows: 4)
    run.finish(slots[1], .status(401))
    #expect(run.engine.renewal == .none && run.engine.stopReason == nil)
    for slot in again { run.finish(slot, .accepted) }
    for slot in slots[2...] { run.finish(slot, .status(401)) }
    #expect(run.engine.renewal == .none && run.engine.stopReason == nil)
    run.run(rows: 4, .accepted)
    #expect(run.ends.values.filter { $0.status == .accepted }.count == 4)
  }

  @Test("New tokens that are refused at once are renewed only a few times")
  func refusedAgain() {
    let run = run()
    for _ in 0...Engine.unprovenLimit {
      for slot in run.send(rows: 4) { run.finish(slot, .status(401)) }
      #expect(run.engine.stopReason == nil)
      run.engine.renewed()
    }
    for slot in run.send(rows: 4) { run.finish(slot, .status(401)) }
    guard case .unauthorized = run.engine.stopReason else {
      Issue.record("\(String(describing: run.engine.stopReason))")
      return
    }
    #expect(run.ends.values.filter { $0.status == .failed }.count == 4)
  }

  @Test("A token that worked for a while is renewed again and again")
  func expiries() {
    let run = run(concurrency: 2)
    for _ in 0..<5 {
      for slot in run.send(rows: 100) { run.finish(slot, .accepted) }
      for slot in run.send(rows: 100) { run.finish(slot, .status(401)) }
      #expect(run.engine.renewal != .none)
      run.engine.renewed()
    }
    #expect(run.engine.stopReason == nil)
  }

  @Test("If the token can't be renewed, the run ends")
  func noWay() {
    let run = EngineRun(concurrency: 2)
    run.run(rows: 2, .status(401))
    guard case .unauthorized = run.engine.stopReason else {
      Issue.record("\(String(describing: run.engine.stopReason))")
      return
    }
  }

  @Test("A failed renewal ends the run, and a row in doubt stays in doubt")
  func failed() {
    let run = run(concurrency: 2)
    let slots = run.send(rows: 2)
    run.finish(slots[0], .reset)
    run.finish(slots[1], .status(401))
    run.engine.renewalFailed(.unauthorized(APIError("INVALID_REFRESH_TOKEN", "No.")))
    run.takeOutcomes()
    #expect(run.ends[1]?.status == .unknown)
    #expect(run.ends[2]?.status == .failed)
    #expect(run.engine.isIdle)
  }

  @Test("A stop while a renewal is wanted leaves nothing behind")
  func stopped() {
    let run = run(concurrency: 2)
    for slot in run.send(rows: 2) { run.finish(slot, .status(401)) }
    run.engine.stop(.interrupted)
    run.takeOutcomes()
    #expect(run.engine.isIdle)
    #expect(run.ends.values.allSatisfy { $0.status == .failed })
  }
}
