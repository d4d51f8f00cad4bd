import RDBulkCore

/// What the program's `Runner` does in its turns, on simulated time.
extension JobSimulation {
  /// `Runner.rowsPerTurn`, smaller, so that full turns come up.
  private static let rowsPerTurn = 12

  /// `Runner.run`.
  mutating func work(_ run: inout JobRun, grace: Int64) throws -> JobRunEnd {
    do {
      var turns = 0
      while try turn(&run, grace: grace) {
        turns += 1
        try check(turns < 100_000, "the run does not end")
      }
    } catch let failure where failure is DiskFull || failure is Refusal {
      run.engine.stop(.outputFailed)
      try? close(&run, exitCode: nil)
      throw failure
    }
    history.tally = run.ledger.tally
    let reason = run.engine.stopReason
    try close(&run, exitCode: reason == nil ? (run.ledger.tally.isClean ? 0 : 1) : nil)
    return reason.map { .stopped($0) } ?? .ended
  }

  /// `Runner.turn`. Requests leave where the runner's transport performs.
  private mutating func turn(_ run: inout JobRun, grace: Int64) throws -> Bool {
    takeSignal(&run, grace: grace)
    // `takeSync`
    if run.reservation?.requested != nil, run.hasSynced {
      run.hasSynced = false
      run.reservation?.confirm()
    }
    try record(&run)
    let isFull = try feedAndSend(&run)
    try record(&run)
    try write(&run)
    if isOver(run) { return false }
    try disk.step()
    for request in run.leaving {
      for row in request.rows { history.depart(row) }
      network.depart(request, now)
    }
    run.leaving = []
    try wait(&run, isFull: isFull)
    return true
  }

  /// `Runner.isOver`.
  private func isOver(_ run: JobRun) -> Bool {
    guard run.engine.inFlight == 0 else { return false }
    return run.engine.stopReason != nil || (run.inputEnded && run.engine.isIdle && run.resumption.isReleased)
  }

  /// `Runner.feedAndSend`; true where the turn was full.
  private mutating func feedAndSend(_ run: inout JobRun) throws -> Bool {
    run.inputBlocks = false
    for _ in 0..<Self.rowsPerTurn {
      if let slot = run.engine.nextSend(now) {
        try send(slot, &run)
        continue
      }
      guard run.engine.wantsBatch else { return false }
      guard isReserved(run) else {
        guard run.engine.closeIfDue(now) else { return false }
        continue
      }
      if run.resumption.isVerified, !run.isHoldingLongRow, let held = run.resumption.nextHeld() {
        takeHeld(held, &run)
        continue
      }
      if run.inputEnded {
        guard run.engine.isFilling else { return false }
        run.engine.close()
      } else if try !takeNext(&run), !run.inputEnded {
        guard run.engine.closeIfDue(now) else { return false }
      }
    }
    return true
  }

  private mutating func send(_ slot: Int, _ run: inout JobRun) throws {
    let batch = run.engine.batches[slot]
    var request = SimulatedNetwork.Request(
      id: run.witness.sends.count, slot: slot, rows: batch.rows.map(\.number),
      deadline: now.advanced(by: scenario.sending.timeout))
    request.run = run.number
    request.length = batch.length
    request.token = run.token
    try check(!run.isRenewing, "sent while a token is renewed")
    run.leaving.append(request)
    try run.witness.send(request.rows, now)
    if let limit = scenario.sending.settings.batch?.bytes {
      try check(batch.length <= limit, "a batch of \(batch.length) bytes")
    }
    for row in batch.rows {
      run.sentRows.append(row.number)
      trace.note(now, "row \(row.number) sent")
      try check(!history.recorded.contains(row.number), "row \(row.number) sent though it has its result")
      try check(run.resumption.isVerified, "sent before the input is verified")
      try check(Array(batch.text[row.event]) == input.rows[row.number].event, "row \(row.number) has other bytes")
    }
  }

  /// `Runner.isReserved`.
  private func isReserved(_ run: JobRun) -> Bool {
    guard let reservation = run.reservation, run.resumption.isVerified else { return true }
    return run.intake.reader.row < reservation.granted
  }

  /// `Runner.record`, with the uuids that an answer gave its rows.
  private mutating func record(_ run: inout JobRun, _ uuids: [String] = []) throws {
    for end in run.engine.outcomes {
      let batch = run.engine.batches[end.slot]
      let row = batch.rows[end.index]
      trace.note(now, "row \(row.number) ends \(end.outcome.status) \(end.outcome.error)")
      try run.witness.end(row.number, end.outcome, isStopped: run.engine.stopReason != nil)
      let sentAt = end.outcome.sentAt.map { SimulatedServer.epoch * 1_000 + $0.nanoseconds / .milliseconds(1) }
      let isRefused =
        end.outcome.status == .rejected && (end.outcome.httpStatus == 400 || end.outcome.httpStatus == 422)
      try check(!isRefused || network.server.isBad(row.number), "row \(row.number) is good and rejected")
      let uuid = Array((end.outcome.status == .accepted ? uuids[end.index] : "").utf8)
      run.ledger.record(
        ResultRow(number: row.number, line: row.line, sentAt: sentAt), end.outcome, batch.text.span, email: row.email,
        raw: row.raw, uuid: 0..<uuid.count, in: uuid.span)
    }
    run.engine.clearOutcomes()
    try check(run.engine.inFlight == run.witness.inFlight, "the engine has lost count of what is in flight")
  }

  /// `Runner.write` and `Runner.reserve`.
  mutating func write(_ run: inout JobRun) throws {
    guard run.resumption.isVerified else { return }
    run.ledger.consumed(row: run.intake.reader.row, digest: run.intake.consumed())
    run.ledger.counted(
      requests: run.base.requests + run.engine.requests, retries: run.base.retries + run.engine.retries,
      throttled: run.base.throttled + run.engine.throttled,
      elapsedMilliseconds: run.base.elapsedMilliseconds + Int(now.since(run.started) / .milliseconds(1)))
    run.ledger.closeTurn(sent: run.sentRows, released: run.engine.released)
    let reserved = run.reservation?.request(row: run.intake.reader.row, now)
    if let reserved { JournalRecord.reserve(reserved).append(to: &run.ledger.pendingJournal) }
    let hasSent = !run.sentRows.isEmpty
    run.sentRows = []
    run.engine.clearReleased()
    try writeFiles(&run, hasSent: hasSent)
    if reserved != nil { startSync(&run) }
  }

  // MARK: - Waiting

  /// `Runner.wait`, then `Runner.takeAnswers`.
  private mutating func wait(_ run: inout JobRun, isFull: Bool) throws {
    var wake = isFull ? now : min(run.engine.wakeTime(now), run.graceEnds, run.signalAt)
    if run.inputBlocks, run.engine.wantsBatch { wake = min(wake, run.intake.nextArrival(now)) }
    wake = min(wake, network.timeline.next)
    while !isReserved(run), let moment = run.sync?.moment, moment < wake {
      now = max(now, moment)
      advanceSync(&run)
      if run.sync == nil { wake = now }
    }
    if run.hasSynced, !isReserved(run) { wake = now }
    try check(wake != .never, "nothing will ever happen")
    now = max(now, wake)
    let lateness = scenario.sending.lateness
    if lateness > 0 { now = now.advanced(by: Int64.random(in: 0...lateness, using: &random)) }
    advanceSync(&run)
    try disk.step()
    while let (moment, event) = network.timeline.take(now) { try happen(event, moment, &run) }
  }

  private mutating func happen(_ event: SimulatedNetwork.Event, _ moment: Instant, _ run: inout JobRun) throws {
    switch event {
    case .arrives(let request):
      let reaction = network.server.receive(request.rows, length: request.length, token: request.token, moment)
      trace.note(moment, "rows \(request.rows) of run \(request.run) at the server: \(reaction.text)")
      if request.run == run.number {
        run.arrivals.append(moment)
        try checkRate(run)
      }
      if !request.isLate { network.reply(reaction, to: request, at: moment) }
    case .ends(let request, let delivery):
      guard request.run == run.number, run.engine.batches[request.slot].phase == .inFlight else { return }
      run.witness.deliver(request.rows, request.id, delivery, now)
      for row in request.rows {
        if run.witness.rows[row].isInDoubt { history.doubt(row) }
      }
      run.engine.finish(request.slot, delivery, now)
      try record(&run, request.uuids)
    case .interrupt: break
    case .renewal(let isGranted, let number):
      guard number == run.number else { return }
      takeRenewal(isGranted, &run)
    }
    guard case .wanted = run.engine.renewal, !run.isRenewing, run.engine.stopReason == nil else { return }
    run.isRenewing = true
    network.renew(now, run: run.number)
  }

  private mutating func takeRenewal(_ isGranted: Bool, _ run: inout JobRun) {
    run.isRenewing = false
    guard isGranted else {
      return run.engine.renewalFailed(.unauthorized(APIError("INVALID_REFRESH_TOKEN", "No.")))
    }
    network.server.grantToken(now)
    run.token = network.server.lastToken
    run.witness.renewed()
    run.engine.renewed()
  }

  /// `Runner.takeSignal` and `Runner.giveUpInFlight`.
  private mutating func takeSignal(_ run: inout JobRun, grace: Int64) {
    if now >= run.signalAt {
      run.signalAt = .never
      run.graceEnds = now.advanced(by: grace)
      run.engine.stop(.interrupted)
      trace.note(now, "interrupted")
    }
    guard now >= run.graceEnds else { return }
    let error = APIError("INTERRUPTED", "The run was stopped before the answer came.")
    for slot in run.engine.batches.indices where run.engine.batches[slot].phase == .inFlight {
      let rows = run.engine.batches[slot].rows.map(\.number)
      run.witness.giveUp(rows)
      for row in rows { history.doubt(row) }
      run.engine.giveUp(slot, error, now)
    }
  }
}
