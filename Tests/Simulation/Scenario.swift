import RDBulkCore

/// What a simulated run is like: all of it follows from one seed.
struct Scenario {
  var settings: Engine.Settings
  var rows: Int
  var latency: Latency
  /// How long the sender waits for an answer (nanoseconds).
  var timeout: Int64
  /// The sender's timers come late by up to this (nanoseconds).
  var lateness: Int64
  var faults = Faults()
  var outages: [Outage] = []
  var quota: Quota?
  var contactQuota: Int?
  /// nil: each row is a request of its own.
  var batching: Batching?
  /// nil: one that never expires and can't be renewed.
  var tokens: Tokens?
  var unauthorizedFrom = Instant.never
  var forbiddenFrom = Instant.never
  var interruptedAt = Instant.never
  var poison: Poison?

  /// Rows that go wrong each time, whatever happens to the others.
  struct Poison {
    enum Kind: CaseIterable { case silent, reset, limited, broken, lostBehindGateway }
    var kind: Kind
    var rows: Set<Int>
  }

  /// The way to the server and back, each: a floor, and now and then much more.
  struct Latency {
    var base: Int64
    var spread: Int64
    var tailChance = 0.0
    var tail: Int64 = 0
  }

  /// How likely each fault is at each request.
  struct Faults {
    var connect = 0.0
    var resetBefore = 0.0
    var resetAfter = 0.0
    var serverError = 0.0
    var busy = 0.0
    var gatewayBefore = 0.0
    var gatewayAfter = 0.0
    var garbage = 0.0
    var truncated = 0.0
    var limit = 0.0
    /// More than one answer comes, and nothing says which of them is the request's.
    var surplus = 0.0
    var rejectedShare = 0.0
    /// Seconds that the server's pauses name; nil where they name none.
    var pause: Int?
  }

  struct Outage {
    enum Kind { case refused, silent, mixed }
    var from: Instant
    var to: Instant
    var kind: Kind

    func holds(at now: Instant) -> Bool { from <= now && now < to }
  }

  /// Access tokens that expire and can be renewed.
  struct Tokens {
    /// Nanoseconds.
    var life: Int64
    /// How likely it is that there is no new one.
    var refusal: Double
  }

  /// The account's quota as the gateway keeps it.
  struct Quota {
    var limit: Int
    var window: Int64
    var isSliding: Bool
    /// How much of each window another client takes, at most.
    var others: Int
    var retryAfter: RetryStyle
    /// Whether the other client sends evenly, rather than at the beginning of each window.
    var othersAreEven = false
    /// What the headers of its answers say.
    var telling = Telling.nothing
  }

  enum Telling: Equatable {
    case nothing, truth
    case lie(Lie)
  }

  enum Lie: CaseIterable {
    /// A limit that no plan has; one that differs in each answer; more left than the limit; nothing left, ever.
    case absurd, changing, overfull, spent
    /// Nothing left until tomorrow; a larger limit that is told now and then; one that is told for half a window.
    case tomorrow, nowAndThen, forAWhile
  }

  enum RetryStyle: CaseIterable { case none, seconds, quotasSeconds, date, reset, zero }
}

extension Scenario {
  private static let rates: [Rate?] = [
    nil, Rate(requests: 1, window: 1), Rate(requests: 5, window: 1), Rate(requests: 50, window: 1),
    Rate(requests: 3, window: 60), Rate(requests: 20, window: 60), Rate(requests: 120, window: 60),
    Rate(requests: 500, window: 60), Rate(requests: 1_000, window: 3_600),
  ]

  /// Anything that may happen to a run.
  init(seed: UInt64) {
    var random = SeededRandom(seed: seed)
    settings = Engine.Settings(
      rate: Self.rates.randomElement(using: &random) ?? nil,
      concurrency: [1, 2, 3, 5, 16].randomElement(using: &random) ?? 1,
      batch: nil,
      retries: Int.random(in: 0...4, using: &random),
      onUnknown: Bool.random(using: &random) ? .retry : .record,
      maxFailures: random.chance(0.1) ? (random.chance(0.5) ? .rows(3) : .percent(30)) : nil,
      leavesUnsent: false,
      seed: random.next()
    )
    rows = Int.random(in: 1...(random.chance(0.2) ? 150 : 40), using: &random)
    latency = Latency(
      base: .milliseconds(1), spread: .milliseconds([5, 100, 1_500].randomElement(using: &random) ?? 5))
    if random.chance(0.3) {
      latency.tailChance = 0.1
      latency.tail = .seconds(8)
    }
    timeout = .seconds([2, 10, 30].randomElement(using: &random) ?? 30)
    lateness = .milliseconds(random.chance(0.5) ? 0 : 15)
    faults = Faults(&random)
    for _ in 0..<(random.chance(0.3) ? Int.random(in: 1...2, using: &random) : 0) { outages.append(Outage(&random)) }
    if random.chance(0.4) { quota = Quota(settings.rate, &random) }
    if random.chance(0.15) { contactQuota = Int.random(in: 0...2, using: &random) }
    if random.chance(0.07) { unauthorizedFrom = random.moment(60) }
    if random.chance(0.1) { forbiddenFrom = random.moment(60) }
    if random.chance(0.07) { interruptedAt = random.moment(60) }
    if random.chance(0.3) {
      tokens = Tokens(
        life: .seconds([2, 10, 60].randomElement(using: &random) ?? 10), refusal: random.chance(0.2) ? 0.3 : 0)
      settings.canRenew = true
    }
    if random.chance(0.2) {
      settings.bytesLimit = Int.random(in: 1...2_000, using: &random)
      settings.bytesPerRequest = 50
    }
  }

  /// Nothing goes wrong but with a few rows, each time. They are fewer than may be in flight, or one by itself.
  static func poisoned(seed: UInt64) -> Scenario {
    var random = SeededRandom(seed: seed)
    var scenario = faultFree(seed: seed)
    scenario.settings.rate = [nil, Rate(requests: 10, window: 1), Rate(requests: 120, window: 60)][Int(seed % 3)]
    scenario.settings.concurrency = [1, 2, 8, 16].randomElement(using: &random) ?? 1
    scenario.settings.onUnknown = .retry
    scenario.quota = nil
    scenario.rows = 150
    scenario.timeout = .seconds([2, 30].randomElement(using: &random) ?? 30)
    let count = Int.random(in: 1...max(1, scenario.settings.concurrency / 2), using: &random)
    scenario.poison = Poison(
      kind: Poison.Kind.allCases.randomElement(using: &random) ?? .silent,
      // Where no others are left, nothing tells a poisoned row from a server in trouble.
      rows: Set((0..<count).map { _ in Int.random(in: 1...scenario.rows - 50, using: &random) }))
    return scenario
  }

  /// Rows are plenty, nothing goes wrong, and a round trip is at most a thirtieth of the window.
  static func faultFree(seed: UInt64) -> Scenario {
    var random = SeededRandom(seed: seed)
    var scenario = Scenario(seed: 0)
    let rate =
      (rates.compactMap { $0 }.filter { $0.requests < 1_000 }.randomElement(using: &random))
      ?? Rate(requests: 120, window: 60)
    scenario.settings = Engine.Settings(
      rate: rate, concurrency: 64, batch: nil, retries: 4, onUnknown: .record, maxFailures: nil, leavesUnsent: false,
      seed: random.next())
    scenario.rows = rate.requests * 3 + 5
    scenario.latency = Latency(base: .milliseconds(1), spread: .seconds(Int64(rate.window)) / 80)
    scenario.timeout = .seconds(30)
    scenario.lateness = .milliseconds(3)
    scenario.faults = Faults()
    scenario.outages = []
    scenario.quota = Quota(
      limit: rate.requests, window: .seconds(Int64(rate.window)), isSliding: random.chance(0.5), others: 0,
      retryAfter: .none)
    scenario.contactQuota = nil
    scenario.tokens = nil
    scenario.unauthorizedFrom = .never
    scenario.forbiddenFrom = .never
    scenario.interruptedAt = .never
    return scenario
  }
}

extension Scenario.Faults {
  /// A few of the faults, rare or often.
  init(_ random: inout SeededRandom) {
    self.init()
    guard random.chance(0.85) else { return }
    let share = random.chance(0.5) ? 0.3 : 0.8
    func some(_ random: inout SeededRandom) -> Double {
      random.chance(share) ? 0 : [0.02, 0.1, 0.3].randomElement(using: &random) ?? 0
    }
    connect = some(&random)
    resetBefore = some(&random)
    resetAfter = some(&random)
    serverError = some(&random)
    busy = some(&random) / 2
    gatewayBefore = some(&random)
    gatewayAfter = some(&random)
    garbage = some(&random)
    truncated = some(&random)
    limit = some(&random) / 2
    rejectedShare = some(&random)
    pause = random.chance(0.03) ? 86_400 : [nil, 0, 1, 7].randomElement(using: &random) ?? nil
  }
}

extension Scenario.Outage {
  init(_ random: inout SeededRandom) {
    from = random.chance(0.2) ? Instant(nanoseconds: 0) : random.moment(90)
    let length =
      random.chance(0.7) ? Int64.random(in: 1...100, using: &random) : Int64.random(in: 200...900, using: &random)
    to = from.advanced(by: .seconds(length))
    kind = [.refused, .silent, .mixed].randomElement(using: &random) ?? .mixed
  }
}

extension Scenario.Quota {
  /// The rate's own, or a smaller one, alone or shared.
  init(_ rate: Rate?, _ random: inout SeededRandom) {
    let rate = rate ?? Rate(requests: 20, window: 60)
    let isEqual = random.chance(0.4)
    limit = isEqual ? rate.requests : max(1, rate.requests / 2)
    window = .seconds(Int64(rate.window))
    isSliding = random.chance(0.5)
    others = isEqual && random.chance(0.5) ? 0 : limit / 2
    retryAfter = Scenario.RetryStyle.allCases.randomElement(using: &random) ?? .none
  }
}

extension SeededRandom {
  mutating func chance(_ probability: Double) -> Bool {
    probability > 0 && Double(next() >> 11) * 0x1p-53 < probability
  }

  /// A moment within the first `seconds`.
  mutating func moment(_ seconds: Int64) -> Instant {
    Instant(nanoseconds: Int64.random(in: 0..<(.seconds(seconds)), using: &self))
  }
}
