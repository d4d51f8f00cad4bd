import RDBulkCore

/// An engine in the hands of a test that says, sending by sending, how each row fares.
final class EngineRun {
  var engine: Engine
  var now = Instant(nanoseconds: 0)
  private(set) var ends: [Int: Outcome] = [:]
  /// The rows in the order in which they were sent.
  private(set) var sent: [Int] = []
  private var fed = 0
  /// Rows that an earlier run left in doubt.
  var doubtful: Set<Int> = []

  init(
    concurrency: Int = 1, retries: Int = 2, onUnknown: UnknownPolicy = .retry, maxFailures: FailureLimit? = nil,
    rate: Rate? = nil, canRenew: Bool = false, isReading: Bool = false
  ) {
    var settings = Engine.Settings(
      rate: rate, concurrency: concurrency, batch: nil, retries: retries, onUnknown: onUnknown,
      maxFailures: maxFailures, leavesUnsent: false, seed: 1)
    settings.canRenew = canRenew
    settings.isReading = isReading
    engine = Engine(settings)
  }

  /// Sends whatever may leave now, of up to `rows` rows; gives the slots.
  func send(rows: Int) -> [Int] {
    var slots: [Int] = []
    while true {
      while engine.wantsBatch, fed < rows {
        fed += 1
        let number = fed
        engine.add(now) { _ in
          var row = BatchRow(number: number, line: number, email: 0..<0, event: 0..<0, raw: 0..<0)
          row.isInDoubt = doubtful.contains(number)
          return row
        }
      }
      guard let slot = engine.nextSend(now) else { return slots }
      slots.append(slot)
      sent.append(engine.batches[slot].rows.first?.number ?? 0)
    }
  }

  func finish(_ slot: Int, _ delivery: Delivery, after nanoseconds: Int64 = .milliseconds(10)) {
    now = now.advanced(by: nanoseconds)
    engine.finish(slot, delivery, now)
    takeOutcomes()
  }

  func takeOutcomes() {
    for end in engine.outcomes { ends[engine.batches[end.slot].rows[end.index].number] = end.outcome }
    engine.clearOutcomes()
  }

  /// Goes to the moment at which something may leave; false where there is none.
  func sleep() -> Bool {
    let wake = engine.wakeTime(now)
    guard wake != .never else { return false }
    now = max(now, wake)
    return true
  }

  /// One row after the other: each sending fares as the next of `fates` says, the last one for all that follow.
  func run(rows: Int, _ fates: Delivery...) {
    var next = 0
    for _ in 0..<10_000 where engine.stopReason == nil {
      let slots = send(rows: rows)
      for slot in slots {
        finish(slot, fates[min(next, fates.count - 1)])
        next += 1
      }
      if slots.isEmpty, !sleep() { break }
    }
    takeOutcomes()
  }

  func words(_ row: Int) -> String {
    guard let end = ends[row] else { return "none" }
    return "\(end.status) \(end.error) \(end.httpStatus) \(end.attempts)"
  }
}

extension Delivery {
  static let accepted = Delivery.answered(.accepted, status: 200)
  static let reset = Delivery.lost(APIError("CONNECTION_LOST", ""), status: 0)
  static let refused = Delivery.unsent(APIError("CONNECTION_FAILED", ""), isPermanent: false)
  static let noSuchHost = Delivery.unsent(APIError("CONNECTION_FAILED", ""), isPermanent: true)

  /// An answer of `status` with the header `Retry-After: wait`.
  static func status(_ status: Int, wait: String? = nil) -> Delivery {
    .answered(failure(status, [nil, wait]), status: status)
  }

  /// One contact's refusal.
  static func contact(_ seconds: Int) -> Delivery {
    .answered(failure(429, body: "{\"error\":\"'lead_limiter' \",\"remaining_time\":\(seconds)}"), status: 429)
  }

  static let garbage = Delivery.answered(.unreadable(APIError("UNREADABLE_ANSWER", "")), status: 200)
}
