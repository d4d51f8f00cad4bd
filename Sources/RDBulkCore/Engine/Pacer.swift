/// When the next request may leave: pure arithmetic on what was sent and answered, without a clock.
///
/// Two rules apply at once.
///
/// 1. *Never over the rate in any window, as the server sees it.* The server counts a request at some point between its
///    sending and its answer, and no client can know when. So a request takes a permit when it is sent and returns it
///    one window after it was **answered**. Of all requests the server may have counted in the window before any
///    moment, fewer than `requests` are then ever out, whatever the network does and wherever the server's windows
///    begin. The price is one round trip per window: with 0.2 s of latency, 99.7 % of 120 a minute, but 83 % of 10 a
///    second. No rule that keeps the promise is cheaper.
/// 2. *Evenly paced.* Requests leave `window / requests` apart, since three close together have been refused inside a
///    quota of 120. Up to `slack` of a late wake-up is made up for.
///
/// A request whose answer was given up on may still be under way, or wait in a server that has stalled and will take up
/// everything at once. Its permit stays out until a request that left later was answered, and a while longer. Only when
/// every permit is out like that does one more request leave, to see whether the server is there.
package struct Pacer: Sendable {
  private var limit = Int.max
  private var window: Int64 = 0
  private var spacing: Int64 = 0
  private var slack: Int64 = 0
  /// When requests were answered, oldest first, and when lost ones will have been counted at the latest: their permits come
  /// back one window later.
  private var answered = Queue<Instant>()
  private var lost = Queue<Instant>()
  /// When requests were given up on since the last answer to a later one, oldest first.
  private var silent = Queue<Instant>()
  package private(set) var inFlight = 0
  private var due = Instant(nanoseconds: .min)

  /// The server's clock may run slow by one part in this many.
  private static let clockTolerance: Int64 = 5_000
  /// How long a request may still be under way after it was given up on, and after a later one was answered, in
  /// nanoseconds.
  private static let straggling: Int64 = .seconds(10)

  /// nil: unlimited.
  package init(_ rate: Rate?) {
    if let rate { setRate(rate) }
  }

  /// Takes over another rate. Permits that are out count towards it: after a smaller limit, as many come back first as are
  /// too many.
  package mutating func setRate(_ rate: Rate) {
    limit = rate.requests
    let length = Int64.seconds(Int64(rate.window))
    window = length + length / Self.clockTolerance
    // What was due under a smaller rate need not be waited for.
    let wasSpacing = spacing
    spacing = length / Int64(max(1, rate.requests))
    slack = min(.milliseconds(20), length / 50)
    if due.nanoseconds > .min, spacing < wasSpacing { due = due.advanced(by: spacing - wasSpacing) }
  }

  /// Accounts for earlier runs of the same job: requests that had ended by certain moments, and others that were in
  /// flight when the last run was killed, at `now` at the latest. Call before the first `send`.
  package mutating func remember(_ past: PastSendings, _ now: Instant) {
    assert(inFlight == 0 && answered.isEmpty, "what came before is told first")
    guard limit != .max else { return }
    for _ in 0..<min(past.unanswered, limit) {
      if let moment = past.leftBefore {
        lost.append(moment.advanced(by: Self.straggling))
      } else {
        silent.append(now)
      }
    }
    var left = limit - silent.count - lost.count
    var moments: [Instant] = []
    for ended in past.ended.reversed() {
      let count = min(left, ended.count)
      left -= count
      for _ in 0..<count { moments.append(ended.moment) }
    }
    for moment in moments.reversed() { answered.append(moment) }
    if let last = past.last { due = last.advanced(by: spacing) }
  }

  /// How many requests the server may still count: those in flight, and those it was given up on for.
  package var unanswered: Int { inFlight + lost.count + silent.count }

  /// The earliest time, not before `now`, when a request may leave; `.never` if an answer must come first.
  package func earliest(_ now: Instant) -> Instant {
    guard limit != .max else { return now }
    let paced = max(now, due)
    let out = inFlight + answered.count + lost.count + silent.count
    guard out >= limit else { return paced }
    guard let back = back(out - limit + 1) else { return .never }
    return max(paced, back)
  }

  /// A request leaves. `now` must not be earlier than `earliest` said.
  package mutating func send(_ now: Instant) {
    assert(earliest(now) <= now, "no request leaves before its moment")
    inFlight += 1
    guard limit != .max else { return }
    while let moment = answered.first, moment.advanced(by: window) <= now { answered.removeFirst() }
    while let moment = lost.first, moment.advanced(by: window) <= now { lost.removeFirst() }
    if inFlight + answered.count + lost.count + silent.count > limit { silent.removeFirst() }
    due = max(due, now.advanced(by: -slack)).advanced(by: spacing)
  }

  /// A request that left at `sentAt` was answered.
  package mutating func settle(_ now: Instant, sentAt: Instant) {
    while let moment = silent.first, moment <= sentAt {
      silent.removeFirst()
      lost.append(now.advanced(by: Self.straggling))
    }
    settle(now)
  }

  /// A request is known not to have left, or was answered.
  package mutating func settle(_ now: Instant) {
    assert(inFlight > 0, "a request that ends was sent")
    inFlight -= 1
    if limit != .max { answered.append(now) }
  }

  /// A request's answer is no longer awaited.
  package mutating func lose(_ now: Instant) {
    assert(inFlight > 0, "a request that ends was sent")
    inFlight -= 1
    if limit != .max { silent.append(now) }
  }

  /// When `count` of the permits that are out and not in flight have come back; nil if an answer must come before.
  private func back(_ count: Int) -> Instant? {
    guard count > 1 else { return firstBack }
    var (nextAnswered, nextLost) = (0, 0)
    var last = Instant(nanoseconds: .min)
    for _ in 0..<count {
      let (one, other) = (answered.element(at: nextAnswered), lost.element(at: nextLost))
      guard one != nil || other != nil else {
        guard inFlight == 0, let silent = silent.element(at: silent.count - 1) else { return nil }
        return max(last, silent.advanced(by: Self.straggling)).advanced(by: window)
      }
      last = min(one ?? .never, other ?? .never)
      if last == one { nextAnswered += 1 } else { nextLost += 1 }
    }
    return last.advanced(by: window)
  }

  /// When the next of them comes back.
  private var firstBack: Instant? {
    if let answer = answered.first { return min(answer, lost.first ?? answer).advanced(by: window) }
    if let lost = lost.first { return lost.advanced(by: window) }
    guard inFlight == 0, let last = silent.element(at: silent.count - 1) else { return nil }
    // The one lost last: as long as the server is silent, such requests add up with it.
    return last.advanced(by: window + Self.straggling)
  }
}
