/// The rows of one request, with their bytes in a single reusable buffer.
package struct Batch: Sendable {
  /// Where a batch is on its way out and back.
  package enum Phase: Equatable, Sendable {
    /// Not in use.
    case free
    /// Rows are being added to it.
    case open
    /// Complete but not sent.
    case ready
    case inFlight
    /// Its look was answered: `proceed`, `lookAgain` or `settle` comes next.
    case looked
    /// To be sent again at a given time.
    case waiting
    /// Its rows have their outcomes; the bytes stay until those are taken.
    case ended

    /// Whether a batch may go from this phase to `next`.
    fileprivate func leads(to next: Phase) -> Bool {
      switch (self, next) {
      case (.free, .open), (.open, .ready), (.ready, .inFlight), (.waiting, .inFlight): true
      // A part of a refused batch never is a new one.
      case (.open, .waiting), (.inFlight, .waiting): true
      case (.inFlight, .looked), (.looked, .waiting), (.looked, .ended), (.looked, .free): true
      case (.open, .ended), (.inFlight, .ended), (.waiting, .ended): true
      case (.open, .free), (.ready, .free), (.inFlight, .free), (.waiting, .free), (.ended, .free): true
      default: false
      }
    }
  }

  package private(set) var phase = Phase.free
  package internal(set) var rows: [BatchRow] = []
  /// The rows' addresses, events and raw bytes.
  package internal(set) var text: [UInt8] = []
  /// The access token it was sent with, counted from 0.
  var token = 0
  package internal(set) var sentAt = Instant(nanoseconds: 0)
  /// The number of its last request in the run, from 1.
  package internal(set) var request = 0
  /// When its first row was added.
  var openedAt = Instant(nanoseconds: 0)
  /// Whether it is being sent again because an earlier attempt wasn't enough.
  var isRetry = false
  /// Whether its rows were sent before, in a batch refused because of others.
  var isRest = false
  /// Whether it is part of a refused batch.
  var isPart = false
  /// Whether its request only reads the contact's funnel; the row's own request follows.
  package internal(set) var isLook = false
  /// Whether another row's request for the same contact has ended while this look was in flight.
  package internal(set) var isOutdated = false
  /// The line to keep before the request leaves, in `text`.
  package internal(set) var before = 0..<0
  /// What the row asked for and did not set.
  package internal(set) var note = FunnelAdvance.Note()
  /// Whether it was sent to find out whether a pause is over, and did not end it: then another one tries.
  var hasProbed = false
  /// How many times it got no answer while other requests were answered.
  var strikes = 0
  /// How many requests had been answered or were in flight when it left.
  var answeredBefore = 0
  /// How many times it found the account's quota spent with others accepted in between.
  var limitStrikes = 0
  /// How many requests had been accepted then.
  var acceptedAtStrike = 0
  /// Whether its trouble is its own: what becomes of it says nothing about the server.
  var isTroubled: Bool { strikes >= Self.strikesForTrouble }
  /// Once may be chance: the server may have gone away just then.
  static let strikesForTrouble = 2
  /// Whether it holds one of the `concurrency` permits.
  var holdsPermit = false
  /// The length of the JSON array of its events.
  package internal(set) var length = 1
  /// How much of it counts against the engine's limit.
  var bytesHeld = 0

  /// Forgets what went wrong with the rows it had before.
  mutating func clearTrouble() {
    hasProbed = false
    strikes = 0
    limitStrikes = 0
    acceptedAtStrike = 0
  }

  /// The memory its rows take.
  var bytes: Int { text.count + rows.count * MemoryLayout<BatchRow>.stride }

  /// Continues with the next phase.
  mutating func become(_ next: Phase) {
    assert(phase.leads(to: next), "a batch that is \(phase) doesn't become \(next)")
    assert(next != .free || !holdsPermit, "a batch gives its permit back before it is free")
    phase = next
  }
}
