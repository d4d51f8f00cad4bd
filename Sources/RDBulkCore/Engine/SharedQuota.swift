/// What the runs of one user on one machine know of each other's requests to an account: together they stay within its
/// rate, and each gets its share.
///
/// Each request has a record, from when it is booked until a window after its answer. A run asks for a permit before a
/// request leaves, and tells when it was answered. Two rules, as in ``Pacer``: fewer records than the rate has requests
/// are out when one leaves; and requests leave evenly, in the order in which they were booked. A run books one request
/// at a time, so that all get equal turns.
///
/// What a killed run had booked lapses, and its requests in flight count for a window from when they were counted at the
/// latest. Time is the machine's, counted from its start: what an earlier boot wrote was counted before that.
package struct SharedQuota: Equatable, Sendable {
  /// One request of a run.
  struct Record: Equatable, Sendable {
    enum State: UInt32, Sendable {
      /// It leaves at the moment, if there is a permit then.
      case booked = 1
      /// It was in flight at the moment.
      case left
      /// The server has counted it by the moment.
      case ended
    }

    /// The number that the run has drawn, and the request's within it.
    var run: UInt64
    var number: UInt32
    var state: State
    var moment: Instant
    /// The rate of its run when it was booked.
    var rate: Rate
  }

  var records: [Record] = []
  /// No further request is booked for an earlier moment.
  var due = Instant(nanoseconds: .min)
  /// When the last request left.
  var lastLeft = Instant(nanoseconds: .min)
  /// Whether the file could not be read: then it isn't known who has sent.
  var isUnknown = false
  /// The digest of the machine's current boot.
  let boot: UInt64

  /// How long a request whose run has gone, or gave it up, may still be under way, in nanoseconds.
  package static let straggling: Int64 = .seconds(10)
  /// The server's clock may run slow by one part in this many.
  private static let clockTolerance: Int64 = 5_000
  /// Faster runs don't share: their requests would wait for the file.
  private static let mostPerMinute: Double = 6_000
  private static let mostRequests = 2_000

  /// Nothing was sent so far.
  package init(boot: UInt64) { self.boot = boot }

  /// Whether runs at `rate` share it.
  package static func isShared(_ rate: Rate) -> Bool {
    rate.perMinute <= mostPerMinute && rate.requests <= mostRequests
  }

  // MARK: - Asking

  /// Asks for the permit of request `number` of a run. Returns a moment not after `now` if it may leave: then it counts as
  /// in flight. Otherwise ask again at the moment returned.
  package mutating func ask(run: UInt64, number: UInt32, _ rate: Rate, _ now: Instant) -> Instant {
    stillInFlight(run, now)
    let pool = pool(with: rate, of: run)
    clean(pool, now)
    if isUnknown {
      isUnknown = false
      let all = Record(run: 0, number: 0, state: .ended, moment: now.advanced(by: Self.straggling), rate: pool)
      records = Array(repeating: all, count: pool.requests)
    }
    let own = records.firstIndex { $0.run == run && $0.state == .booked } ?? book(run, rate, pool, now)
    records[own].number = number
    records[own].rate = rate
    pullForward(own, pool, now)
    guard records[own].moment <= now else { return records[own].moment }
    let back = back(pool, now)
    guard back.moment <= now else {
      // An answer to another run may bring it any moment.
      let glance = min(.milliseconds(100), Self.length(pool) / 100)
      records[own].moment = back.isCertain ? back.moment : min(back.moment, now.advanced(by: glance))
      return records[own].moment
    }
    records[own].state = .left
    records[own].moment = now
    lastLeft = now
    return now
  }

  /// A run's request has ended: the server had counted it by `moment`.
  package mutating func settle(run: UInt64, number: UInt32, by moment: Instant, _ now: Instant) {
    stillInFlight(run, now)
    guard let index = records.firstIndex(where: { $0.run == run && $0.number == number && $0.state == .left }) else {
      return
    }
    records[index].state = .ended
    records[index].moment = moment
  }

  /// A run sends no more.
  package mutating func leave(run: UInt64) {
    records.removeAll { $0.run == run && $0.state == .booked }
  }

  /// The index of a new booking.
  private mutating func book(_ run: UInt64, _ rate: Rate, _ pool: Rate, _ now: Instant) -> Int {
    // Runs that are gone may have booked far ahead.
    if !records.contains(where: { $0.state == .booked }) { due = min(due, next(pool)) }
    let moment = max(now, due, expected(pool, now))
    due = max(due, moment.advanced(by: -Self.slack(pool))).advanced(by: Self.spacing(pool))
    records.append(Record(run: run, number: 0, state: .booked, moment: moment, rate: rate))
    return records.count - 1
  }

  /// The run that is first in line need not wait for those that were before it and are gone.
  private mutating func pullForward(_ own: Int, _ pool: Rate, _ now: Instant) {
    let moment = records[own].moment
    guard moment > now else { return }
    let others = records.indices.filter { $0 != own && records[$0].state == .booked }
    guard others.allSatisfy({ records[$0].moment > moment }) else { return }
    records[own].moment = min(moment, max(now, next(pool), back(pool, now).moment))
    if others.isEmpty {
      due = min(
        due, max(next(pool), records[own].moment.advanced(by: -Self.slack(pool))).advanced(by: Self.spacing(pool)))
    }
  }

  /// The earliest moment for the request after the last one that left.
  private func next(_ pool: Rate) -> Instant {
    lastLeft.nanoseconds == .min ? lastLeft : lastLeft.advanced(by: Self.spacing(pool))
  }

  private static func spacing(_ pool: Rate) -> Int64 { length(pool) / Int64(max(1, pool.requests)) }
  private static func slack(_ pool: Rate) -> Int64 { min(.milliseconds(20), length(pool) / 50) }

  // MARK: - Permits

  /// The highest rate among the runs: what the account allows according to them. Each also keeps to its own.
  private func pool(with rate: Rate, of run: UInt64) -> Rate {
    var pool = rate
    var seen = [run]
    for record in records.reversed() where !seen.contains(record.run) {
      seen.append(record.run)
      if record.rate.perMinute > pool.perMinute { pool = record.rate }
    }
    return pool
  }

  /// When a permit is back, if nothing else leaves before; certain unless an answer may bring it sooner.
  private func back(_ pool: Rate, _ now: Instant) -> (moment: Instant, isCertain: Bool) {
    var out: [(moment: Instant, isCertain: Bool)] = []
    for record in records where record.state != .booked {
      out.append(
        record.state == .ended
          ? (record.moment, true) : (record.moment.advanced(by: Self.straggling), false))
    }
    guard out.count >= pool.requests else { return (now, true) }
    out.sort { $0.moment > $1.moment }
    let last = out[pool.requests - 1]
    return (last.moment.advanced(by: Self.window(pool)), out[..<pool.requests].allSatisfy(\.isCertain))
  }

  /// When the next booking will probably find a permit: what is booked leaves on time, what is in flight is answered soon.
  private func expected(_ pool: Rate, _ now: Instant) -> Instant {
    guard records.count >= pool.requests else { return now }
    let ends = records.map { $0.state == .left ? max($0.moment, now) : $0.moment }.sorted(by: >)
    return ends[pool.requests - 1].advanced(by: Self.window(pool))
  }

  /// The requests of `run` that were not settled are still in flight.
  private mutating func stillInFlight(_ run: UInt64, _ now: Instant) {
    for index in records.indices where records[index].run == run && records[index].state == .left {
      records[index].moment = now
    }
  }

  /// Forgets what no longer counts.
  private mutating func clean(_ pool: Rate, _ now: Instant) {
    records.removeAll { record in
      let window = max(Self.window(pool), Self.window(record.rate))
      return switch record.state {
      case .booked: record.moment.advanced(by: Self.straggling) <= now
      case .left: record.moment.advanced(by: window + Self.straggling) <= now
      case .ended: record.moment.advanced(by: window) <= now
      }
    }
  }

  private static func length(_ rate: Rate) -> Int64 { .seconds(Int64(rate.window)) }
  private static func window(_ rate: Rate) -> Int64 { length(rate) + length(rate) / clockTolerance }
}
