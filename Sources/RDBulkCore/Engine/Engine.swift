/// How one sending of a batch ended.
package enum Delivery: Equatable, Sendable {
  case answered(Answer, status: Int)
  /// It certainly did not reach the server; `isPermanent` where trying again can't help.
  case unsent(APIError, isPermanent: Bool)
  /// It left, and no answer came.
  case lost(APIError, status: Int)
}

/// Why no more is sent.
package enum StopReason: Equatable, Sendable {
  case unauthorized(APIError)
  /// No request reaches the server, or none is answered.
  case unreachable(APIError)
  /// The quota stays spent, or the server asks for a longer wait than is sensible.
  case throttled(APIError)
  case tooManyFailures(Int)
  /// Asked to by a signal.
  case interrupted
  /// The results can't be written.
  case outputFailed
}

/// A row's end, and where its bytes are until the outcomes are cleared.
package struct RowOutcome: Equatable, Sendable {
  package var slot: Int
  package var index: Int
  package var outcome: Outcome
}

/// Decides when what is sent, again or no more, and what becomes of each row. It does nothing itself: it is told what
/// happened and when, and is asked what to do next.
///
/// A batch goes from `add` through `nextSend` and `finish` to outcomes. At most `concurrency` batches are in flight or
/// in doubt. What may leave is bounded by the pacer (the rate), the weather (pauses that all keep), the retry budget
/// and each row's own backoff.
package struct Engine: Sendable {
  package struct Settings: Equatable, Sendable {
    package var rate: Rate?
    package var concurrency: Int
    package var retries: Int
    package var onUnknown: UnknownPolicy
    package var maxFailures: FailureLimit?
    package var seed: UInt64

    package init(
      rate: Rate?, concurrency: Int, retries: Int, onUnknown: UnknownPolicy, maxFailures: FailureLimit?, seed: UInt64
    ) {
      self.rate = rate
      self.concurrency = concurrency
      self.retries = retries
      self.onUnknown = onUnknown
      self.maxFailures = maxFailures
      self.seed = seed
    }
  }

  package let settings: Settings
  package private(set) var batches: [Batch] = []
  /// Ends that were not taken yet; `clearOutcomes` when they are.
  package private(set) var outcomes: [RowOutcome] = []
  package private(set) var stopReason: StopReason?
  package private(set) var weather = Weather()
  package private(set) var inFlight = 0
  package private(set) var requests = 0
  package private(set) var retries = 0
  package private(set) var throttled = 0

  private var pacer: Pacer
  private var budget = RetryBudget()
  private var random: SeededRandom
  private var freeSlots: [Int] = []
  private var ready = Queue<Int>()
  private var waiting = Heap<Int>()
  private var placesHeld = 0
  private var failures = FailureCount()

  /// Batches that wait for a further try and are not in doubt hold no place, but memory.
  private static let waitingLimit = 1_000
  /// A contact's quota that is back within this time is waited for (nanoseconds), so often.
  private static let contactPatience: Int64 = .seconds(120)
  private static let contactWaitLimit = 3

  package init(_ settings: Settings) {
    self.settings = settings
    pacer = Pacer(settings.rate)
    random = SeededRandom(seed: settings.seed)
  }

  // MARK: - Rows in

  /// Whether a further batch is of use now: one is kept ready while there is a place for it.
  package var wantsBatch: Bool {
    stopReason == nil && ready.isEmpty && placesHeld < settings.concurrency && waiting.count < Self.waitingLimit
  }

  /// Whether every batch that was added has ended.
  package var isIdle: Bool { inFlight == 0 && ready.isEmpty && waiting.count == 0 }

  /// Takes a row as a batch of its own. `fill` appends its bytes to the batch's text and says where they are; where it
  /// returns nil the row is not taken.
  package mutating func add(_ fill: (inout [UInt8]) -> BatchRow?) {
    let slot = freeSlots.popLast() ?? batches.count
    if slot == batches.count { batches.append(Batch()) }
    batches[slot].text.removeAll(keepingCapacity: true)
    batches[slot].rows.removeAll(keepingCapacity: true)
    guard let row = fill(&batches[slot].text) else {
      freeSlots.append(slot)
      return
    }
    batches[slot].rows.append(row)
    batches[slot].phase = .ready
    batches[slot].isRetry = false
    ready.append(slot)
  }

  // MARK: - Requests out

  /// The batch to send now, or nil. It counts as in flight until `finish`.
  package mutating func nextSend(_ now: Instant) -> Int? {
    guard stopReason == nil, inFlight < settings.concurrency, let slot = candidate(now), earliestSend(now) <= now else {
      return nil
    }
    if batches[slot].phase == .ready { ready.removeFirst() } else { _ = waiting.removeFirst() }
    if batches[slot].isRetry {
      budget.spend(now)
      retries += 1
    }
    pacer.send(now)
    inFlight += 1
    requests += 1
    batches[slot].phase = .inFlight
    batches[slot].sentAt = now
    if !batches[slot].holdsPlace {
      batches[slot].holdsPlace = true
      placesHeld += 1
    }
    for index in batches[slot].rows.indices { batches[slot].rows[index].attempts += 1 }
    return slot
  }

  /// When `nextSend` or `wantsBatch` may next say something else, if nothing else happens before.
  package func wakeTime(_ now: Instant) -> Instant {
    guard stopReason == nil, inFlight < settings.concurrency else { return .never }
    if candidate(now) != nil { return earliestSend(now) }
    guard let first = waiting.first else { return .never }
    return max(first.key, earliestSend(now))
  }

  /// The batch whose turn it is: one that waited long enough, else the one that is ready.
  private func candidate(_ now: Instant) -> Int? {
    if let first = waiting.first, first.key <= now, hasPlace(for: first.element) {
      let isAffordable = !batches[first.element].isRetry || budget.earliest(now) <= now
      if isAffordable || ready.isEmpty { return first.element }
    }
    guard let slot = ready.first, hasPlace(for: slot) else { return nil }
    return slot
  }

  private func hasPlace(for slot: Int) -> Bool {
    batches[slot].holdsPlace || placesHeld < settings.concurrency
  }

  private func earliestSend(_ now: Instant) -> Instant {
    var moment = max(weather.earliest(now, inFlight: inFlight), pacer.earliest(now))
    if ready.isEmpty, let first = waiting.first, batches[first.element].isRetry {
      moment = max(moment, budget.earliest(now))
    }
    return moment
  }

  // MARK: - Answers

  /// A batch's request has ended.
  package mutating func finish(_ slot: Int, _ delivery: Delivery, _ now: Instant) {
    inFlight -= 1
    pacer.settle(now)
    switch delivery {
    case .answered(let answer, let status): take(answer, status, slot, now)
    case .lost(let error, let status):
      markInDoubt(slot)
      if status == 0, !weather.noAnswer(now, &random) { stop(.unreachable(error)) }
      retryOrUnknown(slot, error, status, now)
    case .unsent(let error, let isPermanent):
      takeUnsent(slot, error, isPermanent, now)
    }
    checkFailures()
  }

  private mutating func take(_ answer: Answer, _ status: Int, _ slot: Int, _ now: Instant) {
    switch answer {
    case .accepted:
      weather.clear()
      budget.answer(now)
      end(slot, .accepted, nil, status, now)
    case .rejected(let error):
      weather.clear()
      budget.answer(now)
      end(slot, .rejected, error, status, now)
    case .unreadable(let error), .lostBehindGateway(let error, wait: nil):
      weather.clear()
      markInDoubt(slot)
      retryOrUnknown(slot, error, status, now)
    case .lostBehindGateway(let error, let wait):
      markInDoubt(slot)
      pause(.serverBusy, error, wait, slot, now)
      retryOrUnknown(slot, error, status, now)
    case .failure(let error, let wait):
      if wait == nil { weather.clear() } else { pause(.serverBusy, error, wait, slot, now) }
      retryOrFail(slot, error, status, now)
    case .accountLimit(let error, let wait):
      throttled += 1
      pause(.accountLimit, error, wait, slot, now)
      // The pause is the wait; the row itself did nothing wrong.
      postpone(slot, until: now, isRetry: false)
    case .contactLimit(let error, let wait):
      throttled += 1
      weather.clear()
      takeContactLimit(slot, error, wait, status, now)
    case .unauthorized(let error):
      weather.clear()
      stop(.unauthorized(error))
      endUnsent(slot, error, status, now)
    }
  }

  private mutating func pause(_ why: PauseReason, _ error: APIError, _ wait: Int64?, _ slot: Int, _ now: Instant) {
    if !weather.limited(why, wait: wait, sentAt: batches[slot].sentAt, now, &random) { stop(.throttled(error)) }
  }

  private mutating func takeUnsent(_ slot: Int, _ error: APIError, _ isPermanent: Bool, _ now: Instant) {
    if isPermanent {
      stop(.unreachable(error))
      return endUnsent(slot, error, 0, now)
    }
    if !weather.noAnswer(now, &random) {
      stop(.unreachable(error))
      return endUnsent(slot, error, 0, now)
    }
    if weather.isOutage { return postpone(slot, until: now, isRetry: false) }
    retryOrFail(slot, error, 0, now)
    if weather.isUnreached, batches[slot].phase == .ended { stop(.unreachable(error)) }
  }

  private mutating func takeContactLimit(
    _ slot: Int, _ error: APIError, _ wait: Int64?, _ status: Int, _ now: Instant
  ) {
    let wait = wait ?? .seconds(60)
    if wait <= Self.contactPatience, batches[slot].rows.allSatisfy({ $0.contactWaits < Self.contactWaitLimit }),
      stopReason == nil
    {
      for index in batches[slot].rows.indices { batches[slot].rows[index].contactWaits += 1 }
      return postpone(slot, until: now.advanced(by: wait + .milliseconds(100)), isRetry: true)
    }
    let hours = Double(wait) / Double(Int64.seconds(3_600))
    let when =
      hours < 1
      ? "\(wait / .seconds(60) + 1) minutes" : "\(Int(hours)) h \(wait % .seconds(3_600) / .seconds(60)) min"
    let text = "This contact's own quota is spent; try it again in \(when)."
    end(slot, doubtful(slot) ? .unknown : .failed, APIError("LEAD_LIMIT", text), status, now)
  }

  private mutating func retryOrFail(_ slot: Int, _ error: APIError, _ status: Int, _ now: Instant) {
    guard spendTry(slot) else {
      return end(slot, doubtful(slot) ? .unknown : .failed, error, status, now)
    }
    backOff(slot, now)
  }

  private mutating func retryOrUnknown(_ slot: Int, _ error: APIError, _ status: Int, _ now: Instant) {
    guard settings.onUnknown == .retry, spendTry(slot) else { return end(slot, .unknown, error, status, now) }
    backOff(slot, now)
  }

  private mutating func backOff(_ slot: Int, _ now: Instant) {
    let tries = batches[slot].rows.first?.triesSpent ?? 1
    postpone(slot, until: now.advanced(by: Backoff.row.fullJitter(tries, &random)), isRetry: true)
  }

  /// Counts a try of each row; false where one has none left, or nothing is sent any more.
  private mutating func spendTry(_ slot: Int) -> Bool {
    var isLeft = stopReason == nil
    for index in batches[slot].rows.indices {
      batches[slot].rows[index].triesSpent += 1
      if batches[slot].rows[index].triesSpent > settings.retries { isLeft = false }
    }
    return isLeft
  }

  private mutating func postpone(_ slot: Int, until moment: Instant, isRetry: Bool) {
    batches[slot].phase = .waiting
    batches[slot].isRetry = isRetry
    if !doubtful(slot) { leavePlace(slot) }
    waiting.insert(slot, at: moment)
    if stopReason != nil { abandonWaiting() }
  }

  private mutating func leavePlace(_ slot: Int) {
    guard batches[slot].holdsPlace else { return }
    batches[slot].holdsPlace = false
    placesHeld -= 1
  }

  private mutating func markInDoubt(_ slot: Int) {
    for index in batches[slot].rows.indices { batches[slot].rows[index].isInDoubt = true }
  }

  private func doubtful(_ slot: Int) -> Bool { batches[slot].rows.contains { $0.isInDoubt } }

  // MARK: - Ends

  private mutating func end(_ slot: Int, _ status: RowStatus, _ error: APIError?, _ httpStatus: Int, _ now: Instant) {
    var outcome = Outcome(status)
    outcome.httpStatus = httpStatus
    if let error {
      outcome.error = error.code
      outcome.message = error.message
    }
    outcome.sentAt = batches[slot].sentAt
    outcome.duration = now.since(batches[slot].sentAt)
    for index in batches[slot].rows.indices {
      outcome.attempts = batches[slot].rows[index].attempts
      outcomes.append(RowOutcome(slot: slot, index: index, outcome: outcome))
      failures.count(status)
    }
    batches[slot].phase = .ended
    leavePlace(slot)
  }

  /// Ends a batch that the server certainly did not process because the run stops.
  private mutating func endUnsent(_ slot: Int, _ error: APIError, _ status: Int, _ now: Instant) {
    end(slot, doubtful(slot) ? .unknown : .failed, error, status, now)
  }

  /// Stops sending. What is in flight may still be answered; what waits ends now.
  package mutating func stop(_ reason: StopReason) {
    if stopReason == nil { stopReason = reason }
    abandonWaiting()
  }

  private mutating func abandonWaiting() {
    let error = APIError("STOPPED", "The run stopped before this row could be sent again.")
    while let slot = waiting.removeFirst() { endUnsent(slot, error, 0, batches[slot].sentAt) }
    // A row that never left is one that was not reached.
    while let slot = ready.removeFirst() {
      batches[slot].phase = .free
      freeSlots.append(slot)
    }
  }

  private mutating func checkFailures() {
    guard stopReason == nil, let limit = settings.maxFailures, failures.isOver(limit) else { return }
    stop(.tooManyFailures(failures.failed))
  }

  /// Takes back the bytes of the rows whose outcomes were written.
  package mutating func clearOutcomes() {
    for outcome in outcomes where batches[outcome.slot].phase == .ended {
      batches[outcome.slot].phase = .free
      freeSlots.append(outcome.slot)
    }
    outcomes.removeAll(keepingCapacity: true)
  }
}

/// Rows that were sent and did not end well, against `--max-failures`.
private struct FailureCount: Sendable {
  private(set) var failed = 0
  private var ended = 0

  /// A share says little of a few rows.
  private static let sample = 20

  mutating func count(_ status: RowStatus) {
    ended += 1
    if status != .accepted { failed += 1 }
  }

  func isOver(_ limit: FailureLimit) -> Bool {
    switch limit {
    case .rows(let rows): failed >= rows
    case .percent(let percent): ended >= Self.sample && Double(failed) * 100 >= percent * Double(ended)
    }
  }
}
