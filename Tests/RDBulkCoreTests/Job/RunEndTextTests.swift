import Testing

@testable import RDBulkCore

@Suite("Job: how to continue after a stop") struct RunEndTextTests {
  /// A run of `line` that ended in one way, and everything it says about that.
  struct Case: Sendable, CustomTestStringConvertible {
    var line: String
    var stop: StopReason?
    var failure: Failure?
    var inFlight = 0
    var inputEnded = false
    var isResumable = false
    /// The line to type, if it can be shown.
    var resuming: String?
    /// The row read last.
    var row = 0
    var lines: [String]

    var testDescription: String {
      "\(line), \(failure.map { "\($0.kind)" } ?? "\(String(describing: stop))"), resumable \(isResumable), "
        + "input ended \(inputEnded), in flight \(inFlight), line \(resuming ?? "hidden")"
    }

    var end: RunEnd {
      var position = JobPosition()
      position.row = row
      return RunEnd(
        tally: Tally(), position: position, resumedRows: 0, stop: stop, failure: failure, signal: 2,
        inFlight: inFlight, inputEnded: inputEnded, isResumable: isResumable, requests: 9)
    }
  }

  private static let resume = "rdbulk lost in.csv -o out.csv --resume"
  private static let diskFull = Failure(.output, "'out.csv' can't be written: the disk is full.")

  private static let stopped = "Stopped as requested; nothing more is sent."
  private static let unwritten = "'out.csv' can't be written: the disk is full. Sending stopped at once."
  private static let uncertain = "The last answers are counted above but may be missing from the results"
  private static let again = "To continue, run the same command again; reading changes nothing."
  private static let file = "To continue where it stopped: "
  private static let pipe = "To continue where it stopped, with the same input piped in from the start: "
  private static let check =
    "To continue: rows without a result may have been processed; check in RD Station before you send them again. With "
    + "-o FILE on a disk with space, --resume keeps track of them."

  private static func failed(_ place: String = "") -> String {
    "To continue: resend the rows marked failed\(place). Those marked unknown may have been processed: sent again, they "
      + "may count twice."
  }

  private static func rest(_ place: String = "") -> String {
    "To continue: send the rows that have no result\(place) yet, and resend those marked failed; sending the whole file "
      + "would send the accepted rows twice. With -o FILE, --resume sends the rest, and --rejects FILE keeps the failed "
      + "ones."
  }

  /// A stop by a signal: sending or reading, file or pipe, resumable or not, input ended or not.
  static let signals = [
    Case(line: "lost in.csv -o out.csv", isResumable: true, resuming: resume, lines: [stopped, file + resume]),
    Case(
      line: "lost in.csv -o out.csv", inputEnded: true, isResumable: true, resuming: resume,
      lines: [stopped, file + resume]),
    Case(line: "lost -o out.csv", isResumable: true, resuming: resume, lines: [stopped, pipe + resume]),
    Case(
      line: "lost in.csv -o out.csv", isResumable: true,
      lines: [stopped, file + "the same command with --resume."]),
    Case(line: "lost -o out.csv", isResumable: true, lines: [stopped, pipe + "the same command with --resume."]),
    Case(line: "lost in.csv", lines: [stopped, rest()]),
    Case(line: "lost in.csv", inputEnded: true, lines: [stopped, failed()]),
    Case(line: "lost", lines: [stopped, rest()]),
    Case(line: "lost", inputEnded: true, lines: [stopped, failed()]),
    Case(line: "lost in.csv -o /dev/stdout", lines: [stopped, rest(" in /dev/stdout")]),
    Case(line: "lost in.csv -o /dev/stdout", inputEnded: true, lines: [stopped, failed(" in /dev/stdout")]),
    Case(line: "funnel set in.csv", lines: [stopped, rest()]),
    Case(line: "funnel get in.csv", lines: [stopped, again]),
    Case(line: "funnel get", inputEnded: true, lines: [stopped, again]),
    Case(line: "verify r.csv", lines: [stopped, again]),
    Case(
      line: "funnel get in.csv -o out.csv", isResumable: true,
      lines: [stopped, file + "the same command with --resume."]),
    Case(line: "verify - -o out.csv", isResumable: true, lines: [stopped, pipe + "the same command with --resume."]),
  ].map { example in
    var example = example
    example.stop = .interrupted
    return example
  }

  /// A write that failed: what is on file may be less than what was counted.
  static let failedWrites = [
    Case(
      line: "lost in.csv -o out.csv", isResumable: true, resuming: resume,
      lines: [uncertain + " in out.csv.", file + resume]),
    Case(
      line: "lost -o out.csv", isResumable: true, resuming: resume, lines: [uncertain + " in out.csv.", pipe + resume]),
    Case(
      line: "lost in.csv -o out.csv", isResumable: true, resuming: resume, row: 1_234,
      lines: [uncertain + " in out.csv.", "No row after row 1,234 was sent.", file + resume]),
    Case(line: "lost in.csv", lines: [uncertain + ".", check]),
    Case(line: "lost in.csv", inputEnded: true, lines: [uncertain + ".", check]),
    Case(line: "lost", lines: [uncertain + ".", check]),
    Case(line: "funnel get in.csv", lines: [uncertain + ".", again]),
    Case(
      line: "verify r.csv -o out.csv", isResumable: true,
      lines: [uncertain + " in out.csv.", file + "the same command with --resume."]),
  ].map { example in
    var example = example
    example.failure = diskFull
    example.lines.insert(unwritten, at: 0)
    return example
  }

  /// Requests that were cut off are mentioned only where they may have changed something.
  static let cutOff = [
    Case(
      line: "lost in.csv -o out.csv", stop: .interrupted, inFlight: 1, isResumable: true, resuming: resume,
      lines: [
        stopped, "The results of 1 request in flight were not recorded; those rows may have been processed.",
        file + resume,
      ]),
    Case(
      line: "lost", stop: .interrupted, inFlight: 1_200,
      lines: [
        stopped, "The results of 1,200 requests in flight were not recorded; those rows may have been processed.",
        rest(),
      ]),
    Case(line: "funnel get in.csv", stop: .interrupted, inFlight: 3, lines: [stopped, again]),
    Case(line: "verify r.csv", stop: .interrupted, inFlight: 3, lines: [stopped, again]),
  ]

  @Test("A stopped run says why it stopped and how to continue", arguments: signals + failedWrites + cutOff)
  func lines(_ example: Case) throws {
    let lines = RunEndText.stopLines(example.end, try plan(example.line), resuming: example.resuming)
    #expect(lines.map(\.english) == example.lines)
  }

  static let invalid = APIError("UNAUTHORIZED", "Invalid token.")
  static let token = RunEnvironment(login: LoginEnvironment(accessToken: "t"))

  /// Every other way a run can stop, with the login that the reason depends on.
  static let reasons:
    [(line: String, environment: RunEnvironment, stop: StopReason?, failure: Failure?, text: String?)] = [
      ("lost in.csv", token, nil, nil, nil),
      (
        "lost in.csv", token, .unreachable(APIError("TIMEOUT", "No answer.")), nil,
        "The server can't be reached: No answer."
      ),
      (
        "lost in.csv", token, .throttled(APIError("RATE_LIMIT", "Spent.")), nil,
        "The account's quota is still used up (Spent.). Wait, or find out what else uses this account."
      ),
      ("lost in.csv", token, .tooManyFailures(1), nil, "Stopped after 1 failed row, as --max-failures asks."),
      ("lost in.csv", token, .tooManyFailures(1_000), nil, "Stopped after 1,000 failed rows, as --max-failures asks."),
      ("lost in.csv", token, nil, Failure(.input, "The input can't be read."), "The input can't be read."),
      (
        "lost in.csv", token, .notRenewed(APIError("TIMEOUT", "No answer.")), nil,
        "The access token has expired, and a new one could not be obtained: No answer."
      ),
      (
        "event CONVERSION in.csv --api-key", RunEnvironment(), .unauthorized(invalid), nil,
        "The API does not accept the key in RD_API_KEY: Invalid token."
      ),
      (
        "lost in.csv --token-file t", RunEnvironment(), .unauthorized(invalid), nil,
        "The API does not accept the access token of --token-file: Invalid token. Replace it with a valid one."
      ),
      (
        "lost in.csv", token, .unauthorized(invalid), nil,
        "The API does not accept the access token in RD_ACCESS_TOKEN: Invalid token. Replace it with a valid one, or unset "
          + "it and log in with rdbulk auth login: as long as it is set, no login is used."
      ),
      (
        "lost in.csv", RunEnvironment(), .unauthorized(invalid), nil,
        "The API does not accept the login: Invalid token. Log in again with rdbulk auth login."
      ),
    ]

  @Test("Each way to stop has its reason, and a whole run has none", arguments: reasons.indices)
  func reason(_ index: Int) throws {
    let example = Self.reasons[index]
    let end = Case(line: example.line, stop: example.stop, failure: example.failure, lines: []).end
    let lines = RunEndText.stopLines(end, try plan(example.line, in: example.environment), resuming: nil)
    #expect(lines.first?.english == example.text)
    #expect(lines.isEmpty == (example.text == nil))
  }

  /// The first rows alone (`--first`): what follows them, unless there is nothing to resume.
  static let pilots: [(isCut: Bool, stop: StopReason?, isResumable: Bool, line: String?, text: String?)] = [
    (true, nil, true, resume, "This run covered only the first rows (--first). To continue with the rest: \(resume)"),
    (
      true, nil, true, nil,
      "This run covered only the first rows (--first). To continue with the rest: the same command without --first, with "
        + "--resume."
    ),
    (true, nil, false, resume, nil),
    (true, .interrupted, true, resume, nil),
    (false, nil, true, resume, nil),
  ]

  @Test("A pilot says how to continue with the rest", arguments: pilots.indices)
  func pilot(_ index: Int) {
    let example = Self.pilots[index]
    var end = Case(line: "", stop: example.stop, isResumable: example.isResumable, lines: []).end
    end.inputIsCut = example.isCut
    #expect(RunEndText.pilotLines(end, continuing: example.line).map(\.english) == (example.text.map { [$0] } ?? []))
  }
}
