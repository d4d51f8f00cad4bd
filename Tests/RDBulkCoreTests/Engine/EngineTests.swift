import RDBulkCore
import Testing

@Suite("Engine: what becomes of a row")
struct EngineTests {
  struct Case: CustomTestStringConvertible {
    var name: String
    var fates: [Delivery]
    var end: String
    var policy = UnknownPolicy.retry

    init(_ name: String, _ fates: Delivery..., policy: UnknownPolicy = .retry, end: String) {
      self.name = name
      self.fates = fates
      self.end = end
      self.policy = policy
    }

    var testDescription: String { name }
  }

  /// With two retries. The end: status, error, HTTP status, attempts.
  static let cases: [Case] = [
    Case("accepted", .accepted, end: "accepted  200 1"),
    Case("accepted in the end", .status(500), .status(503), .accepted, end: "accepted  200 3"),
    Case("rejected", .status(400), end: "rejected HTTP_400 400 1"),
    Case("rejected after a failure", .status(500), .status(404), end: "rejected HTTP_404 404 2"),
    Case("retries spent on refusals", .status(503), end: "failed HTTP_503 503 3"),
    Case("retries spent on 408 and 425", .status(408), .status(425), .status(408), end: "failed HTTP_408 408 3"),
    Case("lost, then accepted", .reset, .accepted, end: "accepted  200 2"),
    Case("lost, then retries spent", .reset, .status(500), .status(500), end: "unknown HTTP_500 500 3"),
    Case("lost each time", .status(500), .reset, .reset, end: "unknown CONNECTION_LOST 0 3"),
    Case("lost, recorded", .reset, policy: .record, end: "unknown CONNECTION_LOST 0 1"),
    Case(
      "failed before it was lost, recorded", .status(500), .reset, policy: .record, end: "unknown CONNECTION_LOST 0 2"),
    Case("behind a gateway", .status(502), .status(504), .status(524), end: "unknown HTTP_524 524 3"),
    Case("behind a gateway, recorded", .status(504), policy: .record, end: "unknown HTTP_504 504 1"),
    Case("unreadable", .garbage, .accepted, end: "accepted  200 2"),
    Case("unreadable, recorded", .garbage, policy: .record, end: "unknown UNREADABLE_ANSWER 200 1"),
    Case("cut off after a 200", .lost(APIError("CUT", ""), status: 200), policy: .record, end: "unknown CUT 200 1"),
    Case(
      "cut off after a 400", .lost(APIError("CUT", ""), status: 400), policy: .record, end: "rejected HTTP_400 400 1"),
    Case("cut off after a 500", .lost(APIError("CUT", ""), status: 500), policy: .record, end: "failed HTTP_500 500 3"),
    Case(
      "lost, then refused for a value", .reset, .answered(.rejected(APIError("INVALID_OPTION", "")), status: 422),
      end: "rejected INVALID_OPTION 422 2"),
    Case("lost, then refused for its length", .reset, .status(413), end: "rejected HTTP_413 413 2"),
    Case("lost, then refused without a reason", .reset, .status(422), end: "unknown HTTP_422 422 2"),
    Case("lost, then refused for what may be news", .reset, .status(409), end: "unknown HTTP_409 409 2"),
    Case("lost, then not authorized", .reset, .status(401), end: "unknown UNAUTHORIZED 401 2"),
    Case("not authorized", .status(401), end: "failed UNAUTHORIZED 401 1"),
    Case(
      "the account's quota costs no try", .status(429), .status(429), .status(429), .status(429), .accepted,
      end: "accepted  200 5"),
    Case("the account's quota asks for too much", .status(429, wait: "4000"), end: "failed RATE_LIMIT 429 1"),
    Case("a contact's quota, back soon", .contact(20), .contact(60), .accepted, end: "accepted  200 3"),
    Case("a contact's quota, soon again and again", .contact(20), end: "failed LEAD_LIMIT 429 4"),
    Case("a contact's quota, spent for the day", .contact(43_067), end: "failed LEAD_LIMIT 429 1"),
    Case("lost, then a contact's quota", .reset, .contact(43_067), end: "unknown LEAD_LIMIT 429 2"),
    Case("never reached", .refused, end: "failed CONNECTION_FAILED 0 3"),
    Case("no such host", .noSuchHost, end: "failed CONNECTION_FAILED 0 1"),
  ]

  @Test("A row ends with the status that its answers call for", arguments: cases)
  func end(_ wanted: Case) {
    let run = EngineRun(retries: 2, onUnknown: wanted.policy)
    for fate in wanted.fates.dropLast() {
      for slot in run.send(rows: 1) { run.finish(slot, fate) }
      guard run.sleep() else { break }
    }
    if let last = wanted.fates.last { run.run(rows: 1, last) }
    #expect(run.words(1) == wanted.end)
    #expect(run.engine.isIdle && run.engine.inFlight == 0)
  }

  @Test(
    "For requests that only read, the last answer decides",
    arguments: [
      Case("lost, then refused for what may be news", .reset, .status(404), end: "rejected HTTP_404 404 2"),
      Case("lost, then retries spent", .reset, .status(500), .status(500), end: "failed HTTP_500 500 3"),
      Case("lost, then a contact's quota", .reset, .contact(43_067), end: "failed LEAD_LIMIT 429 2"),
      Case("lost each time", .reset, .reset, .reset, end: "unknown CONNECTION_LOST 0 3"),
    ])
  func reading(_ wanted: Case) {
    let run = EngineRun(retries: 2, isReading: true)
    for fate in wanted.fates.dropLast() {
      for slot in run.send(rows: 1) { run.finish(slot, fate) }
      guard run.sleep() else { break }
    }
    if let last = wanted.fates.last { run.run(rows: 1, last) }
    #expect(run.words(1) == wanted.end)
  }

  @Test(
    "The message says when a contact may be tried again",
    arguments: [(121, "3 min"), (180, "3 min"), (3_599, "1 h 0 min"), (43_067, "11 h 58 min"), (86_400, "24 h 0 min")])
  func contactWords(_ seconds: Int, _ words: String) {
    let run = EngineRun()
    run.run(rows: 1, .contact(seconds))
    #expect(run.ends[1]?.message.english == "This contact's quota is used up; try again in \(words).")
  }

  @Test("Other rows are sent while one waits for its contact's quota")
  func contactOthers() {
    let run = EngineRun(concurrency: 1)
    run.run(rows: 3, .contact(60), .accepted)
    #expect(run.sent == [1, 2, 3, 1])
    #expect(run.ends.values.allSatisfy { $0.status == .accepted })
    #expect(run.engine.throttled == 1)
  }

  @Test("No row is taken if none is offered or the run has stopped")
  func add() {
    let run = EngineRun()
    run.engine.add(run.now) { _ in nil }
    #expect(run.engine.isIdle && run.engine.wantsBatch)
    run.engine.stop(.interrupted)
    var wasAsked = false
    run.engine.add(run.now) { _ in
      wasAsked = true
      return nil
    }
    #expect(!wasAsked && run.engine.isIdle && !run.engine.wantsBatch)
  }

  @Test("A batch's slot and bytes are reused once its outcome is taken")
  func slots() {
    let run = EngineRun(concurrency: 2)
    run.run(rows: 100, .accepted)
    #expect(run.ends.count == 100)
    #expect(run.engine.batches.count <= 4)
  }

  @Test("Rows in doubt that a stop leaves to the next run stay open")
  func leftInDoubt() {
    var engine = Engine(
      Engine.Settings(
        rate: nil, concurrency: 4, batch: nil, retries: 4, onUnknown: .retry, maxFailures: nil, leavesUnsent: true,
        seed: 1))
    let now = Instant(nanoseconds: 0)
    for number in 1...3 {
      engine.add(now) { _ in
        var row = BatchRow(number: number, line: number, email: 0..<0, event: 0..<0, raw: 0..<0)
        row.isInDoubt = number == 3
        return row
      }
    }
    // One is lost and waits in doubt, one was refused and waits, one came in doubt from an earlier run.
    if let slot = engine.nextSend(now) { engine.finish(slot, .lost(APIError("LOST", ""), status: 0), now) }
    if let slot = engine.nextSend(now) { engine.finish(slot, .unsent(APIError("NO", ""), isPermanent: false), now) }
    engine.stop(.interrupted)
    #expect(engine.openRows == [1, 3])
    #expect(Set(engine.released) == [2])
    #expect(engine.outcomes.isEmpty)
  }
}
