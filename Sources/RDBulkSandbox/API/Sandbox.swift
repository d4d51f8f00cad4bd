import RDBulkCore

/// A stand-in for the RD Station API as a value: a request and the time go in, a reply comes out. It knows no socket,
/// file or clock.
///
/// A request passes the gateway (token, account quota) before it can get a fault, and the fault comes before the API
/// reads its body; so faults that mimic a broken API leave its state unchanged.
struct Sandbox: Sendable {
  /// How late a slow answer is, in milliseconds.
  static let slowness = 2000
  /// The longest body of a batch, in bytes.
  static let batchBodyLimit = 200_000
  static let eventQuotaDefault = 120
  static let funnelQuotaDefault = 24
  /// The account's name.
  static let accountName = "rdbulk sandbox"

  let latency: Int
  let eventQuota: Int
  let funnelQuota: Int
  /// Milliseconds from accepting an event to its effect.
  let applyAfter: Int
  let batchErrors: BatchErrorStyle
  var contacts: ContactBook
  var pending = PendingEffects()
  var grants: Grants
  var uuids: SeededRandom
  let fields: AccountFields
  private var quotas: AccountQuotas
  private var dice: FaultDice

  init(_ options: SandboxOptions, fields: AccountFields) {
    latency = options.latency
    eventQuota = options.leadLimit ?? Self.eventQuotaDefault
    funnelQuota = options.funnelLimit ?? Self.funnelQuotaDefault
    applyAfter = options.applyAfter
    batchErrors = options.batchErrors
    contacts = ContactBook(absent: options.absent)
    grants = Grants(service: options.expireAfter, refreshing: options.refresh, seed: options.seed)
    self.fields = fields
    quotas = AccountQuotas(events: options.limit, funnels: options.funnelRate)
    dice = FaultDice(options.faults, seed: options.seed)
    // A separate sequence: the number of UUIDs in a batch must not shift the faults.
    uuids = SeededRandom(seed: ~options.seed)
  }

  /// The reply to `request`, received at `now` (Unix milliseconds).
  mutating func answer(_ request: HTTPRequest, now: Int) -> Reply {
    while let entry = pending.popDue(at: now) { contacts.apply(entry.effect, to: entry.email) }
    let target = Target(request.target)
    var record = RequestRecord(method: request.method, path: target.redacted)
    var fields: [HTTPField] = []
    var response: HTTPResponse
    do throws(Refusal) {
      let route = try Route(target)
      guard route.methods.contains(request.method) else { throw .methodNotAllowed(route.methods) }
      record.fault = route.isFaulty ? dice.roll() : nil
      try pass(route, request, target, now: now, fault: &record.fault, fields: &fields)
      response = try perform(route, request, now: now, &record)
      record.isProcessed = true
    } catch {
      response = error.response
    }
    response.fields += fields
    return reply(response, record)
  }

  /// The gateway, and the faults that keep a request from the API. `fault` is taken back if the gateway stops the
  /// request.
  private mutating func pass(
    _ route: Route, _ request: HTTPRequest, _ target: Target, now: Int, fault: inout Fault?,
    fields: inout [HTTPField]
  ) throws(Refusal) {
    let drawn = fault
    fault = nil
    var token: String?
    if route.needsToken {
      token = try grants.authorize(request.field("authorization"), now: now)
    } else if route == .conversion {
      guard target.parameter("api_key") == Grants.apiKey else { throw .invalidToken }
    }
    // A reset before the effect also comes before the gateway's counts; `reply` drops what is thrown here.
    if drawn == .resetBefore {
      fault = drawn
      throw .badRequest("")
    }
    if let token, route.wearsToken { grants.count(token) }
    if let kind = route.kind, let reading = quotas.take(kind, now: now) {
      fields = reading.fields
      if reading.isExceeded { throw .rateLimited() }
    }
    fault = drawn
    if let refusal = drawn?.refusal {
      if drawn == .status429 { fields = [] }
      throw refusal
    }
  }

  private mutating func perform(
    _ route: Route, _ request: HTTPRequest, now: Int, _ record: inout RequestRecord
  ) throws(Refusal) -> HTTPResponse {
    switch route {
    case .event, .conversion: return try acceptEvent(request, isConversion: route == .conversion, now: now, &record)
    case .batch: return try acceptBatch(request, now: now, &record)
    case .contact(let key): return try showContact(key, &record)
    case .funnel(let key): return try serveFunnel(key, request, now: now, &record)
    case .account: return .json(200, .object([.init("name", .string(Self.accountName))]))
    case .fields: return .json(200, fields.answer)
    case .token:
      let byCode = Target(request.target).parameter("token_by") == "code"
      return try grants.issue(try Self.json(request), byCode: byCode, now: now)
    case .revocation: return try revoke(request)
    case .dialog: return try showAgreement(request, now: now)
    }
  }

  /// Shapes the answer as the fault requires, and adds its delay.
  private func reply(_ response: HTTPResponse, _ record: RequestRecord) -> Reply {
    var reply = Reply(response: response, delay: latency, record: record)
    switch record.fault {
    case .resetBefore, .resetAfter: reply.ending = .reset
    case .truncated: reply.ending = .truncated
    case .garbage where response.status == 200: reply.response.body = Self.noJSON
    // An error stays as it is; garbage stands for an unreadable success.
    case .garbage: reply.record.fault = nil
    case .slow: reply.delay += Self.slowness
    case .status500, .html502, .status503, .status429, nil: break
    }
    reply.record.status = reply.ending == .reset ? nil : reply.response.status
    return reply
  }

  private static let noJSON: [UInt8] = [0x00, 0xFF, 0x7B, 0x22, 0x1B, 0x5B, 0x80, 0x0A]
}
