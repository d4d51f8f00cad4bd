/// Decides what is sent when, what is retried, and how each row ends. It does nothing itself: it is given what happened
/// and when, and asked what to do next.
///
/// A batch goes from `add` through `nextSend` and `finish` to outcomes. At most `concurrency` batches are in flight or
/// in doubt. The pacer (the rate), the breaker (pauses for all), the retry budget and each row's own backoff limit what
/// may leave.
package struct Engine: Sendable {
  /// What a run's options decide about sending.
  package struct Settings: Equatable, Sendable {
    package var rate: Rate?
    /// Whether the rate is only where the run begins, and then what the API's answers say.
    package var followsQuota = false
    /// Whether each request needs a permit that is shared with other runs.
    package var sharesQuota = false
    package var concurrency: Int
    /// nil: each row is its own request.
    package var batch: BatchLimits?
    package var retries: Int
    package var onUnknown: UnknownPolicy
    package var maxFailures: FailureLimit?
    /// Whether rows that could still be sent when the run stops are left without a result, for the next run.
    package var leavesUnsent: Bool
    /// Whether a new access token is available if the API refuses the current one.
    package var canRenew = false
    /// Whether requests only read: then it doesn't matter what became of an earlier copy.
    package var isReading = false
    /// Whether each contact's funnel is read before the row's own request ("look"). Looks spend permits and retries like
    /// any request; they change nothing, so only the row's own request can leave it in doubt.
    package var looksFirst = false
    /// Whether rows have keys for a history.
    package var keepsHistory = false
    /// Bytes that complete batches may hold: above this no further batch is started, which bounds memory whatever the
    /// row length and concurrency. The usual limit is about 15 full batches; at 120 requests a minute there is rarely
    /// more than one in flight.
    package var bytesLimit = 4 << 20
    /// What sending a batch takes besides its rows, in the sender's buffers; counts against the limit too.
    package var bytesPerRequest = 24 << 10
    package var seed: UInt64

    /// Settings as the job's plan has them; the others keep their defaults.
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
  /// Outcomes that haven't been taken; call `clearOutcomes` afterwards. Take them before `nextSend`: a row that has
  /// ended holds no permit, so one more in doubt may leave.
  package internal(set) var outcomes: [RowOutcome] = []
  /// Rows that were sent and turned out not to have been processed, since `clearReleased`.
  package internal(set) var released: [Int] = []
  /// The keys of those that a history must no longer take for possibly sent, since
  /// `clearReleasedKeys`.
  package internal(set) var releasedKeys: [EventKey] = []
  package internal(set) var stopReason: StopReason?
  package internal(set) var breaker = Breaker()
  package internal(set) var renewal = Renewal.none
  /// The current access token, counted from 0.
  var token = 0
  /// Consecutive new tokens, including the current one, that got only 401s.
  var unprovenTokens = 0
  package internal(set) var inFlight = 0
  package internal(set) var requests = 0
  package internal(set) var retries = 0
  package internal(set) var throttled = 0

  /// The rate in force; nil: unlimited.
  package internal(set) var rate: Rate?
  var pacer: Pacer
  /// nil: the settings' rate applies.
  var follower: QuotaFollower?
  /// Whether requests need a permit that is shared, whether the next one has it, and when to ask for it if not.
  var sharesQuota: Bool
  var hasSharedPermit = false
  var asksAgain = Instant(nanoseconds: .min)
  var budget = RetryBudget()
  var random: SeededRandom
  var freeSlots: [Int] = []
  var ready = Queue<Int>()
  /// Waiting for another attempt, not in doubt, holding no permit: the next one needs a free permit.
  var waiting = Heap<Int>()
  /// Waiting for another attempt, in doubt, holding their permits. Kept apart from the others, which may be due sooner
  /// but find no permit until one of these has left.
  var inDoubt = Heap<Int>()
  var permitsHeld = 0
  /// What the batches in use and complete hold.
  var bytesHeld = 0
  /// The batch that rows are added to.
  var open: Int?
  /// The size of the batch closed last: what the next one reserves room for.
  var usualSize = (rows: 0, bytes: 0)
  /// The longest body the server accepts, as learned so far.
  var bodyLimit: Int
  var failures = FailureCount()
  /// Requests that were answered.
  var answered = 0
  /// Requests that were accepted.
  var accepted = 0
  /// Answers that every row would get, while none was accepted.
  var refusalsOfAll = 0
  /// Rows in doubt left without a result when the run stopped, for the next run.
  var leftInDoubt: [Int] = []

  /// Batches waiting for another attempt and not in doubt hold no permit, but they hold memory.
  let waitingLimit: Int

  /// An engine that has sent nothing yet.
  package init(_ settings: Settings) {
    self.settings = settings
    rate = settings.rate
    pacer = Pacer(settings.rate)
    follower = settings.followsQuota ? settings.rate.map(QuotaFollower.init) : nil
    sharesQuota = settings.sharesQuota
    bodyLimit = settings.batch?.bytes ?? .max
    waitingLimit = settings.batch == nil ? 1_000 : 2 * settings.concurrency
    random = SeededRandom(seed: settings.seed)
  }

  /// Reports what earlier runs of this job sent: the rate applies across all of them.
  package mutating func remember(_ past: PastSendings, _ now: Instant) { pacer.remember(past, now) }

  /// Requests that the server may count at any time: in flight, or given up on not long ago.
  package var unanswered: Int { pacer.unanswered }

  // MARK: - Requests out

  /// Appends the numbers of a batch's rows, if its request can change anything.
  package mutating func appendRowNumbers(of slot: Int, to numbers: inout [Int]) {
    if batches[slot].isLook { return }
    for index in batches[slot].rows.indices { numbers.append(batches[slot].rows[index].number) }
  }

  /// The rows of a batch whose events a history doesn't take for possibly sent yet, and must before they leave.
  package func rowsToAnnounce(in slot: Int) -> some Sequence<BatchRow> {
    batches[slot].rows.lazy.filter { !$0.isRemembered && !($0.isInDoubt && $0.attempts > 1) }
  }

  /// The batch to send now, or nil. It counts as in flight until `finish`.
  package mutating func nextSend(_ now: Instant) -> Int? {
    guard stopReason == nil, renewal == .none, !sharesQuota || hasSharedPermit, let turn = turn(now),
      turn.moment <= now, opening(now) <= now, let slot = removeFirst(of: turn.source)
    else { return nil }
    if batches[slot].isRetry { budget.spend(now) }
    if batches[slot].isRetry || batches[slot].isRest { retries += 1 }
    batches[slot].isRest = false
    batches[slot].isOutdated = false
    pacer.send(now)
    follower?.send(now)
    hasSharedPermit = false
    batches[slot].answeredBefore = answered + inFlight
    inFlight += 1
    requests += 1
    batches[slot].request = requests
    batches[slot].become(.inFlight)
    batches[slot].sentAt = now
    batches[slot].token = token
    takePermit(slot)
    for index in batches[slot].rows.indices { batches[slot].rows[index].attempts += 1 }
    assert(inFlight <= settings.concurrency, "no more requests are in flight than are wanted")
    assert(inFlight == pacer.inFlight, "engine and pacer count the same requests")
    return slot
  }

  /// When `nextSend` or `closeIfDue` may next give another answer if nothing else happens before. Later than `now` if
  /// both just said no; `.never` only while an answer or a row is awaited, or if nothing is left to send.
  package func wakeTime(_ now: Instant) -> Instant {
    guard stopReason == nil, renewal == .none else { return .never }
    guard let turn = turn(now) else { return lingerEnd }
    return min(lingerEnd, max(turn.moment, opening(now)))
  }

  /// Where the next batch comes from.
  enum Source {
    case inDoubt, waiting, ready
  }

  /// Whose turn it is, and when, considering only the batches: those in doubt first, then those sent before, then new
  /// ones; among those that must wait, the one that waits least.
  func turn(_ now: Instant) -> (source: Source, moment: Instant)? {
    // The parts of a batch in doubt hold a permit each, but that doesn't let them leave sooner.
    guard inFlight < settings.concurrency else { return nil }
    var best: (source: Source, moment: Instant)?
    if let first = inDoubt.first { best = (.inDoubt, due(first, now)) }
    guard hasPermit else { return best }
    if let first = waiting.first {
      let moment = due(first, now)
      if best.map({ moment < $0.moment }) ?? true { best = (.waiting, moment) }
    }
    if !ready.isEmpty, best.map({ now < $0.moment || isSpentProbe($0.source) }) ?? true { best = (.ready, now) }
    return best
  }

  /// Whether the first of `source` has failed to end the pause: it may be what is wrong.
  private func isSpentProbe(_ source: Source) -> Bool {
    guard breaker.isProbing else { return false }
    let first = source == .inDoubt ? inDoubt.first : waiting.first
    return first.map { batches[$0.element].hasProbed } ?? false
  }

  /// When a waiting batch is due, including its share of the retry budget.
  private func due(_ item: (key: Instant, element: Int), _ now: Instant) -> Instant {
    max(now, item.key, batches[item.element].isRetry ? budget.earliest(now) : now)
  }

  /// When anything at all may leave.
  func opening(_ now: Instant) -> Instant {
    let permit = sharesQuota && !hasSharedPermit ? asksAgain : now
    return max(permit, breaker.earliest(now, inFlight: inFlight), pacer.earliest(now), follower?.earliest(now) ?? now)
  }

  private mutating func removeFirst(of source: Source) -> Int? {
    switch source {
    case .inDoubt: inDoubt.removeFirst()
    case .waiting: waiting.removeFirst()
    case .ready: ready.removeFirst()
    }
  }

  // MARK: - Permits

  var hasPermit: Bool { permitsHeld < settings.concurrency }

  mutating func takePermit(_ slot: Int) {
    guard !batches[slot].holdsPermit else { return }
    batches[slot].holdsPermit = true
    permitsHeld += 1
    assert(permitsHeld <= batches.count - freeSlots.count, "a batch holds one permit at the most")
  }

  mutating func givePermitBack(_ slot: Int) {
    guard batches[slot].holdsPermit else { return }
    batches[slot].holdsPermit = false
    permitsHeld -= 1
    assert(permitsHeld >= 0, "a permit is given back once")
  }
}
