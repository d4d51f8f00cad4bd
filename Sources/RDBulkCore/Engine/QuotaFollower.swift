/// Takes the account's rate from what the API's answers say about its quota: pure arithmetic, without a clock.
///
/// *The limit.* A smaller one than assumed counts as soon as two consecutive answers say so, a larger one from the
/// window that follows, if every answer until then says the same. Limits that change with the answers, are absurdly
/// high, or are no longer reported leave what was assumed: whatever the headers say, no more leaves than was assumed or
/// was reported unchanged for a whole window.
///
/// *What others use.* If less is left of the present window than this run would use up to its end, somebody else sends,
/// too. What is left is then spread over the rest of the window, less what the others will take of it by their pace so
/// far, but no less than half. Nothing waits longer than to the window's end, and a server that says in one window after
/// the other that most of it is gone at its beginning is not believed.
package struct QuotaFollower: Sendable {
  private let assumed: Rate
  /// The rate in force.
  package private(set) var rate: Rate

  /// The limit that was reported last, since when, by how many consecutive answers, and when it counts if it is larger.
  private var told: Rate?
  private var agreements = 0
  private var toldSince = Instant(nanoseconds: .min)
  private var raises = Instant.never
  /// When the headers were last read.
  private var lastReading: Instant?
  /// How often the reported limit has changed since it was last steady, and until when it is not believed.
  private var changes = 0
  private var distrustedUntil = Instant(nanoseconds: .min)

  /// The present window of the server.
  private var windowEnds = Instant(nanoseconds: .min)
  private var windowBegan = Instant(nanoseconds: .min)
  private var remainingFirst = 0
  private var remainingLast = 0
  /// Requests of this run that were answered in it.
  private var own = 0
  /// Whether others were seen to send in it.
  private var isShared = false
  /// How many consecutive windows began with most of them gone.
  private var spentBeginnings = 0

  /// How many requests a minute others leave for now, where that is less than four fifths of the rate; 0: none before the
  /// window ends. nil: they don't slow this run.
  package private(set) var othersLeave: Int?

  /// The least time between two requests where others send, too; 0: the rate's own.
  private var spacing: Int64 = 0
  private var due = Instant(nanoseconds: .min)

  /// A limit of more than this many times what was assumed is not one of any plan.
  private static let mostPlausible = 10.0
  private static let changesForDistrust = 3
  private static let agreementsForTrust = 8
  private static let agreementsToLower = 2
  private static let agreementsToRaise = 3
  private static let spentBeginningsForDistrust = 2
  /// How much a run may be behind before others are suspected: requests that were under way, in number, and the seconds
  /// that the server's rounding takes.
  private static let tolerance = 2
  private static let rounding: Int64 = .seconds(1)
  /// A window is over a little later than it was said to be.
  private static let margin: Int64 = .milliseconds(50)

  /// Follows an account that is assumed to have the quota `assumed`.
  package init(_ assumed: Rate) {
    self.assumed = assumed
    rate = assumed
  }

  /// The earliest time, not before `now`, at which a request may leave as others allow.
  package func earliest(_ now: Instant) -> Instant { max(now, due) }

  /// A request leaves.
  package mutating func send(_ now: Instant) {
    if spacing > 0 { due = max(due, now).advanced(by: spacing) }
  }

  /// An answer came at `now`, with `inFlight` other requests under way; `reading` is what its headers say, nil if they say
  /// nothing that can be used.
  package mutating func read(_ reading: QuotaReading?, inFlight: Int, _ now: Instant) {
    guard let reading else { return missRead(now) }
    lastReading = now
    take(reading, now)
    guard now >= distrustedUntil, rate.window <= 3_600, let remaining = reading.remaining,
      reading.limit == rate.requests
    else { return forgetOthers() }
    take(remaining: remaining, reset: reading.reset, inFlight: inFlight, now)
  }

  /// Headers that are gone for a window leave what was assumed.
  private mutating func missRead(_ now: Instant) {
    guard let lastReading, now.since(lastReading) >= Self.length(rate) else { return }
    self.lastReading = nil
    rate = assumed
    told = nil
    forgetOthers()
  }

  // MARK: - The limit

  private mutating func take(_ reading: QuotaReading, _ now: Instant) {
    let said = Self.rate(reading, assumed)
    if said == told {
      agreements += 1
      if agreements >= Self.agreementsForTrust { changes = 0 }
    } else {
      if told != nil { changes += 1 }
      told = said
      agreements = 1
      toldSince = now
      raises = now.advanced(by: min(reading.reset.map { .seconds(Int64($0)) } ?? .max, Self.length(said)))
    }
    if changes >= Self.changesForDistrust {
      changes = 0
      distrustedUntil = now.advanced(by: Self.length(assumed))
      rate = assumed
    }
    guard now >= distrustedUntil, said != rate else { return }
    if said.perMinute <= rate.perMinute {
      if agreements >= Self.agreementsToLower { rate = said }
    } else if agreements >= Self.agreementsToRaise, now >= raises,
      said.perMinute <= assumed.perMinute * Self.mostPlausible
    {
      rate = said
    }
  }

  /// The rate that a reading names. A day's quota is spread evenly over its minutes.
  private static func rate(_ reading: QuotaReading, _ assumed: Rate) -> Rate {
    let window = reading.window ?? assumed.window
    guard window > 3_600 else { return Rate(requests: reading.limit, window: window) }
    return Rate(requests: max(1, reading.limit * 60 / window), window: 60)
  }

  private static func length(_ rate: Rate) -> Int64 { .seconds(Int64(rate.window)) }

  // MARK: - What others use

  private mutating func forgetOthers() {
    spacing = 0
    due = Instant(nanoseconds: .min)
    isShared = false
    othersLeave = nil
    windowEnds = Instant(nanoseconds: .min)
  }

  private mutating func take(remaining: Int, reset: Int?, inFlight: Int, _ now: Instant) {
    let length = Self.length(rate)
    let left = min(length, reset.map { .seconds(Int64($0)) } ?? length)
    // In one window, what is left only becomes less, except for answers that overtake each other.
    if now >= windowEnds || remaining > remainingLast + inFlight + Self.tolerance {
      beginWindow(remaining, endingIn: left, now)
    } else {
      own += 1
      windowEnds = min(windowEnds, now.advanced(by: left))
    }
    remainingLast = remaining
    guard spentBeginnings < Self.spentBeginningsForDistrust else {
      spacing = 0
      othersLeave = nil
      due = Instant(nanoseconds: .min)
      return
    }
    let toEnd = max(0, windowEnds.since(now))
    let usual = length / Int64(rate.requests)
    let free = remaining - inFlight
    if Int64(free + Self.tolerance) * usual < toEnd - Self.rounding { isShared = true }
    guard isShared else { return }
    share(free, toEnd: toEnd, usual: usual, now)
  }

  private mutating func beginWindow(_ remaining: Int, endingIn left: Int64, _ now: Instant) {
    let isFresh = left > Self.length(rate) * 3 / 4
    if isFresh, rate.requests > 2 * Self.tolerance {
      spentBeginnings = remaining * 4 < rate.requests ? spentBeginnings + 1 : 0
    }
    windowBegan = now
    windowEnds = now.advanced(by: left)
    remainingFirst = remaining
    own = 0
    isShared = false
    othersLeave = nil
    spacing = 0
    due = Instant(nanoseconds: .min)
  }

  /// Spreads what is left over the rest of the window.
  private mutating func share(_ free: Int, toEnd: Int64, usual: Int64, _ now: Instant) {
    let elapsed = max(now.since(windowBegan), .seconds(1))
    let byOthers = max(0, remainingFirst - remainingLast - own)
    let expected = Int(Double(byOthers) / Double(elapsed) * Double(toEnd))
    let share = max(free / 2, free - expected)
    guard share > 0 else {
      othersLeave = 0
      spacing = usual
      due = windowEnds.advanced(by: Self.margin)
      return
    }
    spacing = max(usual, toEnd / Int64(share))
    othersLeave = spacing > usual / 4 * 5 ? Int(.seconds(60) / spacing) : nil
    due = min(max(due, now), now.advanced(by: spacing))
  }
}
