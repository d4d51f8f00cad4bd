import RDBulkCore

/// What is told of a run while it goes: to whoever watches it, and to its report.
extension Runner {
  func tellProgress() {
    let weather = engine.weather
    var pause: (reason: PauseReason, until: Instant)?
    if let until = weather.pausedUntil, until > now, let reason = weather.reason { pause = (reason, until) }
    report?.observe(now, isPaused: pause != nil)
    progress.show(now, pause) { snapshot(pause) }
  }

  private func snapshot(_ pause: (reason: PauseReason, until: Instant)?) -> ProgressSnapshot {
    var snapshot = ProgressSnapshot()
    snapshot.tally = ledger.tally
    snapshot.resumedRows = resumption.tally.rows
    snapshot.rowsRead = intake.source.record.row
    snapshot.bytesRead = intake.source.bytesConsumed
    snapshot.bytesTotal = intake.source.size
    snapshot.isInputRead = inputEnded
    snapshot.elapsed = now.since(started)
    // Paced requests are one more than their intervals, which would look like more than the rate at first.
    let intervals = max(0, engine.requests - 1)
    snapshot.requestsPerMinute = snapshot.elapsed > 0 ? Double(intervals) * 60e9 / Double(snapshot.elapsed) : 0
    snapshot.rate = plan.engine.rate
    snapshot.inFlight = engine.inFlight
    snapshot.concurrency = plan.engine.concurrency
    snapshot.requests = engine.requests
    snapshot.retries = engine.retries
    snapshot.throttled = engine.throttled
    snapshot.pause = pause.map { ProgressSnapshot.Pause($0.reason, left: $0.until.since(now)) }
    snapshot.isStopping = engine.stopReason != nil
    return snapshot
  }

  /// Counts the end of a row in the report.
  func reportRow(_ outcome: Outcome, _ number: Int, _ line: Int, email: Range<Int>, _ text: Span<UInt8>) {
    guard isReporting else { return }
    if outcome.isSettled, outcome.status == .accepted {
      report?.countAccepted(1, at: now)
    } else {
      report?.count(outcome, row: number, line: line, email: email, in: text, at: now)
    }
  }

  /// Counts the end of a request in the report.
  func reportAnswer(_ delivery: Delivery, sentAt: Instant) {
    guard isReporting else { return }
    switch delivery {
    case .answered(let answer, _):
      report?.requestEnded(after: now.since(sentAt))
      switch answer {
      case .accountLimit, .contactLimit: report?.throttled(at: now)
      default: break
      }
    case .lost, .unsent: break
    }
  }
}
