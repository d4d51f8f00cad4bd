/// What a command line asks for, after its words were read and checked one by one; whether files exist and columns
/// match is found out by those who use it.
package enum Invocation: Equatable, Sendable {
  /// `rdbulk help [COMMAND]`.
  case help(HelpTopic)
  case version
  case send(SendOptions)
  case auth(AuthOptions)
  case sandbox(SandboxOptions)
}

/// The commands that read rows and send them.
package enum SendCommand: Equatable, Sendable {
  case lost
  case opportunity
  case won
  /// Any event of the API, by its name.
  case event(EventType)
  case funnelSet
  case funnelGet
  case verify

  /// As it is typed behind `rdbulk`.
  package var name: String {
    switch self {
    case .lost: "lost"
    case .opportunity: "opportunity"
    case .won: "won"
    case .event(let type): "event \(type.name)"
    case .funnelSet: "funnel set"
    case .funnelGet: "funnel get"
    case .verify: "verify"
    }
  }
}

/// What `rdbulk auth` does.
package enum AuthAction: String, Equatable, Sendable, CaseIterable {
  case login, refresh, status, logout
}

/// How decimals are written in texts: 1234.56 or 1234,56.
package enum DecimalStyle: String, Equatable, Sendable, CaseIterable {
  case point, comma
}

/// The events whose effect can be read back from a funnel.
package enum VerifiedEvent: String, Equatable, Sendable, CaseIterable {
  case lost, opportunity, won
}

/// `rdbulk auth`; the initial values are the documented defaults.
package struct AuthOptions: Equatable, Sendable {
  package var action = AuthAction.status
  /// nil: the profile called `default`.
  package var profile: ProfileName?
  /// The code of the consent page; nil: asked for at the terminal.
  package var code: String?
  /// Where the consent page leads to: one of the addresses that the application is registered with.
  package var redirectURI: String?
  package var baseURL: String?
  package var proxy: String?
  package var caFile: String?
  package var timeout = 30.0
  package var connectTimeout = 10.0

  package init() {}
}

package enum InputFormat: String, Equatable, Sendable, CaseIterable {
  case csv
  case jsonLines = "jsonl"
  /// One array of objects, or objects one after the other, over any number of lines.
  case json

  /// Whether its rows are JSON objects.
  @inline(__always)
  package var isJSON: Bool { self != .csv }

  /// What a file's suffix promises; nil where it says nothing. Which kind of JSON it is, its first bytes say.
  package init?(path: String) {
    let name = path.split(separator: "/").last ?? ""
    guard let dot = name.lastIndex(of: ".") else { return nil }
    switch name[name.index(after: dot)...].lowercased() {
    case "csv", "tsv", "txt": self = .csv
    case "jsonl", "ndjson": self = .jsonLines
    case "json": self = .json
    default: return nil
    }
  }
}

/// The encodings that input may be in. UTF-16 is told by its BOM or by name.
package enum TextEncoding: String, Equatable, Sendable, CaseIterable {
  case utf8 = "utf-8"
  case utf16LittleEndian = "utf-16le"
  case utf16BigEndian = "utf-16be"
  case windows1252 = "windows-1252"
  case latin1 = "iso-8859-1"
}

/// At most `requests` in any window of `window` seconds.
package struct Rate: Equatable, Sendable {
  package var requests: Int
  /// Seconds: 1, 60 or 3600.
  package var window: Int

  package init(requests: Int, window: Int) {
    self.requests = requests
    self.window = window
  }
}

/// What becomes of a row whose request may have been processed although no answer came.
package enum UnknownPolicy: String, Equatable, Sendable, CaseIterable {
  /// Sent again: for what changes nothing the second time.
  case retry
  /// Written as `unknown`, never sent again.
  case record
}

/// How many rows go into one request.
package enum BatchSize: Equatable, Sendable {
  case rows(Int)
  /// As many as the body's limit lets in.
  case max
}

/// When a run stops because too many rows failed.
package enum FailureLimit: Equatable, Sendable {
  case rows(Int)
  /// Of the rows that were sent and have ended.
  case percent(Double)
}

package enum ProgressStyle: String, Equatable, Sendable, CaseIterable {
  /// A block that is drawn anew, on a terminal that can.
  case bar
  case plain, json, none
}

/// How standard error is written.
package enum LogFormat: String, Equatable, Sendable, CaseIterable {
  case text, json
}

/// A field and what the command line says of it: a column for `--map`, a text for `--set`.
package struct FieldSetting: Equatable, Sendable {
  package var field: String
  package var value: String

  package init(_ field: String, _ value: String) {
    self.field = field
    self.value = value
  }
}

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

/// What the sandbox does wrong on purpose.
package enum Fault: String, Equatable, Sendable, CaseIterable {
  case status500 = "500"
  /// A gateway's 502 with a page of HTML.
  case html502 = "502html"
  case status503 = "503"
  case status429 = "429"
  /// The connection is reset before the request takes effect.
  case resetBefore = "reset-before"
  /// The connection is reset after the request took effect.
  case resetAfter = "reset-after"
  /// The answer ends in the middle of its body.
  case truncated
  /// The answer is 200 with bytes that are no JSON.
  case garbage
  /// The answer comes late.
  case slow
}

/// A fault and how likely it is for a request, 0 to 1.
package struct FaultChance: Equatable, Sendable {
  package var fault: Fault
  package var probability: Double

  package init(_ fault: Fault, _ probability: Double) {
    self.fault = fault
    self.probability = probability
  }
}

/// How the sandbox words an error in a batch.
package enum BatchErrorStyle: String, Equatable, Sendable, CaseIterable {
  /// The error names no position.
  case whole
  /// The error names the element, as in `$[3].payload.email`.
  case path
}

/// What becomes of a refresh token that is used.
package enum RefreshPolicy: String, Equatable, Sendable, CaseIterable {
  /// Another one comes in its place, and it is refused afterwards.
  case rotate
  /// It goes on working.
  case keep
}

/// The stand-in API's options; the initial values are the documented defaults.
package struct SandboxOptions: Equatable, Sendable {
  /// 0: any free port.
  package var port = 0
  package var portFile: String?
  /// Event posts of the account in a clock-aligned window; nil is unlimited.
  package var limit: Rate? = Rate(requests: 120, window: 60)
  /// Funnel reads and writes of the account, likewise: the API documents 1,000,000 in 24 hours and no other limit.
  package var funnelRate: Rate? = Rate(requests: 694, window: 60)
  /// Event posts of one contact in 24 hours; nil: the API's 120.
  package var leadLimit: Int?
  /// Funnel reads and writes of one contact in 24 hours; nil: the API's 24.
  package var funnelLimit: Int?
  /// Milliseconds from an event's acceptance to its effect on the funnel.
  package var applyAfter = 0
  /// Requests to the platform that an access token serves before it expires; nil is any number.
  package var expireAfter: Int?
  package var refresh = RefreshPolicy.keep
  /// Milliseconds before each answer.
  package var latency = 0
  package var faults: [FaultChance] = []
  package var seed: UInt64 = 1
  /// Contacts whose email contains this do not exist.
  package var absent: String?
  /// A file with the fields that the account's contacts have, as the API answers them; nil: a few of each kind.
  package var fields: String?
  package var batchErrors = BatchErrorStyle.path
  /// JSON Lines of what was received.
  package var log: String?

  package init() {}
}
