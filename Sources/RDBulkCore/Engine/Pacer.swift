/// When the next request may leave: pure arithmetic on what was sent and answered, without a clock.
///
/// Two rules apply at once.
///
/// 1. *Never over the rate in any window, as the server sees it.* The server counts a request at some point between its
///    sending and its answer, and no client can know when. So a request takes a permit when it is sent and returns it
///    one window after it was **answered**. Of all requests the server may have counted in the window before any
///    moment, fewer than `requests` are then ever out, whatever the network does and wherever the server's windows
///    begin. The price is one round trip per window: with 0.2 s of latency, 99.7 % of 120 a minute, but 83 % of 10 a
///    second. A request whose answer was given up on may still be under way, so its permit stays out longer.
/// 2. *Evenly paced.* Requests leave `window / requests` apart, since three close together have been refused inside a
///    quota of 120. Up to `slack` of a late wake-up is made up for.
package struct Pacer: Sendable {
  private let limit: Int
  private let window: Int64
  private let spacing: Int64
  private let slack: Int64
  /// When the permits of answered requests come back, oldest first, and those of lost ones, which come back later.
  private var answered = Queue<Instant>()
  private var lost = Queue<Instant>()
  package private(set) var inFlight = 0
  private var due = Instant(nanoseconds: .min)

  /// The server's clock may run slow by one part in this many.
  private static let clockTolerance: Int64 = 5_000
  /// How long after giving up on it a request may still reach the server, in nanoseconds.
  private static let straggling: Int64 = .seconds(10)

  /// nil: unlimited.
  package init(_ rate: Rate?) {
    limit = rate?.requests ?? .max
    let length = Int64.seconds(Int64(rate?.window ?? 0))
    window = length + length / Self.clockTolerance
    spacing = rate.map { length / Int64(max(1, $0.requests)) } ?? 0
    slack = min(.milliseconds(20), length / 50)
  }

  /// Accounts for an earlier run of the same job that sent its last request at `last`: the permits of up to `requests`
  /// before it, one every `spacing`, are still out. Call before the first `send`.
  package mutating func remember(_ requests: Int, last: Instant) {
    assert(inFlight == 0 && answered.isEmpty, "what came before is told first")
    guard limit != .max, requests > 0 else { return }
    for later in stride(from: Int64(min(requests, limit)) - 1, through: 0, by: -1) {
      answered.append(last.advanced(by: window - later * spacing))
    }
    due = last.advanced(by: spacing)
  }

  /// The earliest time, not before `now`, when a request may leave; `.never` if an answer must come first.
  package func earliest(_ now: Instant) -> Instant {
    guard limit != .max else { return now }
    let paced = max(now, due)
    guard inFlight + answered.count + lost.count >= limit else { return paced }
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
    due = max(due, now.advanced(by: -slack)).advanced(by: spacing)
  }

  /// A request was answered, or is known not to have left.
  package mutating func settle(_ now: Instant) {
    assert(inFlight > 0, "a request that ends was sent")
    inFlight -= 1
    if limit != .max { answered.append(now.advanced(by: window)) }
  }

  /// A request's answer is no longer awaited.
  package mutating func lose(_ now: Instant) {
    assert(inFlight > 0, "a request that ends was sent")
    inFlight -= 1
    if limit != .max { lost.append(now.advanced(by: window + Self.straggling)) }
  }

  /// When the next permit that is out and not in flight comes back.
  private var firstBack: Instant? {
    guard let answer = answered.first else { return lost.first }
    return min(answer, lost.first ?? answer)
  }
}
