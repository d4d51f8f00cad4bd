/// One sending command with all of its options; the initial values are the documented defaults.
package struct SendOptions: Equatable, Sendable {
  package var command = SendCommand.lost

  // Input
  /// A path; nil is standard input (`-`, or nothing).
  package var input: String?
  /// nil: told by the extension, else by the first byte; likewise the two below are found from the bytes.
  package var format: InputFormat?
  package var delimiter: UInt8?
  package var encoding: TextEncoding?
  package var noHeader = false
  package var columns: [String] = []
  package var maps: [FieldSetting] = []
  package var sets: [FieldSetting] = []
  package var required: [String] = []
  package var dedupe = false
  /// nil: found from the file, where it is unambiguous.
  package var decimal: DecimalStyle?
  /// What stands between the elements of a list in one cell.
  package var listSeparator = ","
  /// Which rows are meant.
  package var rows = RowChoice()
  /// The longest record that is read as one, in bytes.
  package var maxRowBytes = 1 << 20

  // Results
  /// A path; nil is standard output.
  package var output: String?
  package var rejects: String?
  package var accepts: String?
  package var summary: String?
  /// A page of HTML about the run.
  package var report: String?
  package var raw = false
  package var overwrite = false
  /// Go on with the job of `output`.
  package var resume = false
  package var sync = SyncPolicy.batch
  package var dryRun = false

  // Sending
  /// nil is unlimited.
  package var rate: Rate? = Rate(requests: 120, window: 60)
  package var concurrency = 16
  /// nil: one event a request.
  package var batch: BatchSize?
  /// The longest body of a batch, in bytes.
  package var batchBytes = 200_000
  /// Seconds that a batch waits for further rows of a slow input.
  package var batchLinger = 1.0
  package var retries = 4
  /// Seconds for one request, answer included.
  package var timeout = 30.0
  /// Seconds for one connection.
  package var connectTimeout = 10.0
  package var maxFailures: FailureLimit?
  /// nil: as the command's events allow.
  package var onUnknown: UnknownPolicy?
  /// `scheme://host[:port][/path]` without a slash at the end: https, or http to the loopback; nil is the real API.
  package var baseURL: String?
  /// As curl writes it; may hold a password, so it is never shown. nil: as the environment says.
  package var proxy: String?
  package var caFile: String?
  package var tokenFile: String?
  /// The stored login; nil: the one called `default`.
  package var profile: ProfileName?
  /// Conversions by API key, without a login.
  package var usesAPIKey = false
  /// Seconds that requests in flight are waited for after a signal.
  package var grace = 10.0
  /// Run against a sandbox inside this process, with these options.
  package var sandbox: SandboxOptions?

  // Verification
  /// The event that was sent; nil: told by the journal beside the results.
  package var verifiedEvent: VerifiedEvent?
  /// Seconds after the results were written last before the first funnel is read.
  package var wait = 60.0
  package var onlyFailed = false

  // What a person sees
  /// nil: a bar where the terminal can show one, else plain lines.
  package var progress: ProgressStyle?
  package var logFormat = LogFormat.text
  package var quiet = false
  package var verbose = false

  package init() {}
}
