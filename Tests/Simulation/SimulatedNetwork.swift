import RDBulkCore

/// The way between the sender and the server: what is on it, and what becomes of it.
struct SimulatedNetwork {
  struct Request {
    /// Counted within its run.
    var id: Int
    /// The process that sent it.
    var run = 0
    var slot: Int
    var rows: [Int]
    /// Of its body.
    var length = 0
    /// Its body and its contact, where it is about a funnel; whether it only looks.
    var body: [UInt8] = []
    var contact: Int?
    var isLook = false
    /// What the answer's headers say about the quota.
    var quota: QuotaReading?
    /// What the funnel was answered to be.
    var funnel: Funnel?
    /// Which access token it left with, counted from 0.
    var token = 0
    /// What an answer that accepts the rows gave them.
    var uuids: [String] = []
    /// When the sender stops waiting for the answer.
    var deadline: Instant
    /// Whether it comes to the server only after that.
    var isLate = false
  }

  enum Event {
    case arrives(Request)
    case ends(Request, Delivery)
    case interrupt
    /// A new access token, or the word that there is none.
    case renewal(isGranted: Bool, run: Int)
  }

  var scenario: Scenario
  var server: SimulatedServer
  var timeline = Timeline<Event>()
  var random: SeededRandom

  init(_ scenario: Scenario, seed: UInt64) {
    self.scenario = scenario
    random = SeededRandom(seed: seed)
    server = SimulatedServer(scenario, seed: random.next())
  }

  mutating func depart(_ request: Request, _ now: Instant) {
    var request = request
    let outage = scenario.outages.first { $0.holds(at: now) }
    let isRefused = outage.map { $0.kind == .refused || ($0.kind == .mixed && random.chance(0.5)) } ?? false
    if isRefused || random.chance(scenario.faults.connect) {
      let error = APIError("CONNECTION_FAILED", "No connection.")
      return timeline.plan(.ends(request, .unsent(error, isPermanent: false)), at: now.advanced(by: delay()))
    }
    let arrival = now.advanced(by: delay())
    request.isLate = arrival >= request.deadline
    if outage != nil || request.isLate { timeline.plan(.ends(request, Self.timedOut), at: request.deadline) }
    if outage == nil { timeline.plan(.arrives(request), at: arrival) }
  }

  mutating func reply(_ reaction: SimulatedServer.Reaction, to request: Request, at moment: Instant) {
    let back = moment.advanced(by: delay())
    guard back < request.deadline else { return timeline.plan(.ends(request, Self.timedOut), at: request.deadline) }
    switch reaction {
    case .silence: timeline.plan(.ends(request, Self.timedOut), at: request.deadline)
    case .reset:
      timeline.plan(.ends(request, .lost(APIError("CONNECTION_LOST", "Reset."), status: 0)), at: back)
    case .cutOff(let status):
      timeline.plan(.ends(request, .lost(APIError("CONNECTION_LOST", "Cut off."), status: status)), at: back)
    case .answer where random.chance(scenario.faults.surplus):
      timeline.plan(.ends(request, Self.surplus), at: back)
    case .answer(var response, let body):
      response.unixSeconds = SimulatedServer.epoch + back.nanoseconds / .seconds(1)
      var request = request
      guard request.contact == nil else {
        let answer = Answer.readFunnel(response, body.span, &request.funnel)
        return timeline.plan(.ends(request, .answered(answer, status: response.status)), at: back)
      }
      let (answer, uuids) = read(response, body, request.rows.count)
      request.uuids = uuids.map { String(decoding: body[$0], as: UTF8.self) }
      timeline.plan(.ends(request, .answered(answer, status: response.status)), at: back)
    }
  }

  private func read(_ response: Response, _ body: [UInt8], _ rows: Int) -> (Answer, [Range<Int>]) {
    guard scenario.settings.batch == nil else {
      var uuids: [Range<Int>] = []
      return (Answer.readBatch(response, body.span, count: rows, uuids: &uuids), uuids)
    }
    var uuid = 0..<0
    return (Answer.read(response, body.span, uuid: &uuid), [uuid])
  }

  /// Asks for a new access token.
  mutating func renew(_ now: Instant, run: Int = 0) {
    let isGranted = !random.chance(scenario.tokens?.refusal ?? 1)
    timeline.plan(.renewal(isGranted: isGranted, run: run), at: now.advanced(by: delay() + delay()))
  }

  private static let surplus = Delivery.answered(.unreadable(APIError("SURPLUS_ANSWER", "Two answers.")), status: 200)
  private static let timedOut = Delivery.lost(APIError("TIMEOUT", "No answer in time."), status: 0)

  private mutating func delay() -> Int64 {
    let latency = scenario.latency
    let tail = random.chance(latency.tailChance) ? Int64.random(in: 0...latency.tail, using: &random) : 0
    return latency.base + Int64.random(in: 0...latency.spread, using: &random) + tail
  }
}
