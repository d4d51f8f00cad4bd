import RDBulkCore
import RDBulkSystem

/// Performs a job's actions in the real world, on one thread: reads rows, sends requests, writes files, and waits for a
/// socket, the input, a signal, the disk, or the time that the job named. It decides nothing.
struct Runner: ~Copyable {
  private var job: Job
  private var intake: Intake
  private var files: JobFiles
  private let transport: CurlTransport
  private let signals: SignalWatch
  private let renewer: Renewer?
  /// The access token that requests carry.
  private var token: String
  private let console: Console
  private var telling: RunTelling
  private let kind: AnswerKind
  /// What is shared with other runs to the same account; nil if this one is by itself.
  private var quota: QuotaFile?
  /// What the current answer says about accepted rows.
  private var values = AnsweredValues()

  /// What a request's answer is about.
  enum AnswerKind { case event, batch, funnel }

  init(
    _ job: consuming Job, _ intake: consuming Intake, _ files: consuming JobFiles, _ transport: CurlTransport,
    _ login: Credentials, _ signals: consuming SignalWatch, _ console: Console, _ telling: RunTelling,
    _ kind: AnswerKind, _ quota: QuotaFile?
  ) {
    self.job = job
    self.intake = intake
    self.files = files
    self.transport = transport
    self.signals = signals
    renewer = login.renewer
    token = login.token ?? ""
    self.console = console
    self.telling = telling
    self.kind = kind
    self.quota = quota
  }

  /// Gives up all but what watches the signals.
  consuming func releaseSignals() -> SignalWatch { signals }

  /// Runs to the end of the input, or until something stops it.
  mutating func run() -> FinishedRun {
    takeSignal()
    while true {
      let action = job.next()
      if action == .end { break }
      do throws(Failure) { try perform(action) } catch { job.failed(error) }
    }
    quota?.leave(job.now)
    telling.tellEnd(&job, &intake)
    return FinishedRun(
      end: job.runEnd, bytesIn: intake.source.bytesRead, inputFormat: intake.source.reader.format,
      notices: intake.notices, report: telling.report, ended: Clock.now(),
      startedAt: (job.started.nanoseconds + job.wallOffset) / .milliseconds(1))
  }

  private mutating func perform(_ action: Job.Action) throws(Failure) {
    switch action {
    case .read: try read()
    case .send(let slot):
      telling.requestSent(job.now)
      try transport.send(slot: slot, job.engine.batches[slot], isBatch: kind == .batch)
    case .ask: ask()
    case .keep(let slot):
      let batch = job.engine.batches[slot]
      job.kept(slot, isNew: try files.keeps(batch.text[batch.rows[0].path]))
    case .write: try write()
    case .renew(let renewal): try renew(renewal)
    case .wait(let wait): try self.wait(wait)
    case .end: break
    }
  }

  private mutating func read() throws(Failure) {
    switch try intake.next() {
    case .header: break
    case .record:
      let record = intake.source.record
      job.took(InputRow(number: record.row, line: record.line, isLong: record.isLong), from: &intake)
      if let failure = intake.failure { throw failure }
    case .skipped(let range): job.skipped(range, in: &intake)
    case .needMore: job.inputHasNothing()
    case .end: job.inputHasEnded(&intake, hasGrown: intake.source.hasGrown)
    }
  }

  // MARK: - The quota that is shared

  private mutating func ask() {
    guard let quota, let rate = job.engine.rate else { return job.sharesNoLonger() }
    do throws(Failure) {
      job.permitted(at: try quota.ask(job.engine.nextRequest, rate, job.now))
    } catch {
      shareNoLonger(error)
    }
  }

  /// Tells other runs that a request has ended.
  private mutating func settle(_ request: Int, _ delivery: Delivery) {
    guard let quota else { return }
    var moment = job.now
    if case .lost = delivery { moment = moment.advanced(by: SharedQuota.straggling) }
    do throws(Failure) { try quota.settle(request, by: moment, job.now) } catch { shareNoLonger(error) }
  }

  private mutating func shareNoLonger(_ failure: Failure) {
    quota = nil
    job.sharesNoLonger()
    console.note(
      "This run does not share the account's quota with others on this machine: \(clause: failure.message)",
      event: "quota")
  }

  // MARK: -

  private mutating func write() throws(Failure) {
    for step in job.steps(consumed: intake.consumed()) {
      try files.perform(step, job.ledger)
      job.performed(step)
    }
  }

  // MARK: - Waiting, and what happened then

  private mutating func wait(_ wait: Job.Wait) throws(Failure) {
    telling.tell(&job, &intake)
    var descriptors = [signals.descriptor]
    if wait.forInput { descriptors.append(intake.source.pollDescriptor) }
    if wait.forSync, let sync = files.syncDescriptor { descriptors.append(sync) }
    try transport.wait(descriptors, milliseconds: milliseconds(until: min(wait.until, telling.nextDue)))
    tellTime()
    try takeAnswers()
    tellTime()
    if job.login == .requested, let renewer, let answer = transport.takeCallAnswer() {
      try take(renewer.take(answer, job.now))
    }
    takeSignal()
    if job.isSyncing, try files.takeSyncCompletion() { job.synced() }
  }

  private mutating func milliseconds(until moment: Instant) -> Int32 {
    guard moment > job.now else { return 0 }
    // Rounded up: waking early would only mean waiting again.
    let milliseconds = moment.since(job.now) / .milliseconds(1)
    return milliseconds >= 60_000 ? 60_000 : Int32(milliseconds) + 1
  }

  private mutating func tellTime() {
    let now = Clock.now()
    job.tell(now, wallOffset: Clock.wall() - now.nanoseconds)
  }

  private mutating func takeAnswers() throws(Failure) {
    var failure: Failure?
    try transport.perform { completion in
      let slot = completion.transfer.slot
      let delivery = completion.delivery(answerKind(slot), &values)
      if job.settings.engine.followsQuota { values.quota = completion.quota }
      // The server may have counted the request a moment ago, after the wait: with a time read before that, the
      // request's permit would come back too early.
      job.tell(Clock.now())
      console.detail(DeliveryText.line(job.engine.batches[slot], delivery))
      telling.answered(delivery, sentAt: job.engine.batches[slot].sentAt, job.now)
      let request = job.engine.batches[slot].request
      completion.transfer.withResponse { job.answered(slot, delivery, values, $0) }
      settle(request, delivery)
      telling.tellEnds(of: &job)
      guard job.wantsWrite, failure == nil else { return }
      do throws(Failure) { try write() } catch { failure = error }
    }
    telling.tellConnections(areDistrusted: transport.distrustsConnections)
    if let failure { throw failure }
  }

  private mutating func answerKind(_ slot: Int) -> CurlTransport.Completion.Kind {
    switch kind {
    case .event: .event
    case .batch: .batch(job.engine.batches[slot].rows.count)
    case .funnel: .funnel
    }
  }

  private mutating func takeSignal() {
    guard job.signal == nil, let signal = signals.received() else { return }
    signals.drain()
    job.signalled(signal)
    if let note = job.stoppingNote { console.note(note) }
  }

  // MARK: - The access token

  private mutating func renew(_ renewal: Job.Renewal) throws(Failure) {
    switch renewal {
    case .begin(let error):
      guard let renewer else { return job.renewalFailed(.unauthorized(error)) }
      console.detail("The API refused the access token; renewing it.")
      try take(renewer.begin(failed: token, job.now))
    case .step: if let renewer { try take(renewer.step(job.now)) }
    }
  }

  private mutating func take(_ outcome: RenewalOutcome) throws(Failure) {
    switch outcome {
    case .waiting(let until):
      job.renewalWaits(until: until)
      telling.renewalWaits()
    case .request(let request):
      try transport.send(request)
      job.renewalRequested()
    case .renewed(let token):
      self.token = token
      try transport.setToken(token, secrets: renewer?.secrets ?? [])
      job.renewed()
      telling.renewed()
    case .refused(let error): job.renewalFailed(.unauthorized(error))
    case .failed(let error): job.renewalFailed(.notRenewed(error))
    }
  }
}
