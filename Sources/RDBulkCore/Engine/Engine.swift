/// Decides when what is sent, again or no more, and what becomes of each row. It does nothing itself: it is told what
/// happened and when, and is asked what to do next.
///
/// A batch goes from `add` through `nextSend` and `finish` to outcomes. At most `concurrency` batches are in flight or
/// in doubt. What may leave is bounded by the pacer (the rate), the breaker (pauses that all keep), the retry budget
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
    /// Whether a new access token can be had where the API refuses the present one.
    package var canRenew = false
    /// Whether requests change nothing: what became of an earlier copy of one does not matter then.
    package var isReading = false
    /// Bytes that complete batches hold: no further one is begun above, so that memory is bounded whatever the rows'
    /// length and the concurrency. The usual limit is about 15 full batches; at an account's 120 requests a minute there
    /// is rarely more than one in flight.
    package var bytesLimit = 4 << 20
    /// What sending a batch takes besides its rows, in the buffers of the one who sends; counts against the limit, too.
    package var bytesPerRequest = 24 << 10
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
  package internal(set) var breaker = Breaker()
  package internal(set) var renewal = Renewal.none
  /// The present access token, counted from 0.
  var token = 0
  /// New tokens in a row, the present one included, that never brought another answer than 401.
  var unprovenTokens = 0
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
  var permitsHeld = 0
  /// What the batches hold that are complete and not free.
  var bytesHeld = 0
  /// The batch that rows are added to.
  var open: Int?
  /// How much the batch that was closed last holds: what the next one makes room for.
  var usualSize = (rows: 0, bytes: 0)
  /// The longest body that the server takes, as far as it is known.
  var bodyLimit: Int
  var failures = FailureCount()
  /// Rows in doubt that were left without a result when the run stopped, for the run that goes on.
  var leftInDoubt: [Int] = []

  /// Batches that wait for a further try and are not in doubt hold no place, but memory.
  let waitingLimit: Int

  package init(_ settings: Settings) {
    self.settings = settings
    pacer = Pacer(settings.rate)
    bodyLimit = settings.batch?.bytes ?? .max
    waitingLimit = settings.batch == nil ? 1_000 : 2 * settings.concurrency
    random = SeededRandom(seed: settings.seed)
  }

  /// Says that an earlier run of this job sent `requests`, the last one at `last`: the rate holds over both runs.
  package mutating func remember(requests: Int, last: Instant) { pacer.remember(requests, last: last) }

  // MARK: - Requests out

  /// Appends the numbers of a batch's rows.
  package mutating func appendRowNumbers(of slot: Int, to numbers: inout [Int]) {
    for index in batches[slot].rows.indices { numbers.append(batches[slot].rows[index].number) }
  }

  /// The batch to send now, or nil. It counts as in flight until `finish`.
  package mutating func nextSend(_ now: Instant) -> Int? {
    guard stopReason == nil, renewal == .none, let turn = turn(now), turn.moment <= now, opening(now) <= now,
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
    batches[slot].token = token
    takePlace(slot)
    for index in batches[slot].rows.indices { batches[slot].rows[index].attempts += 1 }
    return slot
  }

  /// When `nextSend` or `closeIfDue` may next say something else, if nothing else happens before. Later than `now` where
  /// both just said no; `.never` only while an answer or a row is awaited, or where nothing is left to send.
  package func wakeTime(_ now: Instant) -> Instant {
    guard stopReason == nil, renewal == .none else { return .never }
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
    guard hasPermit else { return best }
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
    max(breaker.earliest(now, inFlight: inFlight), pacer.earliest(now))
  }

  private mutating func removeFirst(of source: Source) -> Int? {
    switch source {
    case .inDoubt: inDoubt.removeFirst()
    case .waiting: waiting.removeFirst()
    case .ready: ready.removeFirst()
    }
  }

  // MARK: - Places

  var hasPermit: Bool { permitsHeld < settings.concurrency }

  mutating func takePlace(_ slot: Int) {
    guard !batches[slot].holdsPermit else { return }
    batches[slot].holdsPermit = true
    permitsHeld += 1
  }

  mutating func leavePlace(_ slot: Int) {
    guard batches[slot].holdsPermit else { return }
    batches[slot].holdsPermit = false
    permitsHeld -= 1
  }
}
