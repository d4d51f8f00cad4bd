/// Batches that were refused because of some of their rows: the others continue without them.
///
/// A 400 or similar for a row's values means that this request wasn't processed, and neither was any earlier copy of
/// it. So its rows are no longer in doubt, and the parts may be sent as if for the first time. It says nothing about
/// what an earlier run sent, together with other rows. A 400 for another reason may be due to the earlier copy.
extension Engine {
  /// The API named the rows it refuses.
  mutating func takePartlyRejected(_ slot: Int, _ rejected: [RejectedEvent], _ status: Int, _ now: Instant) {
    let isKnown = isKnownRefusal(slot, status, rejected.lazy.map(\.error))
    if isKnown { clearDoubt(slot) }
    var errors: [Int: APIError] = [:]
    for event in rejected { errors[event.position] = event.error }
    assert(errors.count == rejected.count, "an answer refuses each event once")
    let rest = batches[slot].rows.indices.filter { errors[$0] == nil }
    let part = rest.isEmpty ? nil : part(of: slot, rest)
    givePermitBack(slot)
    if let part { resend(part, Self.stopped, status, now) }
    for event in rejected where event.position < batches[slot].rows.count {
      append(
        outcome(
          slot, batches[slot].rows[event.position].isInDoubt && !isKnown ? .unknown : .rejected, event.error, status,
          now),
        slot, event.position)
    }
    batches[slot].become(.ended)
  }

  /// The API refused a batch without saying which rows: halve it until the refused rows are alone.
  mutating func takeRejected(_ slot: Int, _ error: APIError, _ status: Int, _ now: Instant) {
    let isTooLong = status == 413
    guard batches[slot].rows.count > 1, isTooLong || Answer.isDivisible(status) else {
      let isKnown = isKnownRefusal(slot, status, CollectionOfOne(error))
      return end(slot, error, status, now) { $0.isInDoubt && !isKnown ? .unknown : .rejected }
    }
    if Self.isAboutRequest(status, CollectionOfOne(error)) { clearDoubt(slot) }
    // Others of the same length may be in flight: each will be refused, and they all mean the same.
    if isTooLong { bodyLimit = min(bodyLimit, max(1_024, batches[slot].length / 2)) }
    halve(slot, error, status, now)
  }

  /// Whether a refusal means that no earlier copy was accepted either: one in doubt may have been accepted before the
  /// reason for the refusal arose. A refused look says nothing about an earlier run's request.
  private func isKnownRefusal(_ slot: Int, _ status: Int, _ errors: some Sequence<APIError>) -> Bool {
    settings.isReading || (!batches[slot].isLook && Self.isAboutRequest(status, errors))
  }

  /// Splits a batch into halves that are sent separately.
  mutating func halve(_ slot: Int, _ error: APIError, _ status: Int, _ now: Instant) {
    let count = batches[slot].rows.count
    let first = part(of: slot, Array(0..<count / 2))
    let second = part(of: slot, Array(count / 2..<count))
    givePermitBack(slot)
    free(slot)
    resend(first, error, status, now)
    resend(second, error, status, now)
  }

  /// A new batch with some of the rows.
  private mutating func part(of slot: Int, _ rows: [Int]) -> Int {
    let other = newSlot()
    for index in rows { move(index, of: slot, to: other) }
    batches[other].isPart = true
    batches[other].length = batches[other].rows.reduce(1) { $0 + $1.event.count + 1 }
    batches[other].sentAt = batches[slot].sentAt
    hold(other)
    return other
  }

  private mutating func resend(_ slot: Int, _ error: APIError, _ status: Int, _ now: Instant) {
    // The parts are as much in doubt as the whole was, so they may hold more permits than there are.
    if isDoubtful(slot) { takePermit(slot) }
    postpone(slot, until: now, isRetry: false, error, status, now)
    batches[slot].isRest = true
  }

  private mutating func clearDoubt(_ slot: Int) {
    for index in batches[slot].rows.indices {
      batches[slot].rows[index].isInDoubt = batches[slot].rows[index].isInOlderDoubt
    }
  }
}
