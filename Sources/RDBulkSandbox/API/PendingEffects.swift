/// Effects of accepted events that wait for their time, in the order of the events.
///
/// All wait equally long, so this is also the order of time; if the clock is set back, an event still waits for those
/// before it.
struct PendingEffects: Sendable {
  struct Entry: Equatable, Sendable {
    /// Unix milliseconds.
    let due: Int
    let email: String
    let effect: ContactEffect
  }

  /// With fewer finished entries than this, compacting isn't worth it.
  private static let slack = 1024

  private var entries: [Entry] = []
  /// How many of `entries` are done.
  private var done = 0

  /// How many are waiting.
  var count: Int { entries.count - done }

  mutating func append(_ entry: Entry) { entries.append(entry) }

  /// Removes the first entry if its time is not after `now`.
  mutating func popDue(at now: Int) -> Entry? {
    guard done < entries.count, entries[done].due <= now else { return nil }
    let entry = entries[done]
    done += 1
    if done == entries.count {
      entries.removeAll(keepingCapacity: done <= Self.slack)
      done = 0
    } else if done >= Self.slack, done * 2 >= entries.count {
      entries.removeFirst(done)
      done = 0
    }
    return entry
  }
}
