import RDBulkCore

/// One run of the engine against a simulated network and server, on a clock that jumps from event to event.
///
/// It stands where the program's loop stands: it feeds rows, performs what the engine decides, reports what became of
/// it, takes the outcomes, and sleeps until the engine's wake time or the next event. Everything follows from the seed.
struct Simulation {
  typealias Request = SimulatedNetwork.Request

  let scenario: Scenario
  var trace: Trace
  private(set) var engine: Engine
  private var network: SimulatedNetwork
  private(set) var witness: Witness
  private(set) var now = Instant(nanoseconds: 0)
  private var fed = 0
  /// The present access token, counted from 0, and whether a new one was asked for.
  private var token = 0
  private var isRenewing = false
  /// What the last answer to each batch gave its rows.
  private var uuids: [Int: [String]] = [:]

  var server: SimulatedServer { network.server }

  init(_ scenario: Scenario, seed: UInt64, trace: Trace = Trace(isOn: false)) {
    self.scenario = scenario
    self.trace = trace
    engine = Engine(scenario.settings)
    network = SimulatedNetwork(scenario, seed: seed ^ 0x5EED)
    witness = Witness(scenario, shortest: 1)
    if scenario.interruptedAt != .never { network.timeline.plan(.interrupt, at: scenario.interruptedAt) }
  }

  /// Runs to the end; throws where something that must hold does not.
  mutating func run() throws(Violation) {
    var idleWakes = 0
    for step in 0... {
      guard step < 50_000 else { throw Violation("the run does not end") }
      // Ends before sendings: a row that has ended holds no place, but is in doubt after a crash until it is written.
      try takeOutcomes()
      let hasSent = try sendAll()
      if engine.isIdle, fed == scenario.rows || engine.stopReason != nil { break }
      let wake = engine.wakeTime(now)
      try witness.check(wake > now, "wake time is not after now")
      let isAwaiting = engine.inFlight > 0 || isRenewing || engine.stopReason != nil
      try witness.check(wake != .never || isAwaiting, "nothing will ever happen")
      idleWakes = hasSent ? 0 : idleWakes + 1
      try witness.check(idleWakes < 100, "woken again and again for nothing")
      let next = min(wake, network.timeline.next)
      guard next != .never else { throw Violation("nothing is planned") }
      now = max(now, next)
      if scenario.lateness > 0 {
        now = now.advanced(by: Int64.random(in: 0...scenario.lateness, using: &network.random))
      }
      while let (moment, event) = network.timeline.take(now) {
        idleWakes = 0
        try happen(event, moment)
      }
    }
    // What is still on its way comes to the server after the run.
    while let (moment, event) = network.timeline.take(.never) {
      if case .arrives = event { try happen(event, moment) }
    }
    try checkEnd()
  }

  // MARK: - The sender's loop

  private mutating func sendAll() throws(Violation) -> Bool {
    var hasSent = false
    while true {
      while engine.wantsBatch, fed < scenario.rows {
        fed += 1
        let number = fed
        let event = event(number)
        engine.add(now) { text in
          let start = text.count
          text.append(contentsOf: event)
          return BatchRow(number: number, line: number, email: 0..<0, event: start..<text.count, raw: 0..<0)
        }
      }
      if engine.wantsBatch, engine.isFilling { engine.close() }
      guard let slot = engine.nextSend(now) else { return hasSent }
      hasSent = true
      try send(slot)
    }
  }

  private mutating func send(_ slot: Int) throws(Violation) {
    let batch = engine.batches[slot]
    let rows = batch.rows.map(\.number)
    trace.note(now, "rows \(rows) sent")
    try witness.check(engine.stopReason == nil, "sent after the stop")
    try witness.check(!isRenewing, "sent while a token is renewed")
    try checkPacking(batch)
    try witness.send(rows, now)
    for row in batch.rows {
      try witness.check(
        batch.text[row.event].elementsEqual(event(row.number)), "row \(row.number) does not have its bytes")
    }
    var request = Request(
      id: witness.sends.count - 1, slot: slot, rows: rows, deadline: now.advanced(by: scenario.timeout))
    request.length = batch.length
    request.token = token
    network.depart(request, now)
  }

  /// The bytes of a row's event, of many lengths where they matter.
  private func event(_ number: Int) -> [UInt8] {
    let length = scenario.settings.batch == nil ? 1 : 1 + number * 37 % 300
    return Array(repeating: UInt8(truncatingIfNeeded: number), count: length)
  }

  /// A batch is within its bounds, and a new one takes all the rows that fit.
  private func checkPacking(_ batch: Batch) throws(Violation) {
    guard let limits = scenario.settings.batch else { return }
    let length = 1 + batch.rows.reduce(0) { $0 + $1.event.count + 1 }
    try witness.check(batch.length == length && length <= limits.bytes, "a batch of \(length) bytes")
    guard let last = batch.rows.last?.number, last < scenario.rows, scenario.batching?.limit == nil else { return }
    guard batch.rows.allSatisfy({ witness.rows[$0.number].sends == 0 }) else { return }
    let isFull = batch.rows.count == limits.rows || length + event(last + 1).count + 1 > limits.bytes
    try witness.check(isFull, "a batch of \(batch.rows.count) rows and \(length) bytes is not full")
  }

  private mutating func takeOutcomes() throws(Violation) {
    for end in engine.outcomes {
      let row = engine.batches[end.slot].rows[end.index].number
      trace.note(now, "row \(row) ends \(end.outcome.status) \(end.outcome.error)")
      try witness.end(row, end.outcome, isStopped: engine.stopReason != nil)
      if end.outcome.status == .accepted {
        try witness.check(server.processed[row] > 0, "row \(row) accepted, but never processed")
        try witness.check(uuids[end.slot]?[end.index] == Batching.uuid(of: row), "row \(row) has another's uuid")
      }
      let isRefused =
        end.outcome.status == .rejected && (end.outcome.httpStatus == 400 || end.outcome.httpStatus == 422)
      try witness.check(!isRefused || server.isBad(row), "row \(row) is good and rejected")
    }
    engine.clearOutcomes()
    try witness.check(engine.inFlight == witness.inFlight, "the engine has lost count of what is in flight")
  }

  // MARK: - Tokens

  private mutating func startRenewal() {
    guard case .wanted = engine.renewal, !isRenewing, engine.stopReason == nil else { return }
    trace.note(now, "token \(token) is to be renewed")
    isRenewing = true
    network.renew(now)
  }

  private mutating func takeRenewal(_ isGranted: Bool) {
    isRenewing = false
    trace.note(now, "token \(token) \(isGranted ? "renewed" : "not renewed")")
    guard isGranted else { return engine.renewalFailed(.unauthorized(APIError("INVALID_REFRESH_TOKEN", "No."))) }
    token += 1
    network.server.grantToken(now)
    witness.renewed()
    engine.renewed()
  }

  // MARK: - The network

  private mutating func happen(_ event: SimulatedNetwork.Event, _ moment: Instant) throws(Violation) {
    let wasStopped = engine.stopReason != nil
    switch event {
    case .arrives(var request):
      let reaction = network.server.receive(request.rows, length: request.length, token: request.token, moment)
      trace.note(moment, "rows \(request.rows) at the server: \(reaction.text)")
      request.quota = network.server.quota
      try checkRate()
      if !request.isLate { network.reply(reaction, to: request, at: moment) }
    case .ends(let request, let delivery):
      trace.note(now, "rows \(request.rows) delivered: \(delivery)")
      witness.deliver(request.rows, request.id, delivery, now)
      uuids[request.slot] = request.uuids
      engine.finish(request.slot, delivery, now)
      if case .answered(_, let status) = delivery { engine.heard(request.quota, status: status, now) }
    case .interrupt:
      trace.note(now, "interrupted")
      engine.stop(.interrupted)
    case .renewal(let isGranted, _): takeRenewal(isGranted)
    }
    startRenewal()
    if !wasStopped, let reason = engine.stopReason {
      trace.note(now, "stopped: \(reason)")
      try checkStop(reason)
    }
  }
}
