/// What is written when, and what is synced.
extension Job {
  /// How often the files are examined, in nanoseconds.
  private static let examination: Int64 = .seconds(1)

  /// Whether enough bytes are waiting that they should be written before more arrive: the answers to large batches come
  /// many at a time.
  package var wantsWrite: Bool {
    resumed.isVerified
      && (ledger.pendingResults.count >= settings.writeSize || ledger.rejects.pending.count >= settings.writeSize
        || ledger.accepts.pending.count >= settings.writeSize)
  }

  /// What to do to the files now, in this order; call `performed` after each step. `consumed` is the digest of
  /// everything read so far.
  package mutating func steps(consumed: Digest) -> [JobStep] {
    assert(pendingSteps.isEmpty, "a write is begun once")
    var steps = phase == .closing ? closingSteps() : turnSteps(consumed)
    // Whoever stops because a file can't be written has looked at them enough.
    let isDue = phase == .closing ? failure == nil : now.since(examined) >= Self.examination
    if isDue {
      examined = now
      steps.insert(.examine, at: 0)
    }
    pendingSteps = steps
    return steps
  }

  /// A step from `steps` is done.
  package mutating func performed(_ step: JobStep) {
    assert(pendingSteps.first == step, "steps are performed in their order")
    pendingSteps.removeFirst()
    switch step {
    case .write(.results): ledger.pendingResults.removeAll(keepingCapacity: true)
    case .write(.rejects): ledger.rejects.pending.removeAll(keepingCapacity: true)
    case .write(.accepts): ledger.accepts.pending.removeAll(keepingCapacity: true)
    case .write(.before): ledger.pendingBefore.removeAll(keepingCapacity: true)
    case .write(.history): ledger.history?.written()
    case .write(.journal):
      journalLength += ledger.pendingJournal.count
      ledger.pendingJournal.removeAll(keepingCapacity: true)
    case .replaceJournal(let records): journalLength = JournalRecord.bytes(records).count
    case .examine, .sync, .startSync, .awaitSync, .cut: break
    }
  }

  /// What `startSync` asked for is on disk.
  package mutating func synced() { reservation?.confirm() }

  /// Whether `startSync` was requested and not confirmed yet.
  package var isSyncing: Bool { reservation?.requested != nil }

  private mutating func turnSteps(_ consumed: Digest) -> [JobStep] {
    assert(resumed.isVerified, "nothing is written before the input is known to be the same")
    ledger.counted(
      requests: base.requests + engine.requests, retries: base.retries + engine.retries,
      throttled: base.throttled + engine.throttled,
      elapsedMilliseconds: base.elapsedMilliseconds + Int(now.since(started) / .milliseconds(1)),
      unanswered: engine.unanswered)
    defer {
      sentRows.removeAll(keepingCapacity: true)
      engine.clearReleased()
    }
    withdraw()
    ledger.history?.closeTurn()
    guard isResumable else { return jobSteps.unjournaled(hasBefore: !ledger.pendingBefore.isEmpty) }
    ledger.consumed(row: lastRow, digest: consumed)
    ledger.closeTurn(sent: sentRows, released: engine.released)
    let isSyncing = isSyncing
    let reserved = reservation?.request(row: lastRow, now)
    if let reserved { JournalRecord.reserve(reserved).append(to: &ledger.pendingJournal) }
    var steps = jobSteps.turn(hasSent: !sentRows.isEmpty, hasBefore: !ledger.pendingBefore.isEmpty)
    if journalLength + ledger.pendingJournal.count > settings.journalLimit {
      if isSyncing { steps.append(.awaitSync) }
      steps += jobSteps.compact(wholeJournal())
    }
    if reserved != nil { steps.append(.startSync) }
    return steps
  }

  /// The journal's content when it is rewritten.
  private mutating func wholeJournal() -> [JournalRecord] {
    let reserved = max(reservation?.granted ?? 0, reservation?.requested ?? 0)
    return JournalRecord.anew(
      settings.binding, boot: settings.boot, ledger.position, sent: (engine.openRows + resumed.openRows).sorted(),
      reserved: reserved)
  }

  private mutating func closingSteps() -> [JobStep] {
    let end = runEnd
    closeHistory(end)
    guard isResumable else { return jobSteps.unjournaledEnd }
    let first: [JobStep] = isSyncing ? [.awaitSync] : []
    guard end.isWhole, !goesOn(after: end) else { return first + jobSteps.stop }
    let done = JournalRecord.done(settings.binding, ledger.position, exitCode: Int(end.exitCode))
    return first + jobSteps.end(done)
  }

  private mutating func closeHistory(_ end: RunEnd) {
    // A run that didn't find its input again has nothing to say.
    guard resumed.isVerified else { return ledger.history = nil }
    let isOver = end.isWhole && !(isResumable && goesOn(after: end))
    let isSettled = resumed.openRows.isEmpty
    ledger.history?.close(hasEnded: isOver, isSettled: isSettled)
  }

  /// Whether the job is not over although its run is: rows that an earlier run may have sent, after those that this one
  /// covers, must stay in doubt.
  private mutating func goesOn(after end: RunEnd) -> Bool {
    end.inputHasGrown || (inputIsCut && !resumed.openRows.isEmpty)
  }
}
