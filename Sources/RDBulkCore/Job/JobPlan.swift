/// What a sending command does, every default resolved: all that a run learns of its command line.
///
/// Each room gets its part of it and no more.
package struct JobPlan: Equatable, Sendable {
  package var command: SendCommand
  /// Whether the requests are written instead of sent.
  package var isDryRun: Bool
  package var input: InputPlan
  package var output: OutputPlan
  package var server: Server
  package var connection: ConnectionSettings
  package var login: LoginPlan
  /// The engine's settings, but for what only the run knows: whether it can be resumed, whether its login can be
  /// renewed, and the seed.
  package var engine: Engine.Settings
  /// What the time of the whole run is estimated from at its start; nil where nothing is said of it.
  package var estimate: Estimate.Basis?
  /// How long answers are waited for after a signal, in nanoseconds.
  package var grace: Int64
  /// nil where no effect is read back.
  package var verification: VerificationPlan?
  package var telling: TellingPlan
  /// What must not change between the runs of one job.
  package var binding: JobBinding

  /// Where requests go.
  package enum Server: Equatable, Sendable {
    /// Scheme, host, port and path prefix, without a slash at the end.
    case url(String)
    /// A sandbox inside this process.
    case sandbox(SandboxOptions)
  }

  package var operation: Operation { command.operation }
  /// Whether a stand-in API is meant, so that nothing reaches RD Station.
  package var isRehearsal: Bool { if case .sandbox = server { true } else { false } }
  /// Whether rows go out several in a request.
  package var isBatch: Bool { engine.batch != nil }

  /// Where all requests go, behind the server's URL; empty where each row has a path of its own. `apiKey` is the key
  /// that conversions are sent with, if they are.
  package func path(apiKey: String?) -> String {
    if let apiKey { return "\(EventType.keyedPath)?api_key=\(PercentText.encoded(apiKey))" }
    if isBatch { return EventType.batchPath }
    return if case .path(let path) = operation.target { path } else { "" }
  }

  /// How many rows can be in flight at once, at most or thereabouts.
  package var rowsInFlight: Int {
    engine.concurrency * (engine.batch.map { min($0.rows, Self.rowsInFullBatch) } ?? 1)
  }

  /// The event of a lost opportunity has 100 bytes or more, and a batch takes 200,000.
  private static let rowsInFullBatch = 2_000

  /// Settles which event is read back. It is bound into the job like what was typed.
  package mutating func verify(_ event: VerifiedEvent) {
    verification?.event = event
    binding.add("of", event.rawValue, before: "raw")
  }
}
