/// What a sending command does, with every default resolved: all that a run learns from its command line.
///
/// Each room gets only its own part.
package struct JobPlan: Equatable, Sendable {
  package var command: SendCommand
  /// Whether the requests are written instead of sent.
  package var isDryRun: Bool
  /// Whether contacts' funnels are read first and only moved forward.
  package var onlyForward: Bool
  package var input: InputPlan
  package var output: OutputPlan
  /// nil: rows are not compared with earlier jobs.
  package var history: HistoryPlan?
  package var server: Server
  package var connection: ConnectionSettings
  package var login: LoginPlan
  /// The engine's settings, except what only the run knows: whether it can be resumed, whether its login can be
  /// renewed, and the seed.
  package var engine: Engine.Settings
  /// Whether the account's quota is shared with other runs on this machine.
  package var sharesQuota: Bool
  /// The basis for estimating the run's time at its start; nil if no estimate is shown.
  package var estimate: Estimate.Basis?
  /// How long to wait for answers after a signal, in nanoseconds.
  package var grace: Int64
  /// nil if no effect is read back.
  package var verification: VerificationPlan?
  package var telling: TellingPlan
  /// Whether somebody sees the plan before rows are sent, and whether they are asked.
  package var showsPlan: Bool
  package var asks: Bool
  /// What must not change between the runs of one job.
  package var binding: JobBinding

  /// Where requests go.
  package enum Server: Equatable, Sendable {
    /// Scheme, host, port and path prefix, without a trailing slash.
    case url(String)
    /// A sandbox inside this process.
    case sandbox(SandboxOptions)
  }

  package var operation: Operation { command.operation }
  /// Whether a sandbox is used, so that nothing reaches RD Station.
  package var isRehearsal: Bool { if case .sandbox = server { true } else { false } }
  /// Whether rows go to an account that has a name: not to a server on the loopback, except for the sandbox in this
  /// process.
  package var hasAccount: Bool { isRehearsal || !connection.isLoopback }
  /// Whether several rows go into one request.
  package var isBatch: Bool { engine.batch != nil }

  /// The path of all requests, to append to the server's URL; empty if each row has its own. `apiKey` is the key for
  /// conversions, if they are sent with one.
  package func path(apiKey: String?) -> String {
    if let apiKey { return "\(EventType.keyedPath)?api_key=\(PercentText.encoded(apiKey))" }
    if isBatch { return EventType.batchPath }
    return if case .path(let path) = operation.target { path } else { "" }
  }

  /// Roughly the most rows that can be in flight at once.
  package var rowsInFlight: Int {
    engine.concurrency * (engine.batch.map { min($0.rows, Self.rowsInFullBatch) } ?? 1)
  }

  /// The event of a lost opportunity has 100 bytes or more, and a batch takes 200,000.
  private static let rowsInFullBatch = 2_000

  /// Binds what the account says of the columns for its own fields: bodies depend on it, so a job is not resumed if it has
  /// changed. `kinds` is empty if they don't: then a job is bound as without the question. Version 0.1 did not ask.
  package mutating func bind(accountFields kinds: String) {
    if !kinds.isEmpty { binding.add("account-fields", kinds, unsettled: [nil]) }
  }

  /// The same for the keys of JSON, each with its kind: rows that are added to the input may bring further ones, which
  /// change nothing about the rows before them.
  package mutating func bind(accountKeys kinds: [String]) {
    for kind in kinds { binding.add("account-field", kind) }
  }

  /// Binds a job whose JSON keys for the account's own fields are sent as they are.
  package mutating func bindUncheckedKeys() { binding.add("unchecked-fields", "true", unsettled: [nil]) }

  /// Binds the job to its history, and says what it is known by there.
  package mutating func bind(history: UInt64, job: UInt64) { binding.addHistory(history, job: job) }

  /// Sets the event that is read back, and binds the job to it as if it had been typed.
  package mutating func verify(_ event: VerifiedEvent) {
    verification?.event = event
    binding.add("of", event.rawValue, before: "raw")
  }
}
