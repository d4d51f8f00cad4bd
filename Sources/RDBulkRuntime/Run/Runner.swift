import RDBulkCore
import RDBulkSystem

/// The loop that joins the rooms: rows in, requests out, answers in, results out, on one thread.
///
/// It decides nothing about rows: the engine does. Each turn does what can be done at once, writes what must be on file
/// before anything leaves, and then waits for the first of a socket, the input, a signal, or the moment that the engine
/// named. Requests leave in `CurlTransport.perform`, which comes after the writing.
final class Runner {
  let plan: JobPlan
  let operation: Operation
  /// The event whose effect is read back.
  private let verifiedEvent: VerifiedEvent?
  let console: Console
  var intake: Intake
  var engine: Engine
  let transport: CurlTransport
  let login: Credentials
  /// The access token that requests leave with.
  var token: String
  var loginPhase = LoginPhase.idle
  /// Whether it was said that a renewal takes its time.
  var isWaitingTold = false
  var ledger: Ledger
  private var files: JobFiles
  let signals: SignalWatch
  var progress: Progress
  /// nil where nobody asked for one.
  var report: RunReport?
  let isReporting: Bool
  var resumption: ResumedRows
  private var reservation: Reservation?

  let started: Instant
  var now: Instant
  private var wallOffset: Int64
  var inputEnded = false
  private var inputBlocks = false
  private var turnIsFull = false
  var isInLongRow = false
  /// The row held last is over-long, and more of it follows.
  var isHoldingLongRow = false
  var noticedEncoding = false
  var isEstimateDue = true
  /// Rows that may leave with this turn.
  private var sentRows: [Int] = []
  /// What the response at hand says of accepted rows.
  private var answered = AnsweredValues()
  var email: [UInt8] = []
  var emailPlace = EmailPlace()
  var scratch: [UInt8] = []
  /// When what is in flight is given up after a stop.
  var graceEnds = Instant.never
  var interruptedBy: Int32?
  /// The counts of the runs before this one.
  private let base: JobPosition
  /// Whether this run goes on with an earlier one's job.
  let isResumed: Bool
  private let isFunnel: Bool
  let isBatch: Bool

  /// Rows that are read in one turn at most, so that answers do not wait behind a long run of invalid rows.
  private static let rowsPerTurn = 2_048

  init(
    _ plan: JobPlan, _ console: Console, intake: consuming Intake, engine: Engine, transport: CurlTransport,
    login: Credentials, job: consuming OpenedJob, signals: consuming SignalWatch
  ) {
    self.plan = plan
    operation = plan.operation
    verifiedEvent = plan.verification?.event
    self.console = console
    self.engine = engine
    self.transport = transport
    self.login = login
    token = login.token ?? ""
    self.signals = signals
    let format = plan.output.format
    let keepsRejects = plan.output.rejects != nil
    base = job.resumption?.position ?? JobPosition()
    if let resumption = job.resumption {
      ledger = Ledger(format, keepsRejects: keepsRejects, preamble: intake.preamble, resumption)
    } else {
      ledger = Ledger(format, keepsRejects: keepsRejects, preamble: intake.preamble)
    }
    ledger.skipsSettled = plan.output.skipsSettled
    resumption = ResumedRows(job.resumption)
    files = job.files
    if files.isResumable {
      intake.keepDigest(watching: base.offset)
      if plan.output.sync == .batch {
        reservation = Reservation(least: plan.rowsInFlight, row: base.row)
      }
    }
    self.intake = intake
    started = Clock.now()
    now = started
    wallOffset = Clock.wall() - started.nanoseconds
    if let lastSending = job.lastSending {
      // A clock that was set back since must not make the run wait for ever.
      let last = min(started, Instant(nanoseconds: lastSending - wallOffset))
      self.engine.remember(requests: base.requests, last: last)
    }
    progress = Progress(plan.telling.progress, console, started: started)
    isReporting = plan.output.report != nil
    isResumed = job.resumption != nil
    isFunnel = operation.target == .funnel
    isBatch = plan.isBatch
    if isReporting {
      report = RunReport(start: started, rate: plan.engine.rate)
      report?.include(earlier: resumption.tally)
    }
  }

  /// Runs to the end of the input, or to what stops it.
  func run() -> RunEnd {
    var failure: RunError?
    do throws(RunError) {
      while try turn() {}
    } catch {
      failure = error
      engine.stop(.outputFailed)
    }
    if failure?.kind == .input {
      // What is in flight can still be answered, and its results written.
      do throws(RunError) { while try turn() {} } catch { failure = error }
    }
    console.block.erase()
    var end = RunEnd(
      tally: ledger.tally, position: ledger.position, bytesIn: intake.source.bytesRead,
      inputFormat: intake.source.reader.format,
      resumedRows: resumption.tally.rows, stop: engine.stopReason, failure: failure, signal: interruptedBy,
      inFlight: engine.inFlight, inputEnded: inputEnded, isResumable: files.isResumable, requests: engine.requests,
      report: report, ended: Clock.now(), startedAt: (started.nanoseconds + wallOffset) / .milliseconds(1)
    )
    let isWhole = failure == nil && engine.stopReason == nil
    do throws(SystemError) {
      try files.close(&ledger, exitCode: isWhole ? RunEndText.exitCode(end) : nil)
    } catch {
      end.failure = end.failure ?? .output(error)
    }
    return end
  }

  /// One turn; false where the run is over.
  private func turn() throws(RunError) -> Bool {
    tellTime()
    takeSignal()
    try takeSync()
    takeOutcomes()
    try feedAndSend()
    tellEstimate()
    takeOutcomes()
    try write()
    if isOver { return false }
    tellProgress()
    try wait()
    tellTime()
    try takeAnswers()
    try advanceRenewal()
    return true
  }

  private func tellTime() {
    now = Clock.now()
    wallOffset = Clock.wall() - now.nanoseconds
  }

  private var isOver: Bool {
    guard engine.inFlight == 0, loginPhase != .requested else { return false }
    return engine.stopReason != nil || (inputEnded && engine.isIdle && resumption.isReleased)
  }

  // MARK: - Rows in, requests out

  private func feedAndSend() throws(RunError) {
    inputBlocks = false
    turnIsFull = false
    for _ in 0..<Self.rowsPerTurn {
      if let slot = engine.nextSend(now) {
        do throws(TransportError) {
          engine.appendRowNumbers(of: slot, to: &sentRows)
          if isReporting { report?.requestSent(at: now) }
          try transport.send(slot: slot, engine.batches[slot], isBatch: isBatch)
        } catch {
          throw .transport(error)
        }
        continue
      }
      guard engine.asksForRow() else { return }
      guard isReserved else {
        guard engine.closeIfDue(now) else { return }
        continue
      }
      if isResumed, resumption.isVerified, !isHoldingLongRow, let held = resumption.nextHeld() {
        takeHeld(held)
        continue
      }
      if inputEnded {
        guard engine.isFilling else { return }
        engine.close()
      } else if try !takeNext(), !inputEnded {
        guard engine.closeIfDue(now) else { return }
      }
    }
    turnIsFull = true
  }

  /// Whether the next row may be read: the disk has kept a reservation for it. Until the input is known to be the
  /// same nothing leaves, nothing is reserved either, and the place to check may lie behind the last row.
  private var isReserved: Bool {
    guard let reservation, !isResumed || resumption.isVerified else { return true }
    return intake.source.record.row < reservation.granted
  }

  /// Takes the next thing from the input; false where there is nothing right now or any more, and no row is held.
  private func takeNext() throws(RunError) -> Bool {
    switch try intake.next() {
    case .header: break
    case .record:
      endLongRow()
      takeRow()
      if let failure = intake.failure { throw .input(failure) }
    case .passed(let range): passLongRow(range)
    case .wouldBlock:
      inputBlocks = true
      return false
    case .end:
      endLongRow()
      inputEnded = true
    }
    if isResumed, !resumption.isVerified { try verifyInput() }
    if let failure = writeIfMuch() { throw failure }
    return !inputEnded || !resumption.isReleased
  }

  // MARK: - Answers in, results out

  private func takeAnswers() throws(RunError) {
    var failure: RunError?
    do throws(TransportError) {
      try transport.perform { completion in
        let slot = completion.transfer.slot
        let delivery = completion.delivery(answerKind(slot), &answered)
        // The server may have counted the request a moment ago, after this turn began: a time read before would give the
        // request's permit back too early.
        now = Clock.now()
        console.detail(DeliveryText.line(engine.batches[slot], delivery))
        if isReporting { reportAnswer(delivery, sentAt: engine.batches[slot].sentAt) }
        engine.finish(slot, delivery, now)
        guard !engine.outcomes.isEmpty else { return }
        completion.transfer.withResponse { response in record(response) }
        failure = failure ?? writeIfMuch()
      }
    } catch {
      throw .transport(error)
    }
    if let failure { throw failure }
  }

  /// Writes what waits where it is much; returns why it failed. The answers of large batches come many at a time.
  private func writeIfMuch() -> RunError? {
    guard Ledger.isMuch(ledger.pendingResults) || Ledger.isMuch(ledger.pendingRejects) else { return nil }
    do throws(RunError) {
      try write()
      return nil
    } catch {
      return error
    }
  }

  private func takeOutcomes() {
    let response: [UInt8] = []
    answered.clear()
    if !engine.outcomes.isEmpty { record(response.span) }
  }

  private func answerKind(_ slot: Int) -> CurlTransport.Completion.Kind {
    if isFunnel { return .funnel }
    return isBatch ? .batch(engine.batches[slot].rows.count) : .event
  }

  /// Hands the outcomes that the engine has to the ledger, with what the response at hand says of them.
  private func record(_ response: Span<UInt8>) {
    for end in engine.outcomes {
      let batch = engine.batches[end.slot]
      let row = batch.rows[end.index]
      let sentAt = end.outcome.sentAt.map { ($0.nanoseconds + wallOffset) / .milliseconds(1) }
      let isAccepted = end.outcome.status == .accepted
      var outcome = end.outcome
      var result = ResultRow(number: row.number, line: row.line, sentAt: sentAt)
      if isFunnel, isAccepted { result.funnel = answered.funnel }
      if let verifiedEvent { result.verified = verifiedEvent.judge(&outcome, answered.funnel) }
      if isReporting { reportRow(outcome, row.number, row.line, email: row.email, batch.text.span) }
      ledger.record(
        result, outcome, batch.text.span, email: row.email, raw: row.raw,
        uuid: isAccepted && end.index < answered.uuids.count ? answered.uuids[end.index] : 0..<0, in: response
      )
    }
    engine.clearOutcomes()
  }

  /// Writes what this turn brought. Nothing is written before the input of a job that goes on is known to be the same.
  private func write() throws(RunError) {
    guard resumption.isVerified else { return }
    if files.isResumable {
      ledger.consumed(row: intake.source.record.row, digest: intake.consumed())
      ledger.counted(
        requests: base.requests + engine.requests, retries: base.retries + engine.retries,
        throttled: base.throttled + engine.throttled,
        elapsedMilliseconds: base.elapsedMilliseconds + Int(now.since(started) / .milliseconds(1))
      )
      ledger.closeTurn(sent: sentRows, released: engine.released)
      reserve()
    } else {
      ledger.counted(
        requests: engine.requests, retries: engine.retries, throttled: engine.throttled,
        elapsedMilliseconds: Int(now.since(started) / .milliseconds(1))
      )
    }
    let hasSent = !sentRows.isEmpty
    sentRows.removeAll(keepingCapacity: true)
    engine.clearReleased()
    do throws(SystemError) {
      let reserved = max(reservation?.granted ?? 0, reservation?.requested ?? 0)
      try files.write(&ledger, hasSent: hasSent, reserved: reserved) {
        (engine.openRows + resumption.openRows).sorted()
      }
      if isSyncDue {
        isSyncDue = false
        files.startSync()
      }
    } catch {
      throw .output(error)
    }
  }

  // MARK: - The disk

  private var isSyncDue = false

  private func reserve() {
    guard let row = reservation?.request(row: intake.source.record.row, now) else { return }
    JournalRecord.reserve(row).append(to: &ledger.pendingJournal)
    isSyncDue = true
  }

  private func takeSync() throws(RunError) {
    guard reservation?.requested != nil else { return }
    do throws(SystemError) {
      if try files.takeSyncCompletion() { reservation?.confirm() }
    } catch {
      throw .output(error)
    }
  }

  // MARK: - Waiting

  private func wait() throws(RunError) {
    var descriptors = [signals.descriptor]
    if inputBlocks, engine.wantsBatch { descriptors.append(intake.source.pollDescriptor) }
    if !isReserved, let sync = files.syncDescriptor { descriptors.append(sync) }
    do throws(TransportError) {
      try transport.wait(descriptors, milliseconds: waitTime())
    } catch {
      throw .transport(error)
    }
  }

  private func waitTime() -> Int32 {
    if turnIsFull { return 0 }
    var moment = min(engine.wakeTime(now), progress.nextDue, graceEnds)
    if case .waiting(let until) = loginPhase { moment = min(moment, until) }
    guard moment > now else { return 0 }
    // Rounded up: waking before the moment would only mean to wait again.
    let milliseconds = moment.since(now) / .milliseconds(1)
    return milliseconds >= 60_000 ? 60_000 : Int32(milliseconds) + 1
  }
}
