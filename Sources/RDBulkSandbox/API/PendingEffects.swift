/// What an event does to its contact.
enum ContactEffect: Equatable, Sendable {
  /// The contact comes into being; only one that doesn't exist yet has it.
  case creation
  /// Of the funnel.
  case opportunity, lost, sale

  /// nil for the events that leave the contact alone.
  init?(ofEventType type: String) {
    switch type {
    case "CONVERSION": self = .creation
    case "OPPORTUNITY": self = .opportunity
    case "OPPORTUNITY_LOST": self = .lost
    case "SALE": self = .sale
    default: return nil
    }
  }
}

/// The effects of accepted events that wait for their time, in the order of the events.
///
/// They all wait equally long, so the order of the events is the order of time; where the clock is set back, an event
/// waits for those before it all the same.
struct PendingEffects: Sendable {
  struct Entry: Equatable, Sendable {
    /// Unix milliseconds.
    let due: Int
    let email: String
    let effect: ContactEffect
  }

  /// Below so many entries that are done it isn't worth closing ranks.
  private static let slack = 1024

  private var entries: [Entry] = []
  /// How many of `entries` are done.
  private var done = 0

  /// How many wait.
  var count: Int { entries.count - done }

  mutating func append(_ entry: Entry) { entries.append(entry) }

  /// Takes out the first entry if its time isn't after `now`.
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
