import RDBulkCore

/// The loop that joins the rooms: rows in, requests out, answers in, results out, on one thread.
///
/// It decides nothing about rows: the engine does. Each turn does what can be done at once and then waits for the first
/// of a socket, the input, a signal, or the moment that the engine named.
final class Runner {
  private let options: SendOptions
  private let console: Console
  private var intake: Intake
  private var engine: Engine
  private let transport: CurlTransport
  private var ledger: RunLedger
  private let signals: SignalWatch
  private var progress: Progress

  private let started: Instant
  private var now: Instant
  private var wallOffset: Int64
  private var inputEnded = false
  private var inputBlocks = false
  private var isInLongRow = false
  private var noticedEncoding = false
  private var email: [UInt8] = []
  private var scratch: [UInt8] = []
  private var failure: RunError?
  /// When what is in flight is given up after a stop.
  private var graceEnds = Instant.never
  private var interruptedBy: Int32?

  /// How long requests in flight are waited for after a signal.
  private static let grace: Int64 = .seconds(10)
  /// Rows that are read in one turn at most, so that answers do not wait behind a long run of invalid rows.
  private static let rowsPerTurn = 512

  init(
    _ options: SendOptions, _ console: Console, intake: consuming Intake, engine: Engine, transport: CurlTransport,
    ledger: consuming RunLedger, signals: consuming SignalWatch
  ) {
    self.options = options
    self.console = console
    self.intake = intake
    self.engine = engine
    self.transport = transport
    self.ledger = ledger
    self.signals = signals
    started = Clock.now()
    now = started
    wallOffset = Clock.wall() - started.nanoseconds
    progress = Progress(options, console, started: started)
  }

  /// Runs to the end of the input, or to what stops it. Returns why it stopped, if it did.
  func run() -> RunEnd {
    do throws(RunError) {
      while try turn() {}
    } catch {
      failure = error
      engine.stop(.outputFailed)
    }
    return RunEnd(
      tally: ledger.tally, requests: engine.requests, retries: engine.retries, throttled: engine.throttled,
      bytesIn: intake.source.bytesRead, elapsed: Clock.now().since(started), stop: engine.stopReason,
      failure: failure, signal: interruptedBy, inFlight: engine.inFlight, inputEnded: inputEnded
    )
  }

  /// One turn; false where the run is over.
  private func turn() throws(RunError) -> Bool {
    tellTime()
    takeSignal()
    try feedAndSend()
    try writeOutcomes()
    if isOver { return false }
    progress.show(engine, ledger.tally, now)
    try wait()
    tellTime()
    try takeAnswers()
    return true
  }

  private func tellTime() {
    now = Clock.now()
    wallOffset = Clock.wall() - now.nanoseconds
  }

  private var isOver: Bool {
    guard engine.inFlight == 0 else { return false }
    return engine.stopReason != nil || (inputEnded && engine.isIdle)
  }

  // MARK: - Rows in, requests out

  private func feedAndSend() throws(RunError) {
    inputBlocks = false
    for _ in 0..<Self.rowsPerTurn {
      if let slot = engine.nextSend(now) {
        do throws(TransportError) {
          let batch = engine.batches[slot]
          try transport.send(slot: slot, batch.text.span, batch.rows[0].event)
        } catch {
          throw .transport(error)
        }
        continue
      }
      guard engine.wantsBatch, !inputEnded, try takeNext() else { return }
    }
    scheduleSoon = true
  }

  private var scheduleSoon = false

  /// Takes the next thing from the input; false where there is nothing right now or any more.
  private func takeNext() throws(RunError) -> Bool {
    switch try intake.next() {
    case .header: return true
    case .record:
      endLongRow()
      try takeRow()
      return true
    case .passed(let range):
      ledger.appendToLongRow(intake.source, range)
      if ledger.needsFlush { try flush() }
      return true
    case .wouldBlock:
      inputBlocks = true
      return false
    case .end:
      endLongRow()
      inputEnded = true
      return false
    }
  }

  private func takeRow() throws(RunError) {
    let reader = intake.source.reader
    let number = reader.row
    let line = reader.recordLine
    email.removeAll(keepingCapacity: true)
    var verdict = Intake.Verdict.good
    engine.add { text in
      verdict = intake.map(event: &text, email: &email)
      guard case .good = verdict else { return nil }
      let event = 0..<text.count
      text.append(contentsOf: email)
      let address = event.upperBound..<text.count
      if ledger.keepsRejects { intake.appendRaw(to: &text) }
      return BatchRow(number: number, line: line, email: address, event: event, raw: address.upperBound..<text.count)
    }
    noticeEncoding()
    switch verdict {
    case .good: return
    case .duplicate: try recordUnsent(Outcome(.duplicate), number, line)
    case .invalid(let problem):
      var outcome = Outcome(.invalid)
      outcome.error = problem.code.rawValue
      outcome.message = problem.message
      try recordUnsent(outcome, number, line)
      if problem.code == .rowTooLong {
        isInLongRow = true
        ledger.beginLongRow()
      }
    }
  }

  private func recordUnsent(_ outcome: Outcome, _ number: Int, _ line: Int) throws(RunError) {
    scratch.removeAll(keepingCapacity: true)
    scratch.append(contentsOf: email)
    if ledger.keepsRejects { intake.appendRaw(to: &scratch) }
    ledger.record(
      ResultRow(number: number, line: line, sentAt: nil), outcome, scratch.span, email: 0..<email.count,
      raw: email.count..<scratch.count, uuid: 0..<0, in: scratch.span
    )
    if ledger.needsFlush { try flush() }
  }

  private func endLongRow() {
    guard isInLongRow else { return }
    isInLongRow = false
    ledger.endLongRow()
  }

  private func noticeEncoding() {
    guard !noticedEncoding, intake.source.reader.guessedWindows1252 else { return }
    noticedEncoding = true
    console.note(
      "The input is not UTF-8; it is read as Windows-1252, as Excel in Brazil saves it. --encoding settles it."
    )
  }

  // MARK: - Answers in, results out

  private func takeAnswers() throws(RunError) {
    do throws(TransportError) {
      try transport.perform { completion in
        var uuid = 0..<0
        let slot = completion.transfer.slot
        let delivery = completion.delivery(uuid: &uuid)
        // The server may have counted the request a moment ago, after this turn began: a time read before would give the
        // request's permit back too early.
        now = Clock.now()
        engine.finish(slot, delivery, now)
        if !engine.outcomes.isEmpty {
          completion.transfer.withResponse { response in record(response, uuid) }
        }
      }
    } catch {
      throw .transport(error)
    }
  }

  /// Hands the outcomes that the engine has to the ledger. `uuid` is where the one accepted row's stands.
  private func record(_ response: Span<UInt8>, _ uuid: Range<Int>) {
    for end in engine.outcomes {
      let batch = engine.batches[end.slot]
      let row = batch.rows[end.index]
      let sentAt = end.outcome.sentAt.map { ($0.nanoseconds + wallOffset) / .milliseconds(1) }
      ledger.record(
        ResultRow(number: row.number, line: row.line, sentAt: sentAt), end.outcome,
        batch.text.span, email: row.email, raw: row.raw, uuid: end.outcome.status == .accepted ? uuid : 0..<0,
        in: response
      )
    }
    engine.clearOutcomes()
  }

  private func writeOutcomes() throws(RunError) {
    if !engine.outcomes.isEmpty { record(scratch.span, 0..<0) }
    try flush()
  }

  private func flush() throws(RunError) {
    do throws(SystemError) { try ledger.flush() } catch { throw .output(error) }
  }

  // MARK: - Waiting

  private func wait() throws(RunError) {
    var descriptors = [signals.descriptor]
    if inputBlocks, engine.wantsBatch { descriptors.append(intake.source.pollDescriptor) }
    do throws(TransportError) {
      try transport.wait(descriptors, milliseconds: waitTime())
    } catch {
      throw .transport(error)
    }
  }

  private func waitTime() -> Int32 {
    if scheduleSoon {
      scheduleSoon = false
      return 0
    }
    let moment = min(engine.wakeTime(now), progress.nextDue, graceEnds)
    guard moment > now else { return 0 }
    // Rounded up: waking before the moment would only mean to wait again.
    let milliseconds = moment.since(now) / .milliseconds(1)
    return milliseconds >= 60_000 ? 60_000 : Int32(milliseconds) + 1
  }

  private func takeSignal() {
    if interruptedBy == nil, let signal = signals.received() {
      interruptedBy = signal
      graceEnds = now.advanced(by: Self.grace)
      engine.stop(.interrupted)
      if engine.inFlight > 0 {
        console.note(
          "Stopping: waiting up to 10 s for \(EndText.count(engine.inFlight, "answer")). Once more leaves at once."
        )
      }
    }
    if now >= graceEnds { giveUpInFlight() }
  }

  private func giveUpInFlight() {
    let error = APIError("INTERRUPTED", "The run was stopped before the answer came.")
    for slot in engine.batches.indices where engine.batches[slot].phase == .inFlight {
      engine.finish(slot, .lost(error, status: 0), now)
    }
  }
}

/// How a run ended.
struct RunEnd {
  var tally: Tally
  var requests: Int
  var retries: Int
  var throttled: Int
  var bytesIn: Int
  /// Nanoseconds.
  var elapsed: Int64
  var stop: StopReason?
  var failure: RunError?
  var signal: Int32?
  /// Requests whose answer is not known because the run broke off.
  var inFlight: Int
  var inputEnded: Bool
}
