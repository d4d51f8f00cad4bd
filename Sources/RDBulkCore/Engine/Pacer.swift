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
/// A request whose answer was given up on may still be under way, or lie with a server that has stalled and will take up
/// everything at once. Its permit stays out until a request that left later was answered, and a while longer. Only
/// when every permit is out like that does one more request leave, to see whether the server is there.
package struct Pacer: Sendable {
  private let limit: Int
  private let window: Int64
  private let spacing: Int64
  private let slack: Int64
  /// When the permits of answered requests come back, oldest first, and those of lost ones, which come back later.
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
    limit = rate?.requests ?? .max
    let length = Int64.seconds(Int64(rate?.window ?? 0))
    window = length + length / Self.clockTolerance
    spacing = rate.map { length / Int64(max(1, $0.requests)) } ?? 0
    slack = min(.milliseconds(20), length / 50)
  }

  /// Accounts for earlier runs of the same job: requests that had ended by certain moments, and others that were in
  /// flight when the last run was killed, at `now` at the latest. Call before the first `send`.
  package mutating func remember(_ past: PastSendings, _ now: Instant) {
    assert(inFlight == 0 && answered.isEmpty, "what came before is told first")
    guard limit != .max else { return }
    for _ in 0..<min(past.unanswered, limit) {
      if let moment = past.leftBefore {
        lost.append(moment.advanced(by: window + Self.straggling))
      } else {
        silent.append(now)
      }
    }
    var left = limit - silent.count - lost.count
    var backs: [Instant] = []
    for ended in past.ended.reversed() {
      let count = min(left, ended.count)
      left -= count
      for _ in 0..<count { backs.append(ended.moment.advanced(by: window)) }
    }
    for back in backs.reversed() { answered.append(back) }
    if let last = past.last { due = last.advanced(by: spacing) }
  }

  /// How many requests the server may still count: those in flight, and those it was given up on for.
  package var unanswered: Int { inFlight + lost.count + silent.count }

  /// The earliest time, not before `now`, when a request may leave; `.never` if an answer must come first.
  package func earliest(_ now: Instant) -> Instant {
    guard limit != .max else { return now }
    let paced = max(now, due)
    guard inFlight + answered.count + lost.count + silent.count >= limit else { return paced }
    guard let first = firstBack else { return .never }
    return max(paced, first)
  }

  /// A request leaves. `now` must not be earlier than `earliest` said.
  package mutating func send(_ now: Instant) {
    assert(earliest(now) <= now, "no request leaves before its moment")
    inFlight += 1
    guard limit != .max else { return }
    while let back = answered.first, back <= now { answered.removeFirst() }
    while let back = lost.first, back <= now { lost.removeFirst() }
    if inFlight + answered.count + lost.count + silent.count > limit { silent.removeFirst() }
    due = max(due, now.advanced(by: -slack)).advanced(by: spacing)
  }

  /// A request that left at `sentAt` was answered.
  package mutating func settle(_ now: Instant, sentAt: Instant) {
    while let moment = silent.first, moment <= sentAt {
      silent.removeFirst()
      lost.append(now.advanced(by: window + Self.straggling))
    }
    settle(now)
  }

  /// A request is known not to have left, or was answered.
  package mutating func settle(_ now: Instant) {
    assert(inFlight > 0, "a request that ends was sent")
    inFlight -= 1
    if limit != .max { answered.append(now.advanced(by: window)) }
  }

  /// A request's answer is no longer awaited.
  package mutating func lose(_ now: Instant) {
    assert(inFlight > 0, "a request that ends was sent")
    inFlight -= 1
    if limit != .max { silent.append(now) }
  }

  /// When the next permit that is out and not in flight comes back.
  private var firstBack: Instant? {
    if let answer = answered.first { return min(answer, lost.first ?? answer) }
    if let lost = lost.first { return lost }
    // The one lost last: as long as the server is silent, such requests add up with it.
    return inFlight == 0 ? silent.element(at: silent.count - 1)?.advanced(by: window + Self.straggling) : nil
  }
}
