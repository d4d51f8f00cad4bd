/// When the next request may leave: arithmetic on what was sent and answered, without a clock.
///
/// Two rules hold at once.
///
/// 1. *Never over the rate in any window, as the server sees it.* The server counts a request somewhere between its
///    sending and its answer, and no sender can know when. So a permit is taken when the request is sent and comes
///    back one window after it was **answered**. Of all requests that the server may have counted in the window before
///    a moment, fewer than `requests` are then ever out, whatever the network does and however the server's windows
///    lie. The price is one round trip a window: with 0.2 s of latency, 99.7 % of the rate.
/// 2. *Evenly paced.* Requests leave `window / requests` apart, since three close together were seen to be refused
///    inside a quota of 120. A wake-up that comes late may be made up for, by at most `slack`.
package struct Pacer: Sendable {
  private let limit: Int
  private let window: Int64
  private let spacing: Int64
  private let slack: Int64
  /// When answers came, oldest first: the requests whose permits are still out.
  private var answered: Queue<Instant>
  package private(set) var inFlight = 0
  private var due = Instant(nanoseconds: .min)

  /// The server's clock may run slower than ours by one part in this many.
  private static let clockTolerance: Int64 = 5_000

  /// nil is unlimited.
  package init(_ rate: Rate?) {
    limit = rate?.requests ?? .max
    let length = Int64.seconds(Int64(rate?.window ?? 0))
    window = length + length / Self.clockTolerance
    spacing = rate.map { length / Int64(max(1, $0.requests)) } ?? 0
    slack = min(.milliseconds(20), length / 50)
    answered = Queue()
  }

  /// The earliest moment, not before `now`, at which a request may leave; `.never` while an answer must come first.
  package func earliest(_ now: Instant) -> Instant {
    guard limit != .max else { return now }
    let paced = max(now, due)
    let surplus = inFlight + answered.count - limit
    guard surplus >= 0 else { return paced }
    // The permit that must be back is the one after the surplus: the oldest ones come back first.
    guard let answer = answered.element(at: surplus) else { return .never }
    return max(paced, answer.advanced(by: window))
  }

  /// A request leaves. `now` must be no earlier than `earliest` said.
  package mutating func send(_ now: Instant) {
    inFlight += 1
    guard limit != .max else { return }
    while let oldest = answered.first, oldest.advanced(by: window) <= now { answered.removeFirst() }
    due = max(due, now.advanced(by: -slack)).advanced(by: spacing)
  }

  /// A request was answered, or is known to be answered no more.
  package mutating func settle(_ now: Instant) {
    inFlight -= 1
    if limit != .max { answered.append(now) }
  }
}
