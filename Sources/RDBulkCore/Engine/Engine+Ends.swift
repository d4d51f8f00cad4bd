/// How rows, and the run, end.
extension Engine {
  func isDoubtful(_ slot: Int) -> Bool { batches[slot].rows.contains { $0.isInDoubt } }

  mutating func end(_ slot: Int, _ status: RowStatus, _ error: APIError?, _ httpStatus: Int, _ now: Instant) {
    end(slot, error, httpStatus, now) { _ in status }
  }

  /// Ends each row of a batch with `status`.
  mutating func end(
    _ slot: Int, _ error: APIError?, _ httpStatus: Int, _ now: Instant, status: (BatchRow) -> RowStatus
  ) {
    for (index, row) in batches[slot].rows.enumerated() {
      append(outcome(slot, status(row), error, httpStatus, now), slot, index)
    }
    if settings.looksFirst, !batches[slot].isLook { outdateLooks(at: slot) }
    batches[slot].become(.ended)
    givePermitBack(slot)
  }

  func outcome(_ slot: Int, _ status: RowStatus, _ error: APIError?, _ httpStatus: Int, _ now: Instant) -> Outcome {
    var outcome = Outcome(status)
    outcome.httpStatus = httpStatus
    if let error {
      outcome.error = error.code
      outcome.message = error.message
    }
    outcome.sentAt = batches[slot].sentAt
    outcome.duration = now.since(batches[slot].sentAt)
    return outcome
  }

  mutating func append(_ outcome: Outcome, _ slot: Int, _ index: Int) {
    var outcome = outcome
    outcome.attempts = batches[slot].rows[index].attempts
    outcomes.append(RowOutcome(slot: slot, index: index, outcome: outcome))
    failures.count(outcome.status)
  }

  /// Ends a batch whose last attempt was certainly not processed; an earlier attempt for some rows may have been.
  mutating func endUnsent(_ slot: Int, _ error: APIError, _ status: Int, _ now: Instant) {
    let isReading = settings.isReading
    end(slot, error, status, now) { $0.isInDoubt && !isReading ? .unknown : .failed }
  }

  /// Ends a batch that would be sent again if the run weren't stopping.
  mutating func endStopped(_ slot: Int, _ error: APIError, _ status: Int, _ now: Instant) {
    guard settings.leavesUnsent else { return endUnsent(slot, error, status, now) }
    leftInDoubt.append(contentsOf: batches[slot].rows.filter(\.isInDoubt).map(\.number))
    release(slot)
    givePermitBack(slot)
    free(slot)
  }

  static let stopped = APIError("STOPPED", "The run stopped before this row could be sent again.")

  /// Records that the batch's rows not in doubt weren't processed.
  mutating func release(_ slot: Int) {
    // A look was never recorded as sent.
    if batches[slot].isLook { return }
    for row in batches[slot].rows where row.attempts > 0 && !row.isInDoubt {
      released.append(row.number)
      if settings.keepsHistory, !row.isRemembered { releasedKeys.append(row.key) }
    }
  }

  /// Stops sending. Requests in flight may still be answered; what waits ends now.
  package mutating func stop(_ reason: StopReason) {
    if stopReason == nil { stopReason = reason }
    while let slot = inDoubt.removeFirst() ?? waiting.removeFirst() {
      endStopped(slot, Self.stopped, 0, batches[slot].sentAt)
    }
    // A row that never left counts as not reached.
    close()
    while let slot = ready.removeFirst() {
      leftInDoubt.append(contentsOf: batches[slot].rows.filter(\.isInDoubt).map(\.number))
      free(slot)
    }
  }

  /// Rows refused together with others whose outcome is known. Bad rows end before their neighbours, so without these a
  /// share of failures would be taken of the bad rows alone.
  private var pendingParts: Int {
    guard settings.batch != nil else { return 0 }
    var rows = 0
    for batch in batches where batch.isPart && (batch.phase == .waiting || batch.phase == .inFlight) {
      rows += batch.rows.count
    }
    return rows
  }

  mutating func checkFailures() {
    guard stopReason == nil, let limit = settings.maxFailures, failures.isOver(limit, pending: pendingParts) else {
      return
    }
    stop(.tooManyFailures(failures.failed))
  }

  /// Frees the bytes of rows whose outcomes were written.
  package mutating func clearOutcomes() {
    for outcome in outcomes where batches[outcome.slot].phase == .ended { free(outcome.slot) }
    outcomes.removeAll(keepingCapacity: true)
  }

  /// Forgets the released rows once they are in the journal.
  package mutating func clearReleased() { released.removeAll(keepingCapacity: true) }

  /// Forgets the keys of released rows once they are in the history.
  package mutating func clearReleasedKeys() { releasedKeys.removeAll(keepingCapacity: true) }

  /// Rows that may have been sent and have no outcome yet, in ascending order: what a journal must hold.
  package var openRows: [Int] {
    var rows = leftInDoubt
    for batch in batches {
      switch batch.phase {
      case .inFlight where !batch.isLook: rows.append(contentsOf: batch.rows.map(\.number))
      // Rows an earlier run left in doubt count even before they are sent.
      case .open, .ready, .inFlight, .looked, .waiting:
        rows.append(contentsOf: batch.rows.filter(\.isInDoubt).map(\.number))
      case .free, .ended: break
      }
    }
    return rows.sorted()
  }
}
