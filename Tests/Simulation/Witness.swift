import RDBulkCore

/// What must hold was seen not to.
struct Violation: Error, CustomStringConvertible {
  var description: String
  init(_ description: String) { self.description = description }
}

/// Sees every sending and every end, and speaks up where one contradicts what is promised.
struct Witness {
  struct Row {
    var sends = 0
    var isInFlight = false
    var isInDoubt = false
    /// Deliveries that count against the row's retries wherever they come.
    var failures = 0
    var outcome: Outcome?
  }

  let settings: Engine.Settings
  private(set) var rows: [Row]
  private(set) var sends: [Instant] = []
  private(set) var inFlight = 0
  private(set) var ended = 0
  /// Rows in flight, or in doubt and not ended.
  private var open = 0
  /// Deliveries in a row that brought no answer.
  private(set) var silent = 0
  private(set) var everAnswered = false
  private(set) var lastAnswer = Instant(nanoseconds: 0)
  /// Rows sent for the first time although it looks as if there were no server: one may have been ready.
  private var blind = 0
  private(set) var sawUnauthorized = false
  private(set) var pauses = 0
  private(set) var longestWait: Int64 = 0
  /// The first request whose answer may end the server's pause; nil where there is none.
  private var probesFrom: Int?
  private var quietUntil = Instant(nanoseconds: 0)

  init(_ scenario: Scenario) {
    settings = scenario.settings
    rows = Array(repeating: Row(), count: scenario.rows + 1)
  }

  // MARK: - Sendings

  mutating func send(_ row: Int, _ now: Instant) throws(Violation) {
    let seen = rows[row]
    try check(seen.outcome == nil, "row \(row) sent after its end")
    try check(!seen.isInFlight, "row \(row) sent while in flight")
    try check(settings.onUnknown == .retry || !seen.isInDoubt, "row \(row) in doubt sent again")
    if probesFrom != nil {
      try check(now >= quietUntil, "sent within the server's pause")
      try check(inFlight == 0, "more than a probe after the server's pause")
    }
    if everAnswered, silent >= 5 { try check(inFlight == 0, "more than a probe in an outage") }
    if !everAnswered, silent >= 5, seen.sends == 0 { blind += 1 }
    try check(blind <= 1, "new rows sent where no request was ever answered")
    sends.append(now)
    try checkSpacing()
    rows[row].sends += 1
    rows[row].isInFlight = true
    inFlight += 1
    // Rows that an earlier run left in doubt hold no place before their first sending.
    if !seen.isInDoubt || seen.sends == 0 { open += 1 }
    try check(inFlight <= settings.concurrency, "\(inFlight) in flight")
    try check(open <= settings.concurrency, "\(open) in flight or in doubt")
  }

  /// Evenly paced, but for a late wake-up that is made up for.
  private func checkSpacing() throws(Violation) {
    guard let rate = settings.rate else { return }
    let spacing = Int64.seconds(Int64(rate.window)) / Int64(rate.requests)
    for steps in [1, 5] where sends.count > steps {
      let gap = sends[sends.count - 1].since(sends[sends.count - 1 - steps])
      try check(gap >= spacing * Int64(steps) - .milliseconds(20), "\(steps) sendings within \(gap) ns")
    }
  }

  /// An earlier run may have sent the row.
  mutating func doubt(_ row: Int) { rows[row].isInDoubt = true }

  // MARK: - Deliveries

  /// A row's answer is waited for no more.
  mutating func giveUp(_ row: Int) {
    inFlight -= 1
    rows[row].isInFlight = false
    rows[row].isInDoubt = true
  }

  mutating func deliver(_ row: Int, _ request: Int, _ delivery: Delivery, _ now: Instant) {
    rows[row].isInFlight = false
    inFlight -= 1
    let wasInDoubt = rows[row].isInDoubt
    switch delivery {
    case .answered(let answer, _): read(answer, row, request, now)
    case .lost(_, let status):
      if status == 0 {
        silent += 1
        rows[row].isInDoubt = true
      } else {
        hear(request, now)
        rows[row].failures += 1
        if status < 300 { rows[row].isInDoubt = true }
      }
    case .unsent: silent += 1
    }
    if !wasInDoubt, !rows[row].isInDoubt { open -= 1 }
  }

  private mutating func read(_ answer: Answer, _ row: Int, _ request: Int, _ now: Instant) {
    switch answer {
    case .accountLimit(_, let wait): pause(wait, now)
    case .failure(_, let wait), .lostBehindGateway(_, let wait):
      rows[row].failures += 1
      if wait == nil { hear(request, now) } else { pause(wait, now) }
    case .unreadable:
      rows[row].failures += 1
      hear(request, now)
    case .unauthorized:
      sawUnauthorized = true
      hear(request, now)
    default: hear(request, now)
    }
    switch answer {
    case .unreadable, .lostBehindGateway: rows[row].isInDoubt = true
    default: break
    }
  }

  private mutating func pause(_ wait: Int64?, _ now: Instant) {
    (silent, everAnswered, lastAnswer) = (0, true, now)
    pauses += 1
    longestWait = max(longestWait, wait ?? 0)
    probesFrom = sends.count
    quietUntil = max(quietUntil, now.advanced(by: wait ?? 0))
  }

  private mutating func hear(_ request: Int, _ now: Instant) {
    (silent, everAnswered, lastAnswer) = (0, true, now)
    if let first = probesFrom, request >= first { probesFrom = nil }
  }

  // MARK: - Ends

  mutating func end(_ row: Int, _ outcome: Outcome, isStopped: Bool) throws(Violation) {
    let seen = rows[row]
    try check(seen.outcome == nil, "row \(row) ended twice")
    try check(seen.sends > 0 && !seen.isInFlight, "row \(row) ended without a sending, or within one")
    try check(outcome.attempts == seen.sends, "row \(row): \(outcome.attempts) attempts of \(seen.sends)")
    try check(outcome.status != .failed || !seen.isInDoubt, "row \(row) in doubt ended failed")
    try check(outcome.status != .unknown || seen.isInDoubt, "row \(row) ended unknown without a doubt")
    try check(outcome.status == .accepted || !outcome.error.isEmpty, "row \(row) ended without a word")
    try check(seen.failures <= settings.retries + 1, "row \(row) had \(seen.failures) tries")
    if outcome.status == .failed, !isStopped, outcome.error != "LEAD_LIMIT" {
      try check(seen.sends > settings.retries, "row \(row) failed after \(seen.sends) tries")
    }
    rows[row].outcome = outcome
    ended += 1
    if seen.isInDoubt { open -= 1 }
  }

  func check(_ holds: Bool, _ otherwise: @autoclosure () -> String) throws(Violation) {
    if !holds { throw Violation(otherwise()) }
  }
}
