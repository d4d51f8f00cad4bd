/// Rows whose contact's funnel is read before their own request: what happens once that look is answered.
extension Engine {
  /// Continues with the row's own request, with `body` in place of its own unless nil. `before` is the line to keep
  /// before it leaves; empty if there is none.
  mutating func proceed(_ slot: Int, body: [UInt8]?, before: [UInt8], _ note: FunnelAdvance.Note, _ now: Instant) {
    assert(batches[slot].phase == .looked, "a look is answered before it is gone on from")
    if let body {
      let start = batches[slot].text.count
      batches[slot].text.append(contentsOf: body)
      batches[slot].rows[0].event = start..<batches[slot].text.count
    }
    let start = batches[slot].text.count
    batches[slot].text.append(contentsOf: before)
    batches[slot].before = start..<batches[slot].text.count
    batches[slot].note = note
    postpone(slot, until: now, isRetry: false, Self.stopped, 0, now)
    batches[slot].isLook = false
  }

  /// Looks at the contact again at `moment`, because what was seen is about to change.
  mutating func lookAgain(_ slot: Int, at moment: Instant, _ now: Instant) {
    assert(batches[slot].phase == .looked, "a look is answered before it is made again")
    postpone(slot, until: moment, isRetry: false, Self.stopped, 0, now)
  }

  /// Ends the row as accepted: nothing is left to do. The look was answered with `status`.
  mutating func settle(_ slot: Int, _ note: FunnelAdvance.Note, _ status: Int, _ now: Instant) {
    assert(batches[slot].phase == .looked, "a look is answered before its row ends")
    batches[slot].note = note
    end(slot, .accepted, nil, status, now)
  }

  /// Forgets the line to keep, which the ledger has by now.
  mutating func clearBefore(_ slot: Int) { batches[slot].before = 0..<0 }

  /// Whether another row's own request for the same contact is in flight or waiting.
  func isContactBusy(_ slot: Int) -> Bool {
    batches.indices.contains { other in
      let phase = batches[other].phase
      return (phase == .inFlight || phase == .waiting) && !batches[other].isLook && isSameContact(other, slot)
    }
  }

  /// A row's own request ends: looks at its contact that are in flight may have seen what was before.
  mutating func outdateLooks(at slot: Int) {
    for other in batches.indices
    where batches[other].phase == .inFlight && batches[other].isLook && isSameContact(other, slot) {
      batches[other].isOutdated = true
    }
  }

  private func isSameContact(_ other: Int, _ slot: Int) -> Bool {
    guard other != slot, let row = batches[other].rows.first, let mine = batches[slot].rows.first,
      row.path.count == mine.path.count
    else { return false }
    return zip(batches[other].text[row.path], batches[slot].text[mine.path]).allSatisfy {
      ASCII.lowercased($0) == ASCII.lowercased($1)
    }
  }
}
