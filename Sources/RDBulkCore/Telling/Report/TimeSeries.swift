/// What happened when, in memory of fixed size: the run is cut into slots of equal length, and where it becomes longer
/// than they reach, each two of them become one.
package struct TimeSeries: Equatable, Sendable {
  /// What happened in a length of time.
  package struct Slot: Equatable, Sendable {
    /// Rows that were accepted or are duplicates.
    package var done = 0
    /// Rows that ended otherwise.
    package var open = 0
    package var requests = 0
    /// Answers that said that the quota is spent.
    package var throttled = 0
    /// Nanoseconds in which nothing was sent on purpose.
    package var paused: Int64 = 0

    package var rows: Int { done + open }

    static func + (left: Slot, right: Slot) -> Slot {
      Slot(
        done: left.done + right.done, open: left.open + right.open, requests: left.requests + right.requests,
        throttled: left.throttled + right.throttled, paused: left.paused + right.paused
      )
    }
  }

  private let start: Instant
  private var slots: [Slot]
  /// Of a slot, in nanoseconds.
  package private(set) var width: Int64

  package static let mostSlots = 240
  private static let firstWidth: Int64 = .milliseconds(500)

  package init(start: Instant) {
    self.start = start
    width = Self.firstWidth
    slots = [Slot(), Slot()]
    slots.reserveCapacity(Self.mostSlots)
  }

  /// Changes the slot of the moment `now`; a moment before the start belongs to the first slot.
  package mutating func change(at now: Instant, _ change: (inout Slot) -> Void) {
    change(&slots[place(of: now)])
  }

  /// Adds the time from `from` to `until` to that in which nothing was sent.
  package mutating func addPause(from: Instant, until: Instant) {
    guard until > from else { return }
    _ = place(of: until)
    var moment = max(from, start)
    while moment < until {
      let place = place(of: moment)
      let end = min(until, start.advanced(by: Int64(place + 1) * width))
      guard end > moment else { return }
      slots[place].paused += end.since(moment)
      moment = end
    }
  }

  private mutating func place(of now: Instant) -> Int {
    let elapsed = elapsed(at: now)
    while elapsed / width >= Int64(Self.mostSlots) { halve() }
    let place = Int(elapsed / width)
    while slots.count <= place { slots.append(Slot()) }
    return place
  }

  /// Nanoseconds from the start, 0 to a century: what a clock says that makes no sense must not become too large to be
  /// counted with.
  private func elapsed(at now: Instant) -> Int64 {
    now > start ? min(now.since(start), .seconds(100 * 366 * 86_400)) : 0
  }

  private mutating func halve() {
    slots = stride(from: 0, to: slots.count, by: 2).map { place in
      place + 1 < slots.count ? slots[place] + slots[place + 1] : slots[place]
    }
    slots.reserveCapacity(Self.mostSlots)
    width *= 2
  }

  package var hasPauses: Bool { slots.contains { $0.paused > 0 } }

  /// A interval of the chart.
  package struct Interval: Equatable, Sendable {
    package var slot: Slot
    /// Nanoseconds since the start of the run, and how long the interval is.
    package var start: Int64
    package var length: Int64

    /// `count` of this interval as so many a minute.
    package func perMinute(_ count: Int) -> Double { Double(count) * 60e9 / Double(max(1, length)) }
  }

  private static let mostStretches = 80
  /// With fewer requests in a interval than this, one more or less would be a spike.
  private static let fewestRequests = 8

  /// The time up to `end` in intervals that are long enough to be compared. The last one is shorter where the run ended
  /// within it, and belongs to the one before it where it would be less than half as long.
  package func intervals(until end: Instant) -> [Interval] {
    var series = self
    _ = series.place(of: end)
    return series.intervals(elapsed: max(elapsed(at: end), 1))
  }

  private func intervals(elapsed: Int64) -> [Interval] {
    let requests = slots.reduce(0) { $0 + $1.requests }
    let used = min(slots.count, Int((elapsed - 1) / width) + 1)
    let most = min(Self.mostStretches, max(1, requests / Self.fewestRequests))
    let joined = max(1, (used + most - 1) / most)
    var intervals: [Interval] = []
    for first in stride(from: 0, to: slots.count, by: joined) {
      let slot = slots[first..<min(slots.count, first + joined)].reduce(Slot(), +)
      let begin = Int64(first) * width
      let length = min(elapsed - begin, Int64(joined) * width)
      if let last = intervals.last, length * 2 < last.length {
        // What was counted in a slot that the end cut short, or after it, is not lost.
        intervals[intervals.count - 1].slot = last.slot + slot
        intervals[intervals.count - 1].length += max(0, length)
      } else {
        intervals.append(Interval(slot: slot, start: begin, length: max(1, length)))
      }
    }
    return intervals
  }
}
