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
    /// nil: each row is a request of its own.
    package var batch: BatchLimits?
    package var retries: Int
    package var onUnknown: UnknownPolicy
    package var maxFailures: FailureLimit?
    /// Whether rows that could still be sent when the run stops are left without a result, for the run that goes on.
    package var leavesUnsent: Bool
    package var seed: UInt64

    package init(
      rate: Rate?, concurrency: Int, batch: BatchLimits?, retries: Int, onUnknown: UnknownPolicy,
      maxFailures: FailureLimit?,
      leavesUnsent: Bool, seed: UInt64
    ) {
      self.rate = rate
      self.concurrency = concurrency
      self.batch = batch
      self.retries = retries
      self.onUnknown = onUnknown
      self.maxFailures = maxFailures
      self.leavesUnsent = leavesUnsent
      self.seed = seed
    }
  }

  package let settings: Settings
  package internal(set) var batches: [Batch] = []
  /// Ends that were not taken yet; `clearOutcomes` when they are. Take them before `nextSend`: a row that has ended
  /// holds no place, so one more in doubt may leave.
  package internal(set) var outcomes: [RowOutcome] = []
  /// Rows that were sent and are now known not to have been processed, since `clearReleased`.
  package internal(set) var released: [Int] = []
  package internal(set) var stopReason: StopReason?
  package internal(set) var weather = Weather()
  package internal(set) var inFlight = 0
  package internal(set) var requests = 0
  package internal(set) var retries = 0
  package internal(set) var throttled = 0

  var pacer: Pacer
  var budget = RetryBudget()
  var random: SeededRandom
  var freeSlots: [Int] = []
  var ready = Queue<Int>()
  /// Wait for a further try, are not in doubt and hold no place: the next one needs a free place.
  var waiting = Heap<Int>()
  /// Wait for a further try, are in doubt and hold their places. Apart from the others, which may be due sooner but
  /// find no place until one of these has left.
  var inDoubt = Heap<Int>()
  var placesHeld = 0
  /// The batch that rows are added to.
  var open: Int?
  /// The longest body that the server takes, as far as it is known.
  var bodyLimit: Int
  var failures = FailureCount()
  /// Rows in doubt that were left without a result when the run stopped, for the run that goes on.
  var leftInDoubt: [Int] = []

  /// Batches that wait for a further try and are not in doubt hold no place, but memory.
  private let waitingLimit: Int

  package init(_ settings: Settings) {
    self.settings = settings
    pacer = Pacer(settings.rate)
    bodyLimit = settings.batch?.bytes ?? .max
    waitingLimit = settings.batch == nil ? 1_000 : 2 * settings.concurrency
    random = SeededRandom(seed: settings.seed)
  }

  /// Says that an earlier run of this job sent `requests`, the last one at `last`: the rate holds over both runs.
  package mutating func remember(requests: Int, last: Instant) { pacer.remember(requests, last: last) }

  // MARK: - Rows in

  /// Whether a further batch is of use now: one is kept ready while there is a place for it.
  ///
  /// Where no request ever had an answer, the first few rows find out whether there is a server; the others stay unsent.
  package var wantsBatch: Bool {
    guard stopReason == nil, !(weather.isUnreached && weather.isSilent) else { return false }
    return ready.isEmpty && hasPlace && waiting.count < waitingLimit
  }

  /// Whether every batch that was added has ended.
  package var isIdle: Bool { inFlight == 0 && ready.isEmpty && waiting.count == 0 && inDoubt.count == 0 && open == nil }

  /// Takes a row: as a batch of its own, or into the one that is open. `fill` appends its bytes to the batch's text and
  /// says where they are; where it returns nil the row is not taken. After a stop no row is asked for.
  package mutating func add(_ now: Instant, _ fill: (inout [UInt8]) -> BatchRow?) {
    guard stopReason == nil else { return }
    let slot = open ?? openBatch(now)
    let length = batches[slot].text.count
    guard var row = fill(&batches[slot].text) else {
      batches[slot].text.removeSubrange(length...)
      if batches[slot].rows.isEmpty { discard(slot) }
      return
    }
    row.isInOlderDoubt = row.isInDoubt
    batches[slot].rows.append(row)
    guard let limits = settings.batch else { return close() }
    batches[slot].length += row.event.count + 1
    if batches[slot].length > bodyLimit, batches[slot].rows.count > 1 {
      let last = batches[slot].rows.count - 1
      close()
      let next = openBatch(now)
      move(last, of: slot, to: next)
      batches[next].length = 1 + row.event.count + 1
      batches[slot].rows.removeLast()
      batches[slot].length -= row.event.count + 1
      batches[slot].text.removeSubrange(length...)
    }
    if let slot = open, batches[slot].rows.count >= limits.rows { close() }
  }

  /// Whether a batch waits for further rows.
  package var isFilling: Bool { open != nil }

  /// Says that no row comes for now, though one is wanted. True where the open batch has waited long enough and goes.
  ///
  /// Time alone closes no batch: while one that is ready waits for its turn, rows are not asked for, and the next one
  /// would leave with the few that it has although the input has more.
  package mutating func closeIfDue(_ now: Instant) -> Bool {
    guard isFilling, lingerEnd <= now else { return false }
    close()
    return true
  }

  /// When the open batch has waited long enough for rows; `.never` where none are asked for.
  private var lingerEnd: Instant {
    guard let open, wantsBatch else { return .never }
    return batches[open].openedAt.advanced(by: settings.batch?.linger ?? 0)
  }

  /// Says that no further row comes: what is there goes.
  package mutating func close() {
    guard let slot = open else { return }
    open = nil
    batches[slot].phase = .ready
    ready.append(slot)
  }

  private mutating func openBatch(_ now: Instant) -> Int {
    let slot = newSlot()
    batches[slot].phase = .open
    batches[slot].openedAt = now
    open = slot
    return slot
  }

  /// Takes back an open batch without rows.
  private mutating func discard(_ slot: Int) {
    open = nil
    batches[slot].phase = .free
    freeSlots.append(slot)
  }

  /// An empty batch.
  mutating func newSlot() -> Int {
    let slot = freeSlots.popLast() ?? batches.count
    if slot == batches.count { batches.append(Batch()) }
    batches[slot].text.removeAll(keepingCapacity: true)
    batches[slot].rows.removeAll(keepingCapacity: true)
    batches[slot].length = 1
    batches[slot].isRetry = false
    batches[slot].isRest = false
    batches[slot].isPart = false
    return slot
  }

  /// Copies a row with its bytes to the end of another batch.
  mutating func move(_ index: Int, of slot: Int, to other: Int) {
    var row = batches[slot].rows[index]
    let source = batches[slot].text
    func copy(_ range: Range<Int>) -> Range<Int> {
      let start = batches[other].text.count
      batches[other].text.append(source.span, range)
      return start..<start + range.count
    }
    row.email = copy(row.email)
    row.event = copy(row.event)
    row.raw = copy(row.raw)
    batches[other].rows.append(row)
  }

  // MARK: - Requests out

  /// The batch to send now, or nil. It counts as in flight until `finish`.
  package mutating func nextSend(_ now: Instant) -> Int? {
    guard stopReason == nil, let turn = turn(now), turn.moment <= now, opening(now) <= now,
      let slot = removeFirst(of: turn.source)
    else { return nil }
    if batches[slot].isRetry { budget.spend(now) }
    if batches[slot].isRetry || batches[slot].isRest { retries += 1 }
    batches[slot].isRest = false
    pacer.send(now)
    inFlight += 1
    requests += 1
    batches[slot].phase = .inFlight
    batches[slot].sentAt = now
    takePlace(slot)
    for index in batches[slot].rows.indices { batches[slot].rows[index].attempts += 1 }
    return slot
  }

  /// When `nextSend` or `closeIfDue` may next say something else, if nothing else happens before. Later than `now` where
  /// both just said no; `.never` only while an answer or a row is awaited, or where nothing is left to send.
  package func wakeTime(_ now: Instant) -> Instant {
    guard stopReason == nil else { return .never }
    guard let turn = turn(now) else { return lingerEnd }
    return min(lingerEnd, max(turn.moment, opening(now)))
  }

  /// Where the next batch comes from.
  private enum Source {
    case inDoubt, waiting, ready
  }

  /// Whose turn it is, and when, as far as it depends on the batch: the one in doubt first, then the one that was sent
  /// before, then the new one; of those that must still wait, the one that waits least.
  private func turn(_ now: Instant) -> (source: Source, moment: Instant)? {
    // The parts of a batch in doubt hold a place each, but leave no sooner for that.
    guard inFlight < settings.concurrency else { return nil }
    var best: (source: Source, moment: Instant)?
    if let first = inDoubt.first { best = (.inDoubt, due(first, now)) }
    guard hasPlace else { return best }
    if let first = waiting.first {
      let moment = due(first, now)
      if best.map({ moment < $0.moment }) ?? true { best = (.waiting, moment) }
    }
    if !ready.isEmpty, best.map({ now < $0.moment }) ?? true { best = (.ready, now) }
    return best
  }

  /// When a batch that waits is through with waiting, its share of the retry budget included.
  private func due(_ item: (key: Instant, element: Int), _ now: Instant) -> Instant {
    max(now, item.key, batches[item.element].isRetry ? budget.earliest(now) : now)
  }

  /// When anything at all may leave.
  private func opening(_ now: Instant) -> Instant {
    max(weather.earliest(now, inFlight: inFlight), pacer.earliest(now))
  }

  private mutating func removeFirst(of source: Source) -> Int? {
    switch source {
    case .inDoubt: inDoubt.removeFirst()
    case .waiting: waiting.removeFirst()
    case .ready: ready.removeFirst()
    }
  }

  // MARK: - Places

  private var hasPlace: Bool { placesHeld < settings.concurrency }

  mutating func takePlace(_ slot: Int) {
    guard !batches[slot].holdsPlace else { return }
    batches[slot].holdsPlace = true
    placesHeld += 1
  }

  mutating func leavePlace(_ slot: Int) {
    guard batches[slot].holdsPlace else { return }
    batches[slot].holdsPlace = false
    placesHeld -= 1
  }
}
