/// Why nothing is sent for a while.
package enum PauseReason: Equatable, Sendable {
  /// The account's quota is spent.
  case accountLimit
  /// No request gets an answer.
  case noAnswer
  /// The server asked to be left alone.
  case serverBusy
}

/// How the server does, as far as it concerns every row: pauses that all of them keep, and when to give up.
///
/// While a pause lasts nothing leaves. After it a single request is sent to see how things are; only its answer lets the
/// others go.
package struct Weather: Equatable, Sendable {
  package private(set) var pausedUntil: Instant?
  package private(set) var reason: PauseReason?
  /// Whether only one request may be in flight.
  package private(set) var isProbing = false

  /// Whether the server ever answered.
  private var everAnswered = false
  /// Requests without any answer since the last one that had one.
  private var silent = 0
  private var silentSince: Instant?
  /// Pauses since the last request that was let through.
  private var pauses = 0
  private var pausedAt: Instant?

  /// So many requests in a row without an answer are an outage, not bad luck.
  private static let outage = 5
  /// How long an outage may last before the run gives up.
  package static let patience: Int64 = .seconds(300)
  /// Pauses in a row, without one request let through, after which the run gives up.
  package static let pauseLimit = 60
  /// The longest wait a server may ask for.
  package static let longestWait: Int64 = .seconds(3_600)

  package init() {}

  /// The earliest moment at which a request may leave, given how many are in flight.
  package func earliest(_ now: Instant, inFlight: Int) -> Instant {
    if let pausedUntil, pausedUntil > now { return pausedUntil }
    return isProbing && inFlight > 0 ? .never : now
  }

  /// The server let a request through: whatever was, is over.
  package mutating func clear() {
    everAnswered = true
    silent = 0
    silentSince = nil
    guard isProbing || pauses > 0 else { return }
    pausedUntil = nil
    reason = nil
    isProbing = false
    pauses = 0
  }

  /// The server asks for a pause, or its quota is spent; `wait` in nanoseconds where it says how long.
  ///
  /// Returns false where it is time to give up.
  package mutating func limited(
    _ why: PauseReason, wait: Int64?, sentAt: Instant, _ now: Instant, _ random: inout SeededRandom
  ) -> Bool {
    everAnswered = true
    silent = 0
    silentSince = nil
    if let wait, wait > Self.longestWait { return false }
    // Requests that were in flight when the pause began are not a new refusal.
    let isNew = pausedAt.map { sentAt >= $0 } ?? true
    if isNew { pauses += 1 }
    guard pauses <= Self.pauseLimit else { return false }
    let length =
      wait.map { $0 + Int64.random(in: .milliseconds(20)...(.milliseconds(250)), using: &random) }
      ?? (isNew ? Backoff.pause.halfJitter(pauses, &random) : 0)
    pause(why, until: now.advanced(by: length), now, isNew: isNew)
    return true
  }

  /// A request got no answer at all. Returns false where it is time to give up.
  package mutating func noAnswer(_ now: Instant, _ random: inout SeededRandom) -> Bool {
    silent += 1
    let since = silentSince ?? now
    silentSince = since
    guard everAnswered else { return true }
    if silent >= Self.outage {
      if now.since(since) >= Self.patience { return false }
      pause(.noAnswer, until: now.advanced(by: Backoff.row.halfJitter(silent - Self.outage + 2, &random)), now, isNew: true)
    }
    return true
  }

  /// Whether requests leave into nothing: tries made now say nothing about their rows.
  package var isOutage: Bool { everAnswered && silent >= Self.outage }
  /// Whether no request of this run ever had an answer.
  package var isUnreached: Bool { !everAnswered }

  private mutating func pause(_ why: PauseReason, until: Instant, _ now: Instant, isNew: Bool) {
    if isNew { pausedAt = now }
    isProbing = true
    if pausedUntil.map({ $0 >= until }) ?? false { return }
    pausedUntil = until
    reason = why
  }
}
