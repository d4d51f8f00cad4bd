import RDBulkCore
import RDBulkSystem

/// What is reported about a run while it lasts: to the user, and to its report.
struct RunTelling {
  private let plan: JobPlan
  private let console: Console
  private var progress: Progress
  /// nil if no report was requested.
  private(set) var report: RunReport?
  private let isReporting: Bool
  private var noticedEncoding = false
  private var distrustTold = false
  private var isEstimateDue = true
  private var metrics: MetricsFile?
  /// The rate that the user knows of.
  private var toldRate: Rate?
  /// Whether the user knows that others use the quota, too.
  private var knowsOfOthers = false
  /// Whether the user knows that renewing the access token takes a while.
  private var isWaitingTold = false

  /// `earlier` are the results that an earlier run of the job wrote.
  init(_ plan: JobPlan, _ console: Console, started: Instant, earlier: Tally) {
    self.plan = plan
    self.console = console
    toldRate = plan.engine.rate
    metrics = MetricsFile(plan, started)
    progress = Progress(plan.telling.progress, console, started: started)
    isReporting = plan.output.report != nil
    guard isReporting else { return }
    report = RunReport(start: started, rate: plan.engine.rate)
    report?.include(earlier: earlier)
  }

  /// When there is something to report next.
  var nextDue: Instant { min(progress.nextDue, metrics?.nextDue ?? .never) }

  /// Reports how the run is doing, if that is due.
  mutating func tell(_ job: inout Job, _ intake: inout Intake) {
    tellEnds(of: &job)
    noticeEncoding(&intake)
    tellEstimate(&job, &intake)
    tellRate(job.engine.rate)
    tellOthers(job.engine.othersLeave)
    let (now, breaker) = (job.now, job.engine.breaker)
    var pause: (reason: PauseReason, until: Instant)?
    if let until = breaker.pausedUntil, until > now, let reason = breaker.reason { pause = (reason, until) }
    report?.observe(now, isPaused: pause != nil)
    if let pause { progress.tellPause(pause, now) }
    if let due = metrics?.nextDue, now >= due {
      let state = state(job, nil)
      metrics?.write(state, now, console)
    }
    guard now >= progress.nextDue else { return }
    progress.show(now, snapshot(job, intake, pause))
  }

  /// Reports how the run stood at its end.
  mutating func tellEnd(_ job: inout Job, _ intake: inout Intake) {
    tellEnds(of: &job)
    console.block.erase()
    progress.end(snapshot(job, intake, nil))
    let state = state(job, plan.output.exitCode(job.runEnd.exitCode))
    metrics?.write(state, job.now, console)
  }

  private func state(_ job: borrowing Job, _ exitCode: Int32?) -> MetricsText.State {
    let position = job.ledger.position
    return MetricsText.State(
      tally: job.ledger.tally, requests: position.requests, retries: position.retries, throttled: position.throttled,
      inFlight: job.engine.inFlight, rate: job.engine.rate, wall: job.now.nanoseconds + job.wallOffset,
      exitCode: exitCode)
  }

  private func snapshot(
    _ job: borrowing Job, _ intake: borrowing Intake, _ pause: (reason: PauseReason, until: Instant)?
  ) -> ProgressSnapshot {
    let engine = job.engine
    var snapshot = ProgressSnapshot()
    snapshot.tally = job.ledger.tally
    snapshot.resumedRows = job.resumed.tally.rows
    snapshot.rowsRead = intake.source.record.row
    snapshot.bytesRead = intake.source.bytesConsumed
    snapshot.bytesTotal = intake.source.size
    snapshot.rowsTotal = intake.rowsInAll
    snapshot.isInputRead = job.inputEnded
    snapshot.elapsed = job.now.since(job.started)
    snapshot.earlierElapsed = .milliseconds(Int64(job.base.elapsedMilliseconds))
    snapshot.requestsPerMinute = snapshot.elapsed > 0 ? Double(engine.requests) * 60e9 / Double(snapshot.elapsed) : 0
    snapshot.rate = engine.rate
    snapshot.inFlight = engine.inFlight
    snapshot.concurrency = plan.engine.concurrency
    snapshot.requests = job.base.requests + engine.requests
    snapshot.retries = job.base.retries + engine.retries
    snapshot.throttled = job.base.throttled + engine.throttled
    snapshot.pause = pause.map { ProgressSnapshot.Pause($0.reason, left: $0.until.since(job.now)) }
    snapshot.isStopping = engine.stopReason != nil
    return snapshot
  }

  // MARK: - Once

  mutating func tellConnections(areDistrusted: Bool) {
    guard areDistrusted, !distrustTold else { return }
    distrustTold = true
    console.note(
      "The server, or something in between, answered a request more than once; from now on each request gets its "
        + "own connection.", event: "warning")
  }

  private mutating func noticeEncoding(_ intake: inout Intake) {
    guard !noticedEncoding, let encoding = intake.source.record.guessedEncoding else { return }
    noticedEncoding = true
    console.note(encoding.notice)
  }

  /// Reports how long the run will take as soon as the first rows are there. A pipe's length is unknown.
  private mutating func tellEstimate(_ job: inout Job, _ intake: inout Intake) {
    guard isEstimateDue, job.resumed.isVerified, intake.source.record.row > 0 else { return }
    isEstimateDue = false
    guard let basis = plan.estimate, let size = intake.source.size else { return }
    let header = intake.preamble.count
    let events = job.engine.batches.flatMap(\.rows).map(\.event.count)
    // What was read ahead makes up most of the sample; there too, a row may take more than one line.
    let record = intake.source.record
    let lines = max(record.row, record.line - (header > 0 ? 1 : 0))
    // JSON rows may share a line.
    let isJSON = intake.source.reader.format == .json
    let sample = Estimate.Sample(
      rows: record.row + (isJSON ? 0 : intake.source.lineEndsAhead * record.row / lines),
      bytes: (isJSON ? intake.source.bytesConsumed : intake.source.bytesRead) - header,
      eventBytes: events.reduce(0, +) / max(1, events.count)
    )
    let estimate = Estimate(
      bytes: size - header, sample: sample, done: job.resumed.tally.rows, rate: basis.rate,
      batchBytes: basis.batchBytes, requestsPerRow: basis.requestsPerRow)
    if let note = estimate?.note(rate: Message.rate(basis.rate)) { console.note(note) }
  }

  /// Reports that the account has another limit than was assumed.
  private mutating func tellRate(_ rate: Rate?) {
    guard rate != toldRate, let rate else { return }
    toldRate = rate
    report?.keep(to: rate)
    console.note(
      "The account's limit is \(Message.rate(rate)), as the API says; that is the rate from now on.", event: "rate")
  }

  /// Reports the first time that others' use of the quota slows the run; `left` is what they leave, in requests a minute.
  private mutating func tellOthers(_ left: Int?) {
    guard !knowsOfOthers, let left else { return }
    knowsOfOthers = true
    console.note(
      left == 0
        ? "Another run or program has used up the account's quota for now: this run waits until the API allows more."
        : "Another run or program uses the account's quota, too: this run sends about \(count: left) requests a minute for now.",
      event: "quota_shared")
  }

  // MARK: - The access token

  mutating func renewalWaits() {
    if !isWaitingTold {
      console.note("The access token has expired, and a new one is not available yet; trying again.")
    }
    isWaitingTold = true
  }

  mutating func renewed() {
    isWaitingTold = false
    console.note("The access token had expired and was renewed; continuing.", event: "token_renewed")
  }

  // MARK: - The report

  mutating func requestSent(_ now: Instant) {
    if isReporting { report?.requestSent(at: now) }
  }

  /// Counts a finished request.
  mutating func answered(_ delivery: Delivery, sentAt: Instant, _ now: Instant) {
    guard isReporting, case .answered(let answer, _) = delivery else { return }
    report?.requestEnded(after: now.since(sentAt))
    switch answer {
    case .accountLimit, .contactLimit: report?.throttled(at: now)
    default: break
    }
  }

  /// Counts the ends of rows since the last call.
  mutating func tellEnds(of job: inout Job) {
    guard isReporting else { return }
    for end in job.ends.ends {
      if end.outcome.isSettled, end.outcome.status == .accepted {
        report?.countAccepted(1, at: job.now)
      } else {
        report?.count(
          end.outcome, row: end.number, line: end.line, email: end.email, in: job.ends.text.span, at: job.now)
      }
    }
    report?.acceptedValue = job.acceptedValue
    job.clearEnds()
  }
}
