/// How the server does, as far as it concerns every row: pauses that all of them keep, and when to give up.
///
/// While a pause lasts nothing leaves. After it a single request is sent to see how things are; only its answer lets the
/// others go. Requests that were in flight when a pause began are no news: their refusals don't count as new ones, and
/// where one of them was let through, that was before the quota was spent.
package struct Breaker: Equatable, Sendable {
  package private(set) var pausedUntil: Instant?
  package private(set) var reason: PauseReason?
  /// Whether only one request may be in flight.
  package private(set) var isProbing = false

  /// Whether the server ever answered.
  private var everAnswered = false
  /// Requests without any answer since the last one that had one.
  private var silent = 0
  private var outageSince: Instant?
  /// Requests sent after an outage's pause that had no answer either.
  private var deadProbes = 0
  /// Refusals in a row, each of a request that was sent after the pause before it.
  private var refusals = 0
  /// The end of the pause that the server asked for.
  private var refusedUntil: Instant?

  /// So many requests in a row without an answer are an outage, not bad luck.
  private static let outage = 5

  package init() {}

  /// The earliest moment at which a request may leave, given how many are in flight.
  package func earliest(_ now: Instant, inFlight: Int) -> Instant {
    if let pausedUntil, pausedUntil > now { return pausedUntil }
    return isProbing && inFlight > 0 ? .never : now
  }

  /// The server let a request through that was sent at `sentAt`: whatever was, is over, but for a pause that the server
  /// asked for after that.
  package mutating func clear(sentAt: Instant) {
    if endPause(sentAt: sentAt) { refusals = 0 }
  }

  /// The server refused the login of a request that was sent at `sentAt`. The pause is over, but nothing was let through:
  /// a quota that is spent whenever the login is good must not be waited for without end.
  package mutating func refuseLogin(sentAt: Instant) { _ = endPause(sentAt: sentAt) }

  private mutating func endPause(sentAt: Instant) -> Bool {
    hear()
    if let refusedUntil, sentAt < refusedUntil { return false }
    pausedUntil = nil
    reason = nil
    isProbing = false
    refusedUntil = nil
    return true
  }

  /// The server asks for a pause, or its quota is spent; `wait` in nanoseconds where it says how long.
  ///
  /// Returns false where it is time to give up.
  package mutating func limited(
    _ why: PauseReason, wait: Int64?, sentAt: Instant, _ now: Instant, _ random: inout SeededRandom
  ) -> Bool {
    hear()
    if let wait, wait > WaitLimits.longest { return false }
    let isNew = refusedUntil.map { sentAt >= $0 } ?? true
    if isNew { refusals += 1 }
    guard refusals <= WaitLimits.pauses else { return false }
    var length: Int64 = 0
    if let wait {
      length = wait + Int64.random(in: .milliseconds(20)...(.milliseconds(250)), using: &random)
      // A server that says "at once" again and again is not taken at its word.
      if isNew, refusals > 1 { length = max(length, Backoff.outage.halfJitter(refusals - 1, &random)) }
    } else if isNew {
      length = Backoff.pause.halfJitter(refusals, &random)
    }
    let until = now.advanced(by: length)
    refusedUntil = max(refusedUntil ?? until, until)
    pause(why, until: until)
    return true
  }

  /// A request that was sent at `sentAt` got no answer at all. Returns false where it is time to give up.
  package mutating func noAnswer(sentAt: Instant, _ now: Instant, _ random: inout SeededRandom) -> Bool {
    silent += 1
    guard isOutage else { return true }
    let since = outageSince ?? now
    outageSince = since
    if now.since(since) >= WaitLimits.outage { return false }
    if isProbing, let pausedUntil, sentAt < pausedUntil { return true }
    deadProbes += 1
    pause(.noAnswer, until: now.advanced(by: Backoff.outage.halfJitter(deadProbes + 1, &random)))
    return true
  }

  /// Whether so many requests in a row were without an answer that it is not bad luck.
  package var isSilent: Bool { silent >= Self.outage }
  /// Whether requests leave into nothing: tries made now say nothing about their rows.
  package var isOutage: Bool { everAnswered && isSilent }
  /// Whether no request of this run ever had an answer.
  package var isUnreached: Bool { !everAnswered }

  private mutating func hear() {
    everAnswered = true
    silent = 0
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
