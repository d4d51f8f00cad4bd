/// What happened when, in a fixed amount of memory: the run is cut into slots of equal length, and whenever it outgrows
/// them, each two are merged.
package struct TimeSeries: Equatable, Sendable {
  /// What happened during one slot.
  package struct Slot: Equatable, Sendable {
    /// Rows that were accepted or are duplicates.
    package var done = 0
    /// Rows that ended otherwise.
    package var open = 0
    package var requests = 0
    /// Answers that reported a spent quota.
    package var throttled = 0
    /// Nanoseconds of deliberate pauses.
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
  /// The length of a slot in nanoseconds.
  package private(set) var width: Int64

  package static let mostSlots = 240
  private static let firstWidth: Int64 = .milliseconds(500)

  /// An empty series that begins at `start`.
  package init(start: Instant) {
    self.start = start
    width = Self.firstWidth
    slots = [Slot(), Slot()]
    slots.reserveCapacity(Self.mostSlots)
  }

  /// Changes the slot that contains `now`; a time before the start belongs to the first slot.
  package mutating func change(at now: Instant, _ change: (inout Slot) -> Void) {
    change(&slots[index(of: now)])
  }

  /// Counts the time between `from` and `until` as paused.
  package mutating func addPause(from: Instant, until: Instant) {
    guard until > from else { return }
    _ = index(of: until)
    var moment = max(from, start)
    while moment < until {
      let index = index(of: moment)
      let end = min(until, start.advanced(by: Int64(index + 1) * width))
      guard end > moment else { return }
      slots[index].paused += end.since(moment)
      moment = end
    }
  }

  private mutating func index(of now: Instant) -> Int {
    let elapsed = elapsed(at: now)
    while elapsed / width >= Int64(Self.mostSlots) { halve() }
    let index = Int(elapsed / width)
    while slots.count <= index { slots.append(Slot()) }
    return index
  }

  /// Nanoseconds from the start, limited to 0 up to a century, so that a clock gone wrong can't cause an overflow.
  private func elapsed(at now: Instant) -> Int64 {
    now > start ? min(now.since(start), .seconds(100 * 366 * 86_400)) : 0
  }

  private mutating func halve() {
    slots = stride(from: 0, to: slots.count, by: 2).map { index in
      index + 1 < slots.count ? slots[index] + slots[index + 1] : slots[index]
    }
    slots.reserveCapacity(Self.mostSlots)
    width *= 2
  }

  package var hasPauses: Bool { slots.contains { $0.paused > 0 } }

  /// An interval of the chart.
  package struct Interval: Equatable, Sendable {
    package var slot: Slot
    /// Nanoseconds since the start of the run, and how long the interval is.
    package var start: Int64
    package var length: Int64

    /// `count` in this interval as a rate per minute.
    package func perMinute(_ count: Int) -> Double { Double(count) * 60e9 / Double(max(1, length)) }
  }

  private static let mostIntervals = 80
  /// With fewer requests in an interval, one more or less would look like a spike.
  private static let fewestRequests = 8

  /// The time up to `end` in intervals long enough to compare. The last one is shorter if the run ended within it; less
  /// than half as long, it is merged with the one before.
  package func intervals(until end: Instant) -> [Interval] {
    var series = self
    _ = series.index(of: end)
    return series.intervals(elapsed: max(elapsed(at: end), 1))
  }

  private func intervals(elapsed: Int64) -> [Interval] {
    let requests = slots.reduce(0) { $0 + $1.requests }
    let used = min(slots.count, Int((elapsed - 1) / width) + 1)
    let most = min(Self.mostIntervals, max(1, requests / Self.fewestRequests))
    let joined = max(1, (used + most - 1) / most)
    var intervals: [Interval] = []
    for first in stride(from: 0, to: slots.count, by: joined) {
      let slot = slots[first..<min(slots.count, first + joined)].reduce(Slot(), +)
      let begin = Int64(first) * width
      let length = min(elapsed - begin, Int64(joined) * width)
      if let last = intervals.last, length * 2 < last.length {
        // What was counted in or after the slot that the end cut short isn't lost.
        intervals[intervals.count - 1].slot = last.slot + slot
        intervals[intervals.count - 1].length += max(0, length)
      } else {
        intervals.append(Interval(slot: slot, start: begin, length: max(1, length)))
      }
    }
    return intervals
  }
}
