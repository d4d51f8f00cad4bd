import RDBulkCore

/// What must hold of the whole: the rate as the server sees it, the ends against what the server did, and the reasons
/// for stopping.
extension Simulation {
  func checkRate() throws(Violation) {
    guard let rate = scenario.mostAllowed, server.arrivals.count > rate.requests else { return }
    let last = server.arrivals[server.arrivals.count - 1]
    let first = server.arrivals[server.arrivals.count - 1 - rate.requests]
    let span = last.since(first)
    try witness.check(span >= .seconds(Int64(rate.window)), "\(rate.requests + 1) requests within \(span) ns")
  }

  func checkEnd() throws(Violation) {
    for (number, row) in witness.rows.enumerated() {
      guard let outcome = row.outcome else {
        try witness.check(row.sends == 0, "row \(number) was sent and has no end")
        try witness.check(number == 0 || engine.stopReason != nil, "row \(number) was not reached")
        continue
      }
      let processed = server.processed[number]
      switch outcome.status {
      case .failed, .rejected:
        try witness.check(processed == 0, "row \(number) \(outcome.status), but processed")
      default: break
      }
      try witness.check(processed < 2 || row.isInDoubt, "row \(number) processed twice without a doubt")
    }
    if engine.stopReason == nil {
      try witness.check(witness.ended == scenario.rows, "\(witness.ended) ends of \(scenario.rows)")
    }
  }

  /// Whether there is `reason` to stop, at the moment when the engine does.
  func checkStop(_ reason: StopReason) throws(Violation) {
    switch reason {
    case .unauthorized(let error):
      try witness.check(witness.sawUnauthorized, "stopped for a login that works")
      guard scenario.tokens != nil, error.code == "UNAUTHORIZED" else { return }
      try witness.check(
        witness.uselessTokens > Engine.unprovenLimit, "stopped with \(witness.uselessTokens) useless tokens")
    case .throttled:
      let isWorn = witness.pauses >= WaitLimits.pauses || witness.longestWait > WaitLimits.longest
      try witness.check(isWorn, "stopped for a quota after \(witness.pauses) pauses")
    case .unreachable:
      let isLong = now.since(witness.lastAnswer) >= WaitLimits.outage
      let isUnreached = !witness.everAnswered && (witness.silent >= 5 || witness.inFlight == 0)
      try witness.check(isUnreached || isLong, "gave up although the server answered lately")
    case .refused:
      try witness.check(
        witness.accepted == 0 && witness.refusalsOfAll >= 3, "stopped for all after \(witness.refusalsOfAll) refusals")
    case .notRenewed: throw Violation("stopped for a renewal that failed")
    case .tooManyFailures: try witness.check(scenario.settings.maxFailures != nil, "stopped for failures unasked")
    case .interrupted: try witness.check(scenario.interruptedAt <= now, "interrupted by nobody")
    case .outputFailed: throw Violation("stopped for an output there is not")
    }
  }
}
