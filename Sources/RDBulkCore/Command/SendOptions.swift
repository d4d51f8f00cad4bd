/// A sending command with all of its options; the initial values are the documented defaults.
package struct SendOptions: Equatable, Sendable {
  package var command = SendCommand.lost

  // Input
  /// A path; nil: standard input (`-`, or nothing).
  package var input: String?
  /// nil: chosen by the extension, otherwise by the first bytes; the two below are likewise detected.
  package var format: InputFormat?
  package var delimiter: UInt8?
  package var encoding: TextEncoding?
  /// The line that names the columns, from 1; nil: the first that is not blank.
  package var headerLine: Int?
  package var noHeader = false
  package var columns: [String] = []
  package var maps: [FieldSetting] = []
  package var sets: [FieldSetting] = []
  package var required: [String] = []
  package var dedupe = false
  package var uncheckedFields = false
  /// nil: detected from the file, if it is unambiguous.
  package var decimal: DecimalStyle?
  /// What separates the elements of a list in one cell.
  package var listSeparator = ","
  /// Which rows are selected.
  package var rows = RowChoice()
  /// The longest record that is read as one, in bytes.
  package var maxRowBytes = 1 << 20
  /// nil: skipped, if there is nobody to ask.
  package var doubtful: DoubtfulRows?

  // Results
  /// A path; nil: standard output.
  package var output: String?
  /// nil: chosen by the name of the output.
  package var resultsFormat: ResultFormatChoice?
  /// Whether results have the row's own columns, too.
  package var withInput = false
  package var rejects: String?
  /// Whether rejected rows say why.
  package var rejectsWhy = false
  /// The statuses of the rows that are kept as rejects.
  package var rejectStatuses = Set(RowStatus.rejectable)
  package var accepts: String?
  /// Where it is kept what funnels said before they were set.
  package var before: String?
  /// Funnels are read first and only moved forward.
  package var onlyForward = false
  /// The history that rows are compared with and added to.
  package var history: String?
  /// nil: as in the history.
  package var historyIdentity: EventIdentity?
  /// Seconds to wait for another run that uses the history.
  package var historyWait = 0.0
  package var summary: String?
  /// The counts for Prometheus.
  package var metrics: String?
  /// Rows that were not accepted leave the exit code at 0.
  package var rowsMayFail = false
  /// An HTML page about the run.
  package var report: String?
  package var raw = false
  package var overwrite = false
  /// Resume the job of `output`.
  package var resume = false
  package var sync = SyncPolicy.batch
  package var dryRun = false
  /// Whether the plan's question is answered with yes beforehand.
  package var yes = false

  // Sending
  package var rate = RateChoice.auto
  /// The account's quota is not shared with other runs on this machine.
  package var alone = false
  package var concurrency = 16
  /// nil: one event per request.
  package var batch: BatchSize?
  /// The longest body of a batch, in bytes.
  package var batchBytes = 200_000
  /// Seconds that a batch waits for more rows of a slow input.
  package var batchLinger = 1.0
  package var retries = 4
  /// Seconds for one request, including its answer.
  package var timeout = 30.0
  /// Seconds to establish one connection.
  package var connectTimeout = 10.0
  package var maxFailures: FailureLimit?
  /// nil: whatever suits the command's events.
  package var onUnknown: UnknownPolicy?
  /// `scheme://host[:port][/path]` without a trailing slash: https, or http to the loopback; nil: the real API.
  package var baseURL: String?
  /// In curl's syntax; may hold a password, so it is never shown. nil: the environment's.
  package var proxy: String?
  package var caFile: String?
  package var tokenFile: String?
  /// The stored login; nil: the one called `default`.
  package var profile: ProfileName?
  /// Conversions with an API key, without a login.
  package var usesAPIKey = false
  /// Seconds to wait for requests in flight after a signal.
  package var grace = 10.0
  /// Run against a sandbox inside this process, with these options.
  package var sandbox: SandboxOptions?

  // Verification
  /// The event that was sent; nil: as the journal next to the results says.
  package var verifiedEvent: VerifiedEvent?
  /// Seconds between the last write to the results and reading the first funnel.
  package var wait = 60.0
  package var onlyFailed = false

  // What the user sees
  /// nil: a bar if the terminal can show one, otherwise plain lines.
  package var progress: ProgressStyle?
  package var logFormat = LogFormat.text
  package var quiet = false
  package var verbose = false

  /// The documented defaults.
  package init() {}
}
