/// When the next request may leave: arithmetic on what was sent and answered, without a clock.
///
/// Two rules hold at once.
///
/// 1. *Never over the rate in any window, as the server sees it.* The server counts a request somewhere between its
///    sending and its answer, and no sender can know when. So a permit is taken when the request is sent and comes
///    back one window after it was **answered**. Of all requests that the server may have counted in the window before
///    a moment, fewer than `requests` are then ever out, whatever the network does and however the server's windows
///    lie. The price is one round trip a window: with 0.2 s of latency, 99.7 % of 120 a minute, but 83 % of 10 a
///    second. A request whose answer was given up on may still be on its way, so its permit stays out a while longer.
/// 2. *Evenly paced.* Requests leave `window / requests` apart, since three close together were seen to be refused
///    inside a quota of 120. A wake-up that comes late may be made up for, by at most `slack`.
package struct Pacer: Sendable {
  private let limit: Int
  private let window: Int64
  private let spacing: Int64
  private let slack: Int64
  /// When the permits of answered requests come back, oldest first; and of lost ones, which come back later.
  private var answered = Queue<Instant>()
  private var lost = Queue<Instant>()
  package private(set) var inFlight = 0
  private var due = Instant(nanoseconds: .min)

  /// The server's clock may run slower than ours by one part in this many.
  private static let clockTolerance: Int64 = 5_000
  /// How long after it was given up on a request may still reach the server (nanoseconds).
  private static let straggling: Int64 = .seconds(10)

  /// nil is unlimited.
  package init(_ rate: Rate?) {
    limit = rate?.requests ?? .max
    let length = Int64.seconds(Int64(rate?.window ?? 0))
    window = length + length / Self.clockTolerance
    spacing = rate.map { length / Int64(max(1, $0.requests)) } ?? 0
    slack = min(.milliseconds(20), length / 50)
  }

  /// Takes an earlier run of the same job into account, which sent its last request at `last`: of up to `requests` before
  /// it, one each `spacing`, the permits are still out. Call it before the first `send`.
  package mutating func remember(_ requests: Int, last: Instant) {
    guard limit != .max, requests > 0 else { return }
    for place in stride(from: Int64(min(requests, limit)) - 1, through: 0, by: -1) {
      answered.append(last.advanced(by: window - place * spacing))
    }
    due = last.advanced(by: spacing)
  }

  /// The earliest moment, not before `now`, at which a request may leave; `.never` while an answer must come first.
  package func earliest(_ now: Instant) -> Instant {
    guard limit != .max else { return now }
    let paced = max(now, due)
    guard inFlight + answered.count + lost.count >= limit else { return paced }
    guard let first = firstBack else { return .never }
    return max(paced, first)
  }

  /// A request leaves. `now` must be no earlier than `earliest` said.
  package mutating func send(_ now: Instant) {
    inFlight += 1
    guard limit != .max else { return }
    while let back = answered.first, back <= now { answered.removeFirst() }
    while let back = lost.first, back <= now { lost.removeFirst() }
    due = max(due, now.advanced(by: -slack)).advanced(by: spacing)
  }

  /// A request was answered, or is known not to have left.
  package mutating func settle(_ now: Instant) {
    inFlight -= 1
    if limit != .max { answered.append(now.advanced(by: window)) }
  }

  /// A request's answer is waited for no more.
  package mutating func lose(_ now: Instant) {
    inFlight -= 1
    if limit != .max { lost.append(now.advanced(by: window + Self.straggling)) }
  }

  /// When the next permit that is out and not in flight comes back.
  private var firstBack: Instant? {
    guard let answer = answered.first else { return lost.first }
    return min(answer, lost.first ?? answer)
  }
}
