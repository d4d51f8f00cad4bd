/// Rows whose contact's funnel is read before it is set: `--only-forward` and `--before`.
extension Job {
  /// How long a row waits before it looks again at a contact that another row is changing, in nanoseconds.
  private static let busyWait: Int64 = .seconds(5)

  /// A look was answered: decides what its row does next.
  mutating func takeLook(_ slot: Int, _ delivery: Delivery, _ funnel: Funnel) {
    var body: [UInt8]?
    var note = FunnelAdvance.Note()
    if settings.onlyForward {
      // What was seen would be out of date when this row's request arrives: rows of one contact take turns.
      if engine.batches[slot].isOutdated { return engine.lookAgain(slot, at: now, now) }
      if engine.isContactBusy(slot) {
        return engine.lookAgain(slot, at: now.advanced(by: Self.busyWait), now)
      }
      let batch = engine.batches[slot]
      let advance = FunnelAdvance(from: funnel, to: batch.text.span, batch.rows[0].event)
      note = advance.note
      guard !advance.members.isEmpty else { return engine.settle(slot, note, delivery.status, now) }
      var members: [UInt8] = []
      JSONValue.object(advance.members).write(to: &members)
      body = members
    }
    var before: [UInt8] = []
    if let format = settings.before {
      let batch = engine.batches[slot]
      format.append(funnel, email: batch.rows[0].email, path: batch.rows[0].path, in: batch.text.span, to: &before)
    }
    engine.proceed(slot, body: body, before: before, note, now)
  }

  /// Answers `keep`: keeps the contact's line unless there is one already. The first line alone says what the funnel was
  /// before any request of this job.
  package mutating func kept(_ slot: Int, isNew: Bool) {
    assert(leaving == slot, "what is kept is of the batch that leaves next")
    if isNew {
      let batch = engine.batches[slot]
      ledger.keep(before: batch.text.span, batch.before)
    }
    engine.clearBefore(slot)
  }
}

extension Delivery {
  /// The HTTP status; 0 where there is none.
  fileprivate var status: Int {
    switch self {
    case .answered(_, let status), .lost(_, let status): status
    case .unsent: 0
    }
  }
}
