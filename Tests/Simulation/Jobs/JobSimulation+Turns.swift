import RDBulkCore

/// A run: the actions of its ``Job``, performed on the simulated disk, network, clock and input.
extension JobSimulation {
  /// Performs what the job says until the run is over; throws ``Crash`` where the process is killed.
  mutating func work(_ run: inout JobRun) throws -> JobRunEnd {
    var actions = 0
    while true {
      actions += 1
      try check(actions < 2_000_000, "the run does not end")
      let action = run.job.next()
      try takeEnds(&run)
      if action == .end { break }
      do { try perform(action, &run) } catch is DiskFull {
        run.job.failed(Failure(.output, "There is no room."))
      } catch is Meddled {
        run.job.failed(Failure(.output, "Somebody else has been here."))
      }
      try takeEnds(&run)
      giveUpLooks(&run)
      // What is asked before a sending is about one that counts already.
      if case .keep = action { continue }
      if action == .ask { continue }
      try check(run.job.engine.inFlight == run.witness.inFlight, "the engine has lost count of what is in flight")
    }
    let end = run.job.runEnd
    history.tally = end.tally
    if let failure = end.failure {
      if failure.kind == .output { return disk.isFull ? .diskFull : .meddled }
      return .refused(failure.message.text(in: .english))
    }
    try check(disk.unexamined == 0, "the last rows were written to files that were not examined")
    return end.stop.map { .stopped($0) } ?? .ended
  }

  private mutating func perform(_ action: Job.Action, _ run: inout JobRun) throws {
    switch action {
    case .read: read(&run)
    case .send(let slot): try send(slot, &run)
    case .ask:
      let rate = scenario.sending.settings.rate ?? Rate(requests: 1, window: 1)
      var quota = SharedQuota(reading: sharedQuota, boot: 1, now)
      let number = UInt32(run.job.engine.nextRequest)
      run.job.permitted(at: quota.ask(run: UInt64(run.number), number: number, rate, now))
      sharedQuota = quota.bytes
    case .keep(let slot):
      let batch = run.job.engine.batches[slot]
      run.job.kept(slot, isNew: run.kept.insert(Array(batch.text[batch.rows[0].path])).inserted)
    case .write: try write(&run)
    case .renew:
      try check(!run.isRenewing, "a token is renewed twice at a time")
      run.isRenewing = true
      run.job.renewalRequested()
      network.renew(now, run: run.number)
    case .wait(let wait): try self.wait(wait, &run)
    case .end: break
    }
  }

  private func read(_ run: inout JobRun) {
    switch run.intake.next(now) {
    case .header: break
    case .record:
      let reader = run.intake.reader
      run.job.took(
        InputRow(number: reader.row, line: reader.recordLine, isLong: reader.isInLongRecord), from: &run.intake)
    case .skipped(let range): run.job.skipped(range, in: &run.intake)
    case .needMore: run.job.inputHasNothing()
    case .end: run.job.inputHasEnded(&run.intake)
    }
  }

  private mutating func write(_ run: inout JobRun) throws {
    for step in run.job.steps(consumed: run.intake.consumed()) {
      try perform(step, run.job.ledger, &run.syncing)
      run.job.performed(step)
    }
  }

  private mutating func send(_ slot: Int, _ run: inout JobRun) throws {
    let batch = run.job.engine.batches[slot]
    var request = SimulatedNetwork.Request(
      id: run.witness.sends.count, slot: slot, rows: batch.rows.map(\.number),
      deadline: now.advanced(by: scenario.sending.timeout))
    request.run = run.number
    request.length = batch.length
    request.token = run.token
    if let funnels = network.server.funnels, let row = batch.rows.first {
      request.contact = funnels.contact(input.rows[row.number].event)
      request.isLook = batch.isLook
      request.body = Array(batch.text[row.event])
    }
    try check(!run.isRenewing, "sent while a token is renewed")
    run.leaving.append(request)
    run.requests.append(request)
    try run.witness.send(request.rows, now)
    if let limit = scenario.sending.settings.batch?.bytes {
      try check(batch.length <= limit, "a batch of \(batch.length) bytes")
    }
    for row in batch.rows {
      trace.note(now, "row \(row.number) sent")
      try check(!history.recorded.contains(row.number), "row \(row.number) sent though it has its result")
      try check(
        scenario.sending.settings.onUnknown == .retry || !run.foundInDoubt.contains(row.number),
        "row \(row.number) sent though an earlier run left it in doubt")
      try check(run.job.resumed.isVerified, "sent before the input is verified")
      try checkBody(Array(batch.text[row.event]), of: row.number, isLook: batch.isLook)
    }
  }

  // MARK: - Ends of rows

  /// Compares the ends that the job tells with what is known from outside.
  private mutating func takeEnds(_ run: inout JobRun) throws {
    let ends = run.job.ends
    run.job.clearEnds()
    for end in ends.ends {
      let (row, outcome) = (end.number, end.outcome)
      trace.note(now, "row \(row) ends \(outcome.status) \(outcome.error)")
      guard outcome.attempts > 0 else {
        let isKnown =
          switch outcome.status {
          // A job that lost all its files but the history finds its own events there.
          case .unknown:
            run.foundInDoubt.contains(row) || remembered[row] == .possiblySent
              || isUnsafe && scenario.remembers != nil
          case .accepted: run.foundInDoubt.contains(row) && mayLackResults && scenario.remembers != nil
          default: outcome.status.isUnsent
          }
        try check(isKnown, "row \(row) is \(outcome.status) without a sending")
        continue
      }
      if outcome.error == "INTERRUPTED" { try giveUp(row, &run) }
      try run.witness.end(row, outcome, isStopped: run.job.engine.stopReason != nil)
      let isRefused = outcome.status == .rejected && (outcome.httpStatus == 400 || outcome.httpStatus == 422)
      try check(!isRefused || network.server.isBad(row), "row \(row) is good and rejected")
    }
  }

  /// The job awaits the answer about this row no more.
  private mutating func giveUp(_ row: Int, _ run: inout JobRun) throws {
    guard let place = run.requests.firstIndex(where: { $0.rows.contains(row) }) else { return }
    try check(now >= run.graceEnds, "an answer is given up before the grace has ended")
    let request = run.requests.remove(at: place)
    run.witness.giveUp(request.rows)
    for row in request.rows { history.doubt(row) }
  }

  // MARK: - Waiting

  /// Lets requests leave, waits for whatever comes first, and tells the job what happened.
  private mutating func wait(_ wait: Job.Wait, _ run: inout JobRun) throws {
    try disk.step()
    for request in run.leaving {
      if !request.isLook { for row in request.rows { history.depart(row) } }
      try checkDeparture(request)
      network.depart(request, now)
    }
    run.leaving = []
    var wake = min(wait.until, run.signalAt, run.secondAt, network.timeline.next)
    if wait.forInput { wake = min(wake, run.intake.nextArrival(now)) }
    if wait.forSync { wake = min(wake, run.syncing.isDone ? now : run.syncing.end) }
    try check(wake != .never, "nothing will ever happen")
    now = max(now, wake)
    let lateness = scenario.sending.lateness
    if lateness > 0 { now = now.advanced(by: Int64.random(in: 0...lateness, using: &random)) }
    advanceSync(&run.syncing)
    try disk.step()
    run.job.tell(now)
    while let (moment, event) = network.timeline.take(now) { try happen(event, moment, &run) }
    if now >= run.secondAt {
      run.secondAt = .never
      // Soon after the first one it is one with it; later, it ends the process at once.
      guard run.secondSignal ?? 0 < .milliseconds(500) else { throw Crash(kind: .kill) }
      run.job.signalled(15)
    }
    if now >= run.signalAt {
      run.signalAt = .never
      if let second = run.secondSignal { run.secondAt = now.advanced(by: second) }
      run.graceEnds = now.advanced(by: run.grace)
      run.job.signalled(15)
      trace.note(now, "interrupted")
    }
    if run.job.isSyncing, run.syncing.isDone {
      run.syncing.isDone = false
      run.job.synced()
    }
  }

  private mutating func happen(_ event: SimulatedNetwork.Event, _ moment: Instant, _ run: inout JobRun) throws {
    switch event {
    case .arrives(let request):
      let processed = network.server.processed[request.rows[0]]
      let reaction = network.server.receive(
        request.rows, length: request.length, token: request.token, looksAt: request.isLook ? request.contact : nil,
        moment)
      let answer = try set(request, reaction, isProcessed: network.server.processed[request.rows[0]] > processed, run)
      trace.note(moment, "rows \(request.rows) of run \(request.run) at the server: \(reaction.text)")
      try checkRate()
      if !request.isLate { network.reply(answer, to: request, at: moment) }
    case .ends(let request, let delivery):
      guard request.run == run.number, run.job.engine.batches[request.slot].phase == .inFlight else { return }
      try answer(request, delivery, &run)
    case .interrupt: break
    case .renewal(let isGranted, let number):
      guard number == run.number else { return }
      takeRenewal(isGranted, &run)
    }
  }

  private mutating func answer(
    _ request: SimulatedNetwork.Request, _ delivery: Delivery, _ run: inout JobRun
  ) throws {
    run.requests.removeAll { $0.id == request.id }
    run.witness.deliver(request.rows, request.id, delivery, isLook: request.isLook, now)
    for row in request.rows {
      if run.witness.rows[row].isInDoubt { history.doubt(row) }
    }
    var values = AnsweredValues()
    values.funnel = request.funnel
    var response: [UInt8] = []
    for uuid in request.uuids {
      let start = response.count
      response.append(contentsOf: uuid.utf8)
      values.uuids.append(start..<response.count)
    }
    let number = UInt32(run.job.engine.batches[request.slot].request)
    run.job.answered(request.slot, delivery, values, response.span)
    if scenario.sending.settings.sharesQuota {
      var moment = now
      if case .lost = delivery { moment = now.advanced(by: SharedQuota.straggling) }
      var quota = SharedQuota(reading: sharedQuota, boot: 1, now)
      quota.settle(run: UInt64(run.number), number: number, by: moment, now)
      sharedQuota = quota.bytes
    }
    try takeEnds(&run)
    if run.job.wantsWrite { try write(&run) }
  }

  private mutating func takeRenewal(_ isGranted: Bool, _ run: inout JobRun) {
    run.isRenewing = false
    guard isGranted else {
      return run.job.renewalFailed(.unauthorized(APIError("INVALID_REFRESH_TOKEN", "No.")))
    }
    network.server.grantToken(now)
    run.token = network.server.lastToken
    run.witness.renewed()
    run.job.renewed()
  }
}

extension RowStatus {
  /// Whether rows have this end that are never sent.
  fileprivate var isUnsent: Bool { self == .invalid || self == .duplicate }
}
