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
    /// An earlier run may have sent it, with other neighbours.
    var isInOlderDoubt = false
    /// How often it was silent while others were answered.
    var strikes = 0
    /// Deliveries that count against the row's retries wherever they come.
    var failures = 0
    var outcome: Outcome?
  }

  let settings: Engine.Settings
  private let rowsPerRequest: Int
  private(set) var rows: [Row]
  private(set) var sends: [Instant] = []
  private(set) var inFlight = 0
  private(set) var ended = 0
  /// Rows in flight, or in doubt and not ended.
  private var open = 0
  /// Deliveries in a row that brought no answer. A row of a server that has answered counts once, and one that was
  /// silent while others were answered says nothing.
  private(set) var silent = 0
  private var silentRows: Set<Int> = []
  private var heardSentAt: Instant?
  private(set) var accepted = 0
  /// Answers that every row would get.
  private(set) var refusalsOfAll = 0
  private(set) var everAnswered = false
  private(set) var lastAnswer = Instant(nanoseconds: 0)
  /// Rows sent for the first time although it looks as if there were no server: one may have been ready.
  private var blind = 0
  private(set) var sawUnauthorized = false
  /// New tokens in a row that brought no answer but 401, and the first request that left with the last one.
  private(set) var uselessTokens = 0
  private var tokenFrom = 0
  private(set) var pauses = 0
  private(set) var longestWait: Int64 = 0
  /// The first request whose answer may end the server's pause; nil where there is none.
  private var probesFrom: Int?
  private var quietUntil = Instant(nanoseconds: 0)

  /// `shortest` is the length of the shortest event.
  init(_ scenario: Scenario, shortest: Int) {
    rowsPerRequest = scenario.rowsPerRequest(shortest: shortest)
    settings = scenario.settings
    rows = Array(repeating: Row(), count: scenario.rows + 1)
  }

  // MARK: - Sendings

  /// A request leaves.
  mutating func send(_ numbers: [Int], _ now: Instant) throws(Violation) {
    if probesFrom != nil {
      try check(now >= quietUntil, "sent within the server's pause")
      try check(inFlight == 0, "more than a probe after the server's pause")
    }
    if everAnswered, silent >= 5 { try check(inFlight == 0, "more than a probe in an outage") }
    // A row that an earlier run left in doubt is no new one.
    let isNew = numbers.contains { rows[$0].sends == 0 && !rows[$0].isInOlderDoubt }
    if !everAnswered, silent >= 5, isNew { blind += 1 }
    try check(blind <= 1, "new rows sent where no request was ever answered")
    sends.append(now)
    try checkSpacing()
    inFlight += 1
    try check(inFlight <= settings.concurrency, "\(inFlight) in flight")
    try check(!numbers.isEmpty && numbers.count <= rowsPerRequest, "\(numbers.count) rows in a request")
    for number in numbers { try send(number) }
    try check(open <= settings.concurrency * rowsPerRequest, "\(open) rows in flight or in doubt")
  }

  private mutating func send(_ row: Int) throws(Violation) {
    let seen = rows[row]
    try check(seen.outcome == nil, "row \(row) sent after its end")
    try check(!seen.isInFlight, "row \(row) sent while in flight")
    try check(settings.onUnknown == .retry || !seen.isInDoubt, "row \(row) in doubt sent again")
    rows[row].sends += 1
    rows[row].isInFlight = true
    // Rows that an earlier run left in doubt hold no place before their first sending.
    if !seen.isInDoubt || seen.sends == 0 { open += 1 }
  }

  /// Evenly paced, but for a late wake-up that is made up for.
  private func checkSpacing() throws(Violation) {
    guard let rate = settings.rate, !settings.followsQuota else { return }
    let spacing = Int64.seconds(Int64(rate.window)) / Int64(rate.requests)
    for steps in [1, 5] where sends.count > steps {
      let gap = sends[sends.count - 1].since(sends[sends.count - 1 - steps])
      try check(gap >= spacing * Int64(steps) - .milliseconds(20), "\(steps) sendings within \(gap) ns")
    }
  }

  /// An earlier run may have sent the row.
  mutating func doubt(_ row: Int) {
    rows[row].isInDoubt = true
    rows[row].isInOlderDoubt = true
  }

  // MARK: - Deliveries

  /// There is a new access token.
  mutating func renewed() {
    uselessTokens += 1
    tokenFrom = sends.count
  }

  /// A request's answer is waited for no more.
  mutating func giveUp(_ numbers: [Int], isLook: Bool = false) {
    inFlight -= 1
    for row in numbers {
      rows[row].isInFlight = false
      if !isLook { rows[row].isInDoubt = true } else if !rows[row].isInDoubt { open -= 1 }
    }
  }

  /// `isLook`: it changes nothing, so that it puts nothing in doubt and ends no doubt.
  mutating func deliver(
    _ numbers: [Int], _ request: Int, _ delivery: Delivery, isLook: Bool = false, _ now: Instant
  ) {
    inFlight -= 1
    if case .answered(let answer, _) = delivery, request >= tokenFrom {
      if case .unauthorized = answer {} else { uselessTokens = 0 }
    }
    switch delivery {
    case .answered(let answer, _): read(answer, request, now)
    case .lost(_, let status):
      if status != 0 { hear(request, now) } else if isLook { silent += 1 } else { takeSilence(numbers[0], request) }
    case .unsent: silent += 1
    }
    for (position, row) in numbers.enumerated() {
      rows[row].isInFlight = false
      if Self.isTry(delivery) { rows[row].failures += 1 }
      switch isLook ? nil : Self.doubt(delivery, position) {
      case true?: rows[row].isInDoubt = true
      case false?: rows[row].isInDoubt = rows[row].isInOlderDoubt
      case nil: break
      }
      if !rows[row].isInDoubt { open -= 1 }
    }
  }

  /// Whether a delivery counts against `--retries` wherever it comes.
  private static func isTry(_ delivery: Delivery) -> Bool {
    switch delivery {
    case .answered(.failure, _), .answered(.lostBehindGateway, _), .answered(.unreadable, _): true
    case .lost(_, let status): status != 0
    default: false
    }
  }

  /// Whether a delivery puts the row at `position` of its request in doubt, or ends a doubt; nil where it does neither.
  private static func doubt(_ delivery: Delivery, _ position: Int) -> Bool? {
    switch delivery {
    case .answered(.partlyAccepted(let events), _): events.contains { $0.position == position } ? true : nil
    case .answered(.unreadable, _), .answered(.lostBehindGateway, _): true
    // A refusal of the request as it is holds for its earlier copies, unless one of them may be the reason for it.
    case .answered(.rejected, 413): false
    case .answered(.rejected(let error), 400), .answered(.rejected(let error), 422):
      error.concernsValue ? false : nil
    case .answered(.partlyRejected(let events), _): events.allSatisfy(\.error.concernsValue) ? false : nil
    case .lost(_, let status): status < 300 ? true : nil
    default: nil
    }
  }

  private mutating func read(_ answer: Answer, _ request: Int, _ now: Instant) {
    switch answer {
    case .accountLimit(_, let wait): pause(wait, request, now)
    case .failure(_, let wait), .lostBehindGateway(_, let wait):
      if wait == nil { hear(request, now) } else { pause(wait, request, now) }
    case .accepted, .partlyAccepted:
      accepted += 1
      hear(request, now)
    case .refusesAll:
      refusalsOfAll += 1
      hear(request, now)
    case .unauthorized:
      sawUnauthorized = true
      hear(request, now)
    default: hear(request, now)
    }
  }

  private mutating func takeSilence(_ row: Int, _ request: Int) {
    guard rows[row].strikes < 2 else { return }
    if let heardSentAt, heardSentAt >= sends[request] {
      // The engine may take it for the row's own trouble at once.
      rows[row].strikes += 2
    } else if !everAnswered || silentRows.insert(row).inserted {
      silent += 1
    }
  }

  private mutating func note(answerTo request: Int, _ now: Instant) {
    (silent, everAnswered, lastAnswer) = (0, true, now)
    silentRows = []
    heardSentAt = max(heardSentAt ?? sends[request], sends[request])
  }

  private mutating func pause(_ wait: Int64?, _ request: Int, _ now: Instant) {
    note(answerTo: request, now)
    pauses += 1
    longestWait = max(longestWait, wait ?? 0)
    probesFrom = sends.count
    quietUntil = max(quietUntil, now.advanced(by: wait ?? 0))
  }

  private mutating func hear(_ request: Int, _ now: Instant) {
    note(answerTo: request, now)
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
