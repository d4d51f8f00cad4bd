/// What a job adds to its history, if it has one.
extension Job {
  /// Adds what is known now of an event.
  mutating func remember(_ key: EventKey, _ state: HistoryEntry.State) {
    ledger.history?.add(key, state, day: UInt16(day: now.nanoseconds + wallOffset))
  }

  /// The rows of this request leave next: until their answer is known, they are possibly sent.
  mutating func announce(_ slot: Int) {
    guard ledger.history != nil else { return }
    withdraw()
    let keys = engine.rowsToAnnounce(in: slot).map(\.key)
    for key in keys { remember(key, .possiblySent) }
  }

  /// Rows that turned out not to have been processed.
  mutating func withdraw() {
    for key in engine.releasedKeys { remember(key, .released) }
    engine.clearReleasedKeys()
  }

  /// Brings the history to what the result of a row says, which a killed run may have written without it.
  mutating func settle(_ event: EventMemory, of row: Int) {
    switch resumed.ending(of: row) {
    case .accepted: if event.state != .accepted { remember(event.key, .accepted) }
    case .unknown: if event.state == nil { remember(event.key, .possiblySent) }
    case .other: if event.state == .possiblySent, event.isOwn { remember(event.key, .released) }
    }
  }
}

extension HistoryEntry.State {
  /// What a history remembers after the end of a row that may have been sent; nil if nothing changes.
  init?(after outcome: Outcome, of row: BatchRow) {
    switch outcome.status {
    case .accepted: self = .accepted
    case .rejected, .failed:
      guard row.attempts > 0, !row.isRemembered else { return nil }
      self = .released
    // It was announced before it left.
    case .unknown, .invalid, .duplicate: return nil
    }
  }
}

extension RowVerdict {
  /// The verdict on a row of a resumed job. What the history says of a row that this job may have sent is about that
  /// attempt, or was decided before it.
  func resumed(isInDoubt: Bool, _ policy: UnknownPolicy) -> RowVerdict {
    if case .possiblySent = self, isInDoubt || policy == .retry { return .good }
    return self
  }
}
