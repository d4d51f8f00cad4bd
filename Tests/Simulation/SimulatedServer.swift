import RDBulkCore

/// The API as far as a sender can tell: quotas, faults, and what it did with each row.
struct SimulatedServer {
  /// What the server does with one request.
  enum Reaction {
    case answer(Response, body: [UInt8])
    /// The head of an answer, then nothing.
    case cutOff(status: Int)
    case reset
    /// No answer, and the connection stays.
    case silence

    var text: String {
      switch self {
      case .answer(let response, let body):
        "\(response.status) \(response.retryAfter.compactMap(\.self)) \(String(decoding: body, as: UTF8.self))"
      case .cutOff(let status): "\(status), then nothing"
      case .reset: "reset"
      case .silence: "silence"
      }
    }
  }

  var scenario: Scenario
  private var random: SeededRandom
  private(set) var arrivals: [Instant] = []
  /// The contacts' funnels, where rows are about these.
  var funnels: SimulatedFunnels?
  /// How often each row was processed, by row number.
  private(set) var processed: [Int]
  private(set) var refusals = 0
  private var windows: [Instant] = []
  /// What the headers of the answer to the last request say.
  private(set) var quota: QuotaReading?
  private var contacts: [Int: Int] = [:]
  /// When each access token was made.
  private var tokens = [Instant(nanoseconds: 0)]

  /// The wall clock at the simulation's zero, in Unix seconds.
  static let epoch: Int64 = 1_700_000_000

  init(_ scenario: Scenario, seed: UInt64) {
    self.scenario = scenario
    random = SeededRandom(seed: seed)
    processed = Array(repeating: 0, count: scenario.rows + 1)
  }

  /// Whether a row is one that the server refuses.
  func isBad(_ row: Int) -> Bool { Double(row % 10) < scenario.faults.rejectedShare * 10 }

  /// Whether a request for `rows` is refused whenever it comes: a copy that comes late is as its earlier answer says.
  func refuses(_ rows: [Int], length: Int) -> Bool {
    rows.contains(where: isBad) || length > scenario.batching?.limit ?? .max
  }

  /// A request for `rows` has come with a body of `length` bytes. It is processed as a whole or not at all. One that
  /// only looks at a `contact` processes nothing.
  mutating func receive(
    _ rows: [Int], length: Int, token: Int = 0, looksAt contact: Int? = nil, _ now: Instant
  ) -> Reaction {
    arrivals.append(now)
    let faults = scenario.faults
    if let poison = scenario.poison, rows.contains(where: poison.rows.contains) { return reaction(to: poison.kind) }
    if random.chance(faults.resetBefore) { return .reset }
    if let refusal = accountRefusal(now) { return refusal }
    if random.chance(faults.limit) { return limit(pauseHeaders()) }
    if now >= scenario.unauthorizedFrom || isExpired(token, now) { return answer(401, Self.unauthorized) }
    if now >= scenario.forbiddenFrom { return answer(403, "{\"message\":\"Forbidden\"}") }
    if random.chance(faults.gatewayBefore) { return answer(gateway(), "<html>", maybePause()) }
    if random.chance(faults.busy) { return answer(503, "", pauseHeaders()) }
    if random.chance(faults.serverError) {
      if random.chance(0.2) { return .cutOff(status: 500) }
      return answer([500, 408, 425, 503].randomElement(using: &random) ?? 500, "oops")
    }
    if let limit = scenario.batching?.limit, length > limit { return answer(413, "") }
    var counts = contacts
    for row in rows {
      if let quota = scenario.contactQuota, counts[row % 7, default: 0] >= quota { return contactRefusal(now) }
      counts[row % 7, default: 0] += 1
    }
    let bad = rows.indices.filter { isBad(rows[$0]) }
    if let first = bad.first {
      let body = scenario.batching?.refusal(bad) ?? Self.rejected
      return answer(rows[first] % 2 == 0 ? 400 : 422, body)
    }
    contacts = counts
    if let contact, let funnel = funnels?.look(contact) {
      if random.chance(faults.resetAfter) { return .reset }
      if random.chance(faults.gatewayAfter) { return answer(gateway(), "", maybePause()) }
      if random.chance(faults.truncated) { return .cutOff(status: 200) }
      return answer(200, random.chance(faults.garbage) ? "{\"lifecycle" : funnel)
    }
    for row in rows { processed[row] += 1 }
    if random.chance(faults.resetAfter) { return .reset }
    if random.chance(faults.gatewayAfter) { return answer(gateway(), "", maybePause()) }
    if random.chance(faults.truncated) { return .cutOff(status: 200) }
    if random.chance(faults.garbage) { return answer(200, "{\"event_uuid\":\"5408") }
    guard let batching = scenario.batching else {
      return answer(200, "{\"event_uuid\":\"\(Batching.uuid(of: rows[0]))\"}")
    }
    return answer(200, random.chance(batching.misfit) ? Batching.misfit(rows, &random) : Batching.accepted(rows))
  }

  private mutating func reaction(to poison: Scenario.Poison.Kind) -> Reaction {
    switch poison {
    case .silent: .silence
    case .reset: .reset
    case .limited: limit(pauseHeaders())
    case .broken: answer(500, "oops")
    case .lostBehindGateway: answer(504, "")
    }
  }

  // MARK: - Tokens

  /// Makes the next access token.
  mutating func grantToken(_ now: Instant) { tokens.append(now) }

  /// The last access token, counted from 0.
  var lastToken: Int { tokens.count - 1 }

  private func isExpired(_ token: Int, _ now: Instant) -> Bool {
    guard let life = scenario.tokens?.life else { return false }
    return now.since(tokens[token]) >= life
  }

  // MARK: - Quotas

  private mutating func accountRefusal(_ now: Instant) -> Reaction? {
    guard let quota = scenario.quota else { return nil }
    let start = quota.isSliding ? now.nanoseconds - quota.window : now.nanoseconds / quota.window * quota.window
    windows.removeAll { $0.nanoseconds < start || (quota.isSliding && $0.nanoseconds == start) }
    // The other client takes a different part of each window, but the same one each time it is asked for.
    var window = SeededRandom(seed: UInt64(bitPattern: now.nanoseconds / quota.window))
    var others = quota.others > 0 ? Int(window.next() % UInt64(quota.others + 1)) : 0
    if quota.othersAreEven {
      others = Int(Double(quota.others) * Double(now.nanoseconds % quota.window) / Double(quota.window))
    }
    let isFree = windows.count + others < quota.limit
    if isFree { windows.append(now) }
    self.quota = telling(quota, remaining: max(0, quota.limit - windows.count - others), start: start, now)
    guard !isFree else { return nil }
    let end =
      quota.isSliding ? (windows.first ?? now).advanced(by: quota.window) : Instant(nanoseconds: start + quota.window)
    let seconds = max(0, (end.since(now) + .seconds(1) - 1) / .seconds(1))
    return limit(headers(quota.retryAfter, seconds, now))
  }

  /// The headers about the quota, where it is told, as they are read.
  private mutating func telling(
    _ quota: Scenario.Quota, remaining: Int, start: Int64, _ now: Instant
  ) -> QuotaReading? {
    var (limit, remaining) = (quota.limit, remaining)
    let end = quota.isSliding ? (windows.first ?? now).nanoseconds + quota.window : start + quota.window
    var reset = max(1, (end - now.nanoseconds + .seconds(1) - 1) / .seconds(1))
    switch quota.telling {
    case .nothing: return nil
    case .truth: break
    case .lie(.absurd): (limit, remaining) = (999_999_999, 999_999_990)
    case .lie(.changing):
      limit = Int.random(in: 1...10 * limit, using: &random)
      remaining = Int.random(in: 0...limit, using: &random)
    case .lie(.overfull): remaining = limit + 1
    case .lie(.spent): (remaining, reset) = (0, quota.window / .seconds(1))
    case .lie(.tomorrow): (remaining, reset) = (0, 86_400)
    case .lie(.nowAndThen): if arrivals.count % 3 == 0 { limit *= 4 }
    case .lie(.forAWhile): if now.nanoseconds % (2 * quota.window) < quota.window / 2 { limit *= 4 } else { return nil }
    }
    let values = [limit, nil, remaining, nil, Int(reset)].map { $0.map(String.init) }
    return QuotaReading.parse(values)
  }

  private mutating func limit(_ headers: [String?]) -> Reaction {
    refusals += 1
    return answer(429, "{\"message\":\"API rate limit exceeded\"}", headers)
  }

  private mutating func contactRefusal(_ now: Instant) -> Reaction {
    let wait = random.chance(0.5) ? 20 : 40_000
    if wait == 20 { contacts = [:] }
    return answer(
      429,
      "{\"error\":\"'lead_limiter' rate limit exceeded for 86400 second(s) period for key 'a@b.c'\",\"max\":24,\"usage\":25,\"remaining_time\":\(wait)}"
    )
  }

  // MARK: - Answers

  private static let unauthorized =
    "{\"errors\":{\"error_type\":\"UNAUTHORIZED\",\"error_message\":\"Invalid token.\"}}"
  private static let rejected =
    "{\"errors\":[{\"error_type\":\"INVALID_OPTION\",\"error_message\":\"No.\",\"path\":\"$.body.event_type\"}]}"

  private func answer(_ status: Int, _ body: String, _ headers: [String?] = []) -> Reaction {
    .answer(Response(status: status, retryAfter: headers), body: Array(body.utf8))
  }

  private mutating func gateway() -> Int { [502, 504, 520, 524].randomElement(using: &random) ?? 502 }

  private mutating func maybePause() -> [String?] { random.chance(0.2) ? pauseHeaders() : [] }

  private func pauseHeaders() -> [String?] { scenario.faults.pause.map { [nil, "\($0)"] } ?? [] }

  private func headers(_ style: Scenario.RetryStyle, _ seconds: Int64, _ now: Instant) -> [String?] {
    switch style {
    case .none: []
    case .seconds: [nil, "\(seconds)"]
    case .quotasSeconds: ["\(seconds)", "86400"]
    case .date: [nil, Self.date(Self.epoch + now.nanoseconds / .seconds(1) + seconds)]
    case .reset: [nil, nil, nil, "\(seconds)"]
    case .zero: [nil, "0"]
    }
  }

  /// Within the month of the epoch, 14 November 2023 22:13:20, and the week after it.
  private static func date(_ unix: Int64) -> String {
    let day = CivilDate.date(days: unix / 86_400)
    let month = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"][Int(day.month) - 1]
    func two(_ value: Int64) -> String { value < 10 ? "0\(value)" : "\(value)" }
    let clock = [unix / 3_600 % 24, unix / 60 % 60, unix % 60].map(two).joined(separator: ":")
    return "Tue, \(two(day.day)) \(month) \(day.year) \(clock) GMT"
  }
}
