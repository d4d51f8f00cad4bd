/// What follows when a batch's request ends: its rows' outcomes, or another attempt.
extension Engine {
  /// A contact's quota is waited for if it is back within this time, in nanoseconds, and only this many times.
  private static let contactPatience: Int64 = .seconds(120)
  private static let contactWaitLimit = 3

  /// A batch's request has ended. `now` must not be earlier than the end of the answer: the rate's permits are counted
  /// from it.
  package mutating func finish(_ slot: Int, _ delivery: Delivery, _ now: Instant) {
    assert(batches[slot].phase == .inFlight, "each request ends once")
    assert(now >= batches[slot].sentAt, "a request ends after it was sent")
    inFlight -= 1
    switch delivery {
    case .answered(let answer, let status):
      pacer.settle(now, sentAt: batches[slot].sentAt)
      answered += 1
      take(answer, status, slot, now)
    case .lost(let error, let status):
      pacer.lose(now)
      takeLost(slot, error, status, now)
    case .unsent(let error, let isPermanent):
      pacer.settle(now)
      takeUnsent(slot, error, isPermanent, now)
    }
    checkFailures()
  }

  private mutating func take(_ answer: Answer, _ status: Int, _ slot: Int, _ now: Instant) {
    if status != 401 { proveToken(slot) }
    switch answer {
    case .accepted:
      accepted += 1
      clearWeather(slot)
      budget.answer(now)
      if batches[slot].isLook { batches[slot].become(.looked) } else { end(slot, .accepted, nil, status, now) }
    case .partlyAccepted(let others):
      accepted += 1
      clearWeather(slot)
      budget.answer(now)
      takePartlyAccepted(slot, others, status, now)
    case .rejected(let error):
      clearWeather(slot)
      budget.answer(now)
      takeRejected(slot, error, status, now)
    case .partlyRejected(let rejected):
      clearWeather(slot)
      budget.answer(now)
      takePartlyRejected(slot, rejected, status, now)
    case .unreadable(let error), .lostBehindGateway(let error, wait: nil):
      clearWeather(slot)
      takeOpen(slot, error, status, now)
    case .lostBehindGateway(let error, let wait):
      pause(.serverBusy, error, wait, slot, now)
      takeOpen(slot, error, status, now)
    case .failure(let error, let wait):
      if wait == nil { clearWeather(slot) } else { pause(.serverBusy, error, wait, slot, now) }
      retryOrFail(slot, error, status, now)
    case .refusesAll(let error, let refuser):
      clearWeather(slot)
      budget.answer(now)
      takeRefusesAll(slot, error, refuser, status, now)
    case .accountLimit(let error, let wait):
      throttled += 1
      takeAccountLimit(slot, error, wait, status, now)
    case .contactLimit(let error, let wait):
      throttled += 1
      clearWeather(slot)
      takeContactLimit(slot, error, wait, status, now)
    case .unauthorized(let error):
      breaker.refuseLogin(sentAt: batches[slot].sentAt)
      takeUnauthorized(slot, error, status, now)
    }
  }

  /// The pause is the wait; the row itself did nothing wrong. But one that finds the quota spent each time, while others
  /// get through, is what is wrong.
  private mutating func takeAccountLimit(
    _ slot: Int, _ error: APIError, _ wait: Int64?, _ status: Int, _ now: Instant
  ) {
    if accepted > batches[slot].acceptedAtStrike || batches[slot].limitStrikes > 1 {
      batches[slot].limitStrikes += 1
      batches[slot].acceptedAtStrike = accepted
    }
    pause(.accountLimit, error, wait, slot, now)
    guard batches[slot].limitStrikes <= Self.limitStrikes else { return endUnsent(slot, error, status, now) }
    batches[slot].hasProbed = true
    postpone(slot, until: now, isRetry: false, error, status, now)
  }

  /// How often one request may find the account's quota spent with others getting through in between.
  private static let limitStrikes = 5

  /// An answer that every row would get. Until a request is accepted, the first few of them settle no row but stop the
  /// run; afterwards it is about the row.
  private mutating func takeRefusesAll(
    _ slot: Int, _ error: APIError, _ refuser: Answer.Refuser, _ status: Int, _ now: Instant
  ) {
    // A page in place of a 2xx answer doesn't say whether the API has got the request.
    let isCertain = status >= 300
    guard accepted == 0 else {
      return isCertain ? takeRejected(slot, error, status, now) : takeOpen(slot, error, status, now)
    }
    refusalsOfAll += 1
    guard refusalsOfAll < Self.refusalsForAll else {
      if !isCertain, !batches[slot].isLook { markInDoubt(slot) }
      stop(.refused(error, refuser))
      return endStopped(slot, error, status, now)
    }
    guard isCertain else { return takeOpen(slot, error, status, now) }
    backOff(slot, error, status, now)
  }

  private static let refusalsForAll = 3

  /// Events of a 2xx answer with errors in place of uuids: another attempt would be answered the same way.
  private mutating func takePartlyAccepted(
    _ slot: Int, _ others: [RejectedEvent], _ status: Int, _ now: Instant
  ) {
    if batches[slot].isLook { return endUnsent(slot, others.first?.error ?? Self.stopped, status, now) }
    var errors: [Int: APIError] = [:]
    for event in others { errors[event.position] = event.error }
    for index in batches[slot].rows.indices {
      let error = errors[index]
      append(outcome(slot, error == nil ? .accepted : .unknown, error, status, now), slot, index)
    }
    batches[slot].become(.ended)
    givePermitBack(slot)
  }

  /// Whether a refusal concerns the request itself, so that an earlier copy can't have been accepted. Other refusals (a
  /// permission withdrawn, an address gone) may be news since that copy, or be about it: "registered already".
  static func isAboutRequest(_ status: Int, _ errors: some Sequence<APIError>) -> Bool {
    switch status {
    case 413, 414, 415: true
    case 400, 422: errors.allSatisfy(\.concernsValue)
    default: false
    }
  }

  mutating func clearWeather(_ slot: Int) { breaker.clear(sentAt: batches[slot].sentAt) }

  private mutating func pause(_ why: PauseReason, _ error: APIError, _ wait: Int64?, _ slot: Int, _ now: Instant) {
    if !breaker.limited(why, wait: wait, sentAt: batches[slot].sentAt, now, &random) { stop(.throttled(error)) }
  }

  // MARK: - No answer

  private mutating func takeLost(_ slot: Int, _ error: APIError, _ status: Int, _ now: Instant) {
    if status >= 300 {
      // The head arrived, and says enough without the rest.
      return take(Answer.readFailure(Response(status: status), [UInt8]().span), status, slot, now)
    }
    if status != 0 {
      clearWeather(slot)
      return takeOpen(slot, error, status, now)
    }
    if batches[slot].isLook { return takeUnsent(slot, error, false, now) }
    markInDoubt(slot)
    if isOwnTrouble(slot) { return retryOrUnknown(slot, error, status, now) }
    if !breaker.noAnswer(of: batches[slot].rows[0].number, sentAt: batches[slot].sentAt, now, &random) {
      stop(.unreachable(error))
    }
    if breaker.isOutage, settings.onUnknown == .retry {
      batches[slot].hasProbed = true
      return postpone(slot, until: now, isRetry: false, error, status, now)
    }
    if breaker.isUnreached, breaker.isSilent { return takeUnreached(slot, error, now) }
    retryOrUnknown(slot, error, status, now)
  }

  /// Whether a request without an answer says nothing about the server, because others were answered meanwhile.
  private mutating func isOwnTrouble(_ slot: Int) -> Bool {
    if batches[slot].isTroubled { return true }
    guard breaker.hasAnswered(since: batches[slot].sentAt) else { return false }
    // One answer may have come just before the server went away; many say that it did not.
    let later = answered - batches[slot].answeredBefore
    batches[slot].strikes += later >= Self.laterAnswers ? Batch.strikesForTrouble : 1
    return true
  }

  /// This many requests that left after one and were answered before it show that the trouble is its own.
  private static let laterAnswers = 16

  /// Nothing was ever answered, and it looks as if nothing will be: that settles no row.
  private mutating func takeUnreached(_ slot: Int, _ error: APIError, _ now: Instant) {
    let mayRetry = settings.onUnknown == .retry || !isDoubtful(slot)
    if mayRetry, spendTry(slot) { return backOff(slot, error, 0, now) }
    stop(.unreachable(error))
    endStopped(slot, error, 0, now)
  }

  /// It may have been processed or not. A look changes nothing: it can always be made again.
  private mutating func takeOpen(_ slot: Int, _ error: APIError, _ status: Int, _ now: Instant) {
    if batches[slot].isLook { return retryOrFail(slot, error, status, now) }
    markInDoubt(slot)
    retryOrUnknown(slot, error, status, now)
  }

  private mutating func takeUnsent(_ slot: Int, _ error: APIError, _ isPermanent: Bool, _ now: Instant) {
    if isPermanent || !breaker.noAnswer(sentAt: batches[slot].sentAt, now, &random) {
      stop(.unreachable(error))
      return endStopped(slot, error, 0, now)
    }
    if breaker.isOutage {
      batches[slot].hasProbed = true
      return postpone(slot, until: now, isRetry: false, error, 0, now)
    }
    // While others are in flight, one of them may still be answered.
    guard breaker.isUnreached else { return retryOrFail(slot, error, 0, now) }
    if breaker.isSilent || inFlight == 0 { return takeUnreached(slot, error, now) }
    _ = spendTry(slot)
    backOff(slot, error, 0, now)
  }

  // MARK: - One contact's quota

  private mutating func takeContactLimit(
    _ slot: Int, _ error: APIError, _ wait: Int64?, _ status: Int, _ now: Instant
  ) {
    // No documented field says whose quota it is, so the row is found by halving.
    if batches[slot].rows.count > 1 { return halve(slot, error, status, now) }
    let wait = wait ?? .seconds(60)
    if wait <= Self.contactPatience, batches[slot].rows.allSatisfy({ $0.contactWaits < Self.contactWaitLimit }) {
      for index in batches[slot].rows.indices { batches[slot].rows[index].contactWaits += 1 }
      let moment = now.advanced(by: wait + .milliseconds(100))
      return postpone(slot, until: moment, isRetry: true, Self.contactLimit(wait), status, now)
    }
    endUnsent(slot, Self.contactLimit(wait), status, now)
  }

  private static func contactLimit(_ wait: Int64) -> APIError {
    // Rounded up: an attempt slightly too early is refused again.
    let minutes = max(1, (wait + .seconds(60) - 1) / .seconds(60))
    let when: Message = minutes < 60 ? "\(minutes) min" : "\(minutes / 60) h \(minutes % 60) min"
    return APIError("LEAD_LIMIT", "This contact's quota is used up; try again in \(when).")
  }

  // MARK: - Further attempts

  private mutating func retryOrFail(_ slot: Int, _ error: APIError, _ status: Int, _ now: Instant) {
    guard spendTry(slot) else { return endUnsent(slot, error, status, now) }
    backOff(slot, error, status, now)
  }

  private mutating func retryOrUnknown(_ slot: Int, _ error: APIError, _ status: Int, _ now: Instant) {
    guard settings.onUnknown == .retry, spendTry(slot) else { return end(slot, .unknown, error, status, now) }
    backOff(slot, error, status, now)
  }

  /// Spends one attempt of each row; returns false if any row has none left.
  private mutating func spendTry(_ slot: Int) -> Bool {
    var isLeft = true
    for index in batches[slot].rows.indices {
      batches[slot].rows[index].triesSpent += 1
      if batches[slot].rows[index].triesSpent > settings.retries { isLeft = false }
    }
    return isLeft
  }

  private mutating func backOff(_ slot: Int, _ error: APIError, _ status: Int, _ now: Instant) {
    let tries = max(1, batches[slot].rows.first?.triesSpent ?? 1)
    let moment = now.advanced(by: Backoff.row.fullJitter(tries, &random))
    postpone(slot, until: moment, isRetry: true, error, status, now)
  }

  /// Lets a batch wait for another attempt. After a stop there is none, and it ends with `error`.
  mutating func postpone(
    _ slot: Int, until moment: Instant, isRetry: Bool, _ error: APIError, _ status: Int, _ now: Instant
  ) {
    guard stopReason == nil else { return endStopped(slot, error, status, now) }
    batches[slot].become(.waiting)
    batches[slot].isRetry = isRetry
    release(slot)
    if isDoubtful(slot) {
      inDoubt.insert(slot, at: moment)
    } else {
      givePermitBack(slot)
      waiting.insert(slot, at: moment)
    }
  }

  /// Stops waiting for a request's answer: its rows may have been processed.
  package mutating func giveUp(_ slot: Int, _ error: APIError, _ now: Instant) {
    assert(batches[slot].phase == .inFlight, "each request ends once")
    inFlight -= 1
    pacer.lose(now)
    if batches[slot].isLook { return endStopped(slot, error, 0, now) }
    markInDoubt(slot)
    end(slot, .unknown, error, 0, now)
  }

  private mutating func markInDoubt(_ slot: Int) {
    for index in batches[slot].rows.indices { batches[slot].rows[index].isInDoubt = true }
  }
}
