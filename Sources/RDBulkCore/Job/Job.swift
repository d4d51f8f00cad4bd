/// A job's run from its first row to its end: takes what happened, returns what to do next. No clock, no file, no
/// socket.
///
/// A run goes in turns. Each does what can be done at once (rows in, batches chosen), then writes everything that must
/// be on file before anything leaves, then waits. The program performs the actions in the real world, the simulation in
/// one that loses power, packets and answers; nothing else decides about rows.
package struct Job: ~Copyable {
  package let settings: JobSettings
  package internal(set) var engine: Engine
  package internal(set) var ledger: Ledger
  package internal(set) var resumed: ResumedRows
  var reservation: Reservation?
  /// The counts of the runs before this one.
  package let base: JobPosition
  /// Whether this run resumes an earlier one's job.
  let isResumed: Bool
  /// Whether a later run can resume this one's job.
  package let isResumable: Bool

  package let started: Instant
  package internal(set) var now: Instant
  /// What to add to an instant to get nanoseconds since 1970.
  package internal(set) var wallOffset: Int64

  var phase = Phase.turnBegins
  var rowsLeft = 0
  var turnIsFull = false
  package internal(set) var inputEnded = false
  /// Whether rows may follow that this run doesn't cover.
  package internal(set) var inputIsCut = false
  /// Whether the input continues beyond the end that the check settled.
  var inputHasGrown = false
  var inputBlocks = false
  /// The number of the row read last.
  var lastRow = 0
  /// The line on which it begins.
  var lastLine = 0
  /// Whether the row rejected last is over-long, so that the rest of it goes to the rejects.
  var isInLongRow = false
  /// Whether the row held last is over-long, so that the rest of it is held with it.
  var isHoldingLongRow = false
  /// Rows that may leave in this turn.
  var sentRows: [Int] = []
  /// Ends of rows since `clearEnds`, if anyone wants them.
  package internal(set) var ends = RowEnds()
  /// Of the sales that this run had accepted; nil: nobody asks.
  package internal(set) var acceptedValue: AcceptedValue?
  var buffers = RowBuffers()
  /// The batch to send once it is known whether its contact has a line in the file of `--before`.
  var leaving: Int?

  package internal(set) var login = LoginPhase.idle
  /// When to give up on answers still awaited after a stop.
  var graceEnds = Instant.never
  /// The signal that stopped the run.
  package internal(set) var signal: Int32?
  var failure: Failure?

  /// The length of the journal, what is due when, and the steps still to perform.
  var journalLength: Int
  let jobSteps: JobSteps
  /// When the files were last examined.
  var examined: Instant
  var pendingSteps: [JobStep] = []

  enum Phase: Equatable, Sendable {
    /// What happened is dealt with before rows are.
    case turnBegins
    case feeding
    case turnIsWritten
    /// The files are closed next.
    case breaksOff
    case closing
    case over
  }

  /// A token request in flight may bring the only valid refresh token, so its answer is awaited.
  package enum LoginPhase: Equatable, Sendable {
    case idle
    /// Another process holds the login, or the server is given time.
    case waiting(until: Instant)
    case requested
  }

  /// Starts a run at `now` with the files as opened; adding `wallOffset` gives nanoseconds since 1970. `preamble` is
  /// what comes before the input's first row; `lastSending` is when the earlier run last wrote its journal, as it does
  /// before each sending. The machine came up at `booted`.
  package init(
    _ settings: JobSettings, _ opened: OpenedJob, preamble: [UInt8], lastSending: Instant?,
    booted: Instant = Instant(nanoseconds: 0), now: Instant, wallOffset: Int64
  ) {
    let resumption = opened.resumption
    self.settings = settings
    acceptedValue = settings.sumsValues ? AcceptedValue() : nil
    isResumable = opened.isResumable
    journalLength = opened.journalLength
    jobSteps = settings.steps
    self.now = now
    self.wallOffset = wallOffset
    started = now
    examined = now
    isResumed = resumption != nil
    base = resumption?.position ?? JobPosition()
    ledger =
      if let resumption {
        Ledger(
          settings.format, keepsRejects: settings.keepsRejects, keepsAccepts: settings.keepsAccepts, preamble: preamble,
          resumption, rejectStatuses: settings.rejectStatuses, reasons: settings.reasons)
      } else {
        Ledger(
          settings.format, keepsRejects: settings.keepsRejects, keepsAccepts: settings.keepsAccepts, preamble: preamble,
          rejectStatuses: settings.rejectStatuses, reasons: settings.reasons)
      }
    ledger.skipsSettled = settings.skipsSettled
    if let before = settings.before { ledger.keepBefore(before, length: base.before) }
    ledger.history = settings.history.map(HistoryTurn.init)
    resumed = ResumedRows(resumption)
    engine = Engine(settings.engine)
    if let resumption, let lastSending {
      // After a power cut, the end of the journal may be missing.
      let past = resumption.sendings?.sendings(written: lastSending, now) ?? .unknown(before: min(now, booted))
      engine.remember(past, now)
    }
    if isResumable, settings.sync == .batch {
      reservation = Reservation(least: settings.rowsInFlight, row: base.row)
    }
  }

  /// Tells the job the time, whenever it may have changed; `wallOffset` if the wall clock was read too.
  package mutating func tell(_ now: Instant, wallOffset: Int64? = nil) {
    assert(now >= self.now, "the clock only goes forward")
    self.now = now
    if let wallOffset { self.wallOffset = wallOffset }
  }

  // MARK: - What comes next

  /// What to do next. Report the result before the next call.
  package mutating func next() -> Action {
    assert(pendingSteps.isEmpty, "all steps of a write are performed before anything else")
    while true {
      switch phase {
      case .turnBegins:
        if let renewal = nextRenewal() { return .renew(renewal) }
        beginTurn()
      case .feeding:
        if let action = feed() { return action }
        recordOutcomes()
        phase = .turnIsWritten
        // Nothing is written until a resumed job's input is known to be the same.
        if resumed.isVerified { return .write }
      case .turnIsWritten:
        guard isOver() else {
          phase = .turnBegins
          return .wait(nextWait())
        }
        phase = .breaksOff
      case .breaksOff:
        phase = .closing
        return .write
      case .closing: phase = .over
      case .over: return .end
      }
    }
  }

  private mutating func beginTurn() {
    if now >= graceEnds { giveUpInFlight() }
    recordOutcomes()
    inputBlocks = false
    turnIsFull = false
    rowsLeft = settings.rowsPerTurn
    phase = .feeding
  }

  /// Rows in, requests out: the turn's next such action; nil if nothing more can be done at once.
  private mutating func feed() -> Action? {
    if let slot = leaving {
      leaving = nil
      return send(slot)
    }
    if wantsWrite { return .write }
    while rowsLeft > 0 {
      if engine.wantsPermit(now) { return .ask }
      rowsLeft -= 1
      if let slot = engine.nextSend(now) {
        assert(resumed.isVerified, "nothing leaves before the input is known to be the same")
        if settings.before != nil, !engine.batches[slot].before.isEmpty {
          leaving = slot
          return .keep(slot: slot)
        }
        return send(slot)
      }
      guard engine.wantsBatch else { return nil }
      guard isReserved(), !inputBlocks else {
        guard engine.closeIfDue(now) else { return nil }
        continue
      }
      if isResumed, resumed.isVerified, !isHoldingLongRow, let held = resumed.nextHeld() {
        takeHeld(held)
        if wantsWrite { return .write }
        continue
      }
      guard inputEnded else { return .read }
      guard engine.isFilling else { return nil }
      engine.close()
    }
    turnIsFull = true
    return nil
  }

  /// Announces a batch, which leaves once the turn is written.
  private mutating func send(_ slot: Int) -> Action {
    engine.appendRowNumbers(of: slot, to: &sentRows)
    assert(sentRows.last ?? 0 <= reservation?.granted ?? .max, "a row leaves after the disk has kept its reservation")
    announce(slot)
    return .send(slot: slot)
  }

  /// Whether the next row may be read, because a reservation for it is on disk. Until the input is known to be the
  /// same, nothing leaves, so nothing is reserved; the point to check may come after the last row.
  private mutating func isReserved() -> Bool {
    guard let reservation, !isResumed || resumed.isVerified else { return true }
    return lastRow < reservation.granted
  }

  private mutating func isOver() -> Bool {
    guard engine.inFlight == 0, login != .requested else { return false }
    return engine.stopReason != nil || (inputEnded && engine.isIdle && resumed.isReleased)
  }

  private mutating func nextWait() -> Wait {
    var until = min(engine.wakeTime(now), graceEnds)
    if case .waiting(let moment) = login { until = min(until, moment) }
    return Wait(
      until: turnIsFull ? now : until, forInput: inputBlocks && engine.wantsBatch, forSync: !isReserved())
  }
}
