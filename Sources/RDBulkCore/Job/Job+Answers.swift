/// Answers in, results out; signals; renewal of the access token; failures.
extension Job {
  /// A batch's request has ended; `values` and `response` are what else its answer says. `tell` must have been called
  /// since the end of the answer, because the rate's permits are counted from it.
  package mutating func answered(
    _ slot: Int, _ delivery: Delivery, _ values: AnsweredValues, _ response: Span<UInt8>
  ) {
    engine.finish(slot, delivery, now)
    if case .answered(_, let status) = delivery { engine.heard(values.quota, status: status, now) }
    if engine.batches[slot].phase == .looked { takeLook(slot, delivery, values.funnel ?? .silent) }
    record(values, response)
  }

  /// Records outcomes that came without an answer.
  mutating func recordOutcomes() {
    let response: [UInt8] = []
    record(AnsweredValues(), response.span)
  }

  /// Records the engine's outcomes.
  private mutating func record(_ values: AnsweredValues, _ response: Span<UInt8>) {
    guard !engine.outcomes.isEmpty else { return }
    for index in engine.outcomes.indices {
      let rowEnd = engine.outcomes[index]
      let batch = engine.batches[rowEnd.slot]
      let row = batch.rows[rowEnd.index]
      let sentAt = rowEnd.outcome.sentAt.map { ($0.nanoseconds + wallOffset) / .milliseconds(1) }
      let isAccepted = rowEnd.outcome.status == .accepted
      var outcome = rowEnd.outcome
      var result = ResultRow(number: row.number, line: row.line, sentAt: sentAt)
      if isAccepted { result.funnel = values.funnel }
      if isAccepted { acceptedValue?.add(batch.text.span, row.event) }
      if isAccepted, !batch.note.isEmpty { outcome.message = batch.note.message }
      if let event = settings.verifiedEvent { result.verified = event.judge(&outcome, values.funnel) }
      if let state = HistoryEntry.State(after: outcome, of: row) { remember(row.key, state) }
      let uuid = isAccepted && rowEnd.index < values.uuids.count ? values.uuids[rowEnd.index] : 0..<0
      end(
        result, outcome, batch.text.span, email: row.email, input: row.input, raw: row.raw,
        uuid: uuid, in: response)
    }
    engine.clearOutcomes()
  }

  // MARK: - Permits that are shared

  /// The next request has its permit, if `moment` has come; else it is asked for again then, or a little sooner.
  package mutating func permitted(at moment: Instant) { engine.permitted(at: moment, now) }

  /// The other runs can't be asked: this one goes by its own pace alone.
  package mutating func sharesNoLonger() { engine.stopSharing() }

  // MARK: - Signals

  /// A signal arrived: nothing more is sent, and requests in flight are awaited for a while. Only the first signal
  /// counts.
  package mutating func signalled(_ number: Int32) {
    guard signal == nil else { return }
    signal = number
    graceEnds = now.advanced(by: settings.grace)
    engine.stop(.interrupted)
  }

  /// What to tell the user after the first signal; nil if nothing is awaited.
  package var stoppingNote: Message? {
    if login == .requested {
      return "Stopping: waiting to store the renewed access token. Press Ctrl-C again to leave at once."
    }
    guard engine.inFlight > 0 else { return nil }
    return "Stopping: waiting up to \(Message.duration(settings.grace)) for "
      + "\(engine.inFlight, "answer", "answers"). Press Ctrl-C again to leave at once."
  }

  mutating func giveUpInFlight() {
    graceEnds = .never
    let error = APIError("INTERRUPTED", "The run was stopped before the answer came.")
    for slot in engine.batches.indices where engine.batches[slot].phase == .inFlight {
      engine.giveUp(slot, error, now)
    }
  }

  // MARK: - The access token

  /// What the renewal needs now; nil if nothing.
  mutating func nextRenewal() -> Renewal? {
    switch login {
    case .idle:
      guard case .wanted(let error) = engine.renewal, engine.stopReason == nil else { return nil }
      return .begin(error)
    case .waiting(let until):
      if engine.stopReason != nil { login = .idle }
      return login != .idle && now >= until ? .step : nil
    case .requested: return nil
    }
  }

  /// The renewal can't continue before `moment`.
  package mutating func renewalWaits(until moment: Instant) {
    assert(moment > now, "a wait ends in the future")
    login = .waiting(until: moment)
  }

  /// A token request has left; its answer is awaited even after a stop.
  package mutating func renewalRequested() { login = .requested }

  /// Requests use a new access token from now on.
  package mutating func renewed() {
    login = .idle
    engine.renewed()
  }

  /// There is no new token: the run ends.
  package mutating func renewalFailed(_ reason: StopReason) {
    login = .idle
    engine.renewalFailed(reason)
  }

  // MARK: - Failures

  /// Something can no longer be done. If it is reading the input, requests in flight are still awaited and their
  /// results written; otherwise the run breaks off. The first failure is the one that is reported.
  package mutating func failed(_ failure: Failure) {
    self.failure = self.failure ?? failure
    pendingSteps = []
    engine.stop(.outputFailed)
    if failure.kind == .input { return }
    phase = phase == .closing || phase == .over ? .over : .breaksOff
  }
}
