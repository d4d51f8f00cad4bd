/// How a run ended.
package struct RunEnd: Equatable, Sendable {
  /// The results of the whole job.
  package var tally: Tally
  /// The counts of the whole job.
  package var position: JobPosition
  /// Rows whose results an earlier run wrote.
  package var resumedRows: Int
  package var stop: StopReason?
  package var failure: Failure?
  /// The signal that stopped the run.
  package var signal: Int32?
  /// Requests without a known answer because the run broke off.
  package var inFlight: Int
  package var inputEnded: Bool
  /// Whether rows may follow that this run didn't cover (`--first`).
  package var inputIsCut = false
  /// Whether the input has rows beyond those that this run may send.
  package var inputHasGrown = false
  /// Whether `--resume` can finish the job.
  package var isResumable: Bool
  /// Requests of this run only.
  package var requests: Int
  /// Nanoseconds that this run took.
  package var elapsed: Int64 = 0
  /// The limit in force at the end; nil: unlimited.
  package var rate: Rate?

  /// What this run did of a job that an earlier one began; nil if it did all of it.
  package var part: Summary.Part? {
    guard resumedRows > 0 else { return nil }
    return Summary.Part(rows: tally.rows - resumedRows, requests: requests, elapsed: elapsed)
  }

  /// Whether the end of the input was reached and every row has its result.
  package var isWhole: Bool { failure == nil && stop == nil }
  /// Whether an earlier run had already done everything.
  package var wasComplete: Bool { isWhole && requests == 0 && resumedRows > 0 && resumedRows == tally.rows }

  /// The exit code of a run that had started sending, as interface.md promises it.
  package var exitCode: Int32 {
    if failure != nil { return ExitCode.gaveUp }
    return switch stop {
    case .unauthorized, .refused(_, .login): ExitCode.unauthorized
    case .refused, .notRenewed, .unreachable, .throttled, .tooManyFailures, .outputFailed: ExitCode.gaveUp
    case .interrupted: ExitCode.interrupted(by: signal ?? 2)
    case nil: tally.isClean ? ExitCode.clean : ExitCode.someRowsNot
    }
  }
}

extension Job {
  /// How the run ended; before its end, its current state.
  package var runEnd: RunEnd {
    RunEnd(
      tally: ledger.tally, position: ledger.position, resumedRows: resumed.tally.rows, stop: engine.stopReason,
      failure: failure, signal: signal, inFlight: engine.inFlight, inputEnded: inputEnded, inputIsCut: inputIsCut,
      inputHasGrown: inputHasGrown, isResumable: isResumable, requests: engine.requests, elapsed: now.since(started),
      rate: engine.rate)
  }
}
