/// The server's state as it affects every row: when all sending pauses, and when to give up.
///
/// Nothing leaves during a pause. After it, a single request probes the server, and only its answer lets the others go.
/// Requests already in flight when a pause began say nothing new: their refusals aren't counted again, and if one gets
/// through, that happened before the quota ran out.
package struct Breaker: Equatable, Sendable {
  package private(set) var pausedUntil: Instant?
  package private(set) var reason: PauseReason?
  /// Whether only one request may be in flight.
  package private(set) var isProbing = false

  /// Whether the server has ever answered.
  private var everAnswered = false
  /// Requests without an answer since the last one that got one. Where the server has answered before, a row that may
  /// have arrived counts once, however often it is tried.
  private var silent = 0
  private var silentRows: [Int] = []
  /// When the last request that was answered left.
  private var heardSentAt: Instant?
  private var outageSince: Instant?
  /// Requests sent after an outage's pause that got no answer either.
  private var deadProbes = 0
  /// Consecutive refusals, each of a request sent after the previous pause.
  private var refusals = 0
  /// The end of the pause the server asked for.
  private var refusedUntil: Instant?

  /// How many consecutive requests without an answer make an outage rather than bad luck.
  private static let outage = 5

  /// A breaker for a server that hasn't been tried yet.
  package init() {}

  /// The earliest time a request may leave, given the number in flight.
  package func earliest(_ now: Instant, inFlight: Int) -> Instant {
    if let pausedUntil, pausedUntil > now { return pausedUntil }
    return isProbing && inFlight > 0 ? .never : now
  }

  /// The server accepted a request sent at `sentAt`: any trouble is over, except a pause it asked for after that.
  package mutating func clear(sentAt: Instant) {
    if endPause(sentAt: sentAt) { refusals = 0 }
  }

  /// The server refused the login of a request sent at `sentAt`. That ends the pause, but nothing got through: a quota
  /// that is spent every time the login works must not be waited for forever.
  package mutating func refuseLogin(sentAt: Instant) { _ = endPause(sentAt: sentAt) }

  private mutating func endPause(sentAt: Instant) -> Bool {
    hear(sentAt)
    if let refusedUntil, sentAt < refusedUntil { return false }
    pausedUntil = nil
    reason = nil
    isProbing = false
    refusedUntil = nil
    return true
  }

  /// The server asks for a pause, or its quota is spent; `wait` is in nanoseconds if it says how long. Returns false
  /// when it is time to give up.
  package mutating func limited(
    _ why: PauseReason, wait: Int64?, sentAt: Instant, _ now: Instant, _ random: inout SeededRandom
  ) -> Bool {
    assert(now >= sentAt, "an answer comes after its request")
    hear(sentAt)
    if let wait, wait > WaitLimits.longest { return false }
    let isNew = refusedUntil.map { sentAt >= $0 } ?? true
    if isNew { refusals += 1 }
    guard refusals <= WaitLimits.pauses else { return false }
    var length: Int64 = 0
    if let wait {
      length = wait + Int64.random(in: .milliseconds(20)...(.milliseconds(250)), using: &random)
      // Don't believe a server that says "at once" over and over.
      if isNew, refusals > 1 { length = max(length, Backoff.outage.halfJitter(refusals - 1, &random)) }
    } else if isNew {
      length = Backoff.pause.halfJitter(refusals, &random)
    }
    let until = now.advanced(by: length)
    refusedUntil = max(refusedUntil ?? until, until)
    pause(why, until: until)
    return true
  }

  /// A request sent at `sentAt` got no answer at all; `row` is its first, if it may have arrived. Returns false when it is
  /// time to give up.
  package mutating func noAnswer(
    of row: Int? = nil, sentAt: Instant, _ now: Instant, _ random: inout SeededRandom
  ) -> Bool {
    assert(now >= sentAt, "a request is lost after it was sent")
    if let row, everAnswered {
      if !silentRows.contains(row) {
        silentRows.append(row)
        silent += 1
      }
    } else {
      silent += 1
    }
    guard isOutage else { return true }
    let since = outageSince ?? now
    outageSince = since
    if now.since(since) >= WaitLimits.outage { return false }
    if isProbing, let pausedUntil, sentAt < pausedUntil { return true }
    deadProbes += 1
    pause(.noAnswer, until: now.advanced(by: Backoff.outage.halfJitter(deadProbes + 1, &random)))
    return true
  }

  /// Whether too many consecutive requests went unanswered for it to be bad luck.
  package var isSilent: Bool { silent >= Self.outage }
  /// Whether requests currently go nowhere: an attempt made now says nothing about its rows.
  package var isOutage: Bool { everAnswered && isSilent }
  /// Whether a request that left at `sentAt` or later was answered.
  package func hasAnswered(since sentAt: Instant) -> Bool { heardSentAt.map { $0 >= sentAt } ?? false }
  /// Whether no request of this run has ever been answered.
  package var isUnreached: Bool { !everAnswered }

  private mutating func hear(_ sentAt: Instant) {
    everAnswered = true
    heardSentAt = max(heardSentAt ?? sentAt, sentAt)
    silent = 0
    silentRows.removeAll(keepingCapacity: true)
    outageSince = nil
    deadProbes = 0
  }

  private mutating func pause(_ why: PauseReason, until: Instant) {
    isProbing = true
    if let pausedUntil, pausedUntil >= until { return }
    pausedUntil = until
    reason = why
  }
}
