/// Flags about what a run writes.
enum ResultFlags {
  static let all = [
    output, format, withInput, rejects, rejectsWhy, rejectStatuses, accepts, before, summary, report, metrics,
    rowsMayFail, raw, onlyFailed, overwrite, resume, sync, dryRun, yes,
  ]

  static let output = Flag(
    "output", short: "o", value: "FILE", in: .results, for: .sending,
    help: "Where result rows go, one for each input row; - is standard output, the default.",
    more: "JSON Lines when it ends in .jsonl or .ndjson, with tabs when it ends in .tsv, else CSV."
  ) { (draft, value) throws(UsageError) in
    draft.send.output = value.text == "-" ? nil : try value.written(example: "results.csv")
  }

  static let format = Flag(
    "results-format", value: "csv|jsonl|excel", in: .results, for: .sending,
    help: "The format of results, whatever their file is called; excel is CSV as a spreadsheet opens it.",
    more: "excel follows your language: messages, and semicolons where commas are decimal marks."
  ) { (draft, value) throws(UsageError) in
    draft.send.resultsFormat = try value.choice(ResultFormatChoice.self)
  }

  static let withInput = Flag(
    "with-input", in: .results, for: .sending,
    help: "Append the row's own columns to its result, so that one file says who, what and why.",
    more: "In JSON Lines they are the member input. Columns with the name of another one get a number."
  ) { (draft, _) throws(UsageError) in
    draft.send.withInput = true
  }

  static let rejects = Flag(
    "rejects", value: "FILE", in: .results, for: .sending,
    help: "The rows that were not accepted, as they came, to fix and send again."
  ) { (draft, value) throws(UsageError) in
    draft.send.rejects = try value.path(example: "rejects.csv")
  }

  static let rejectsWhy = Flag(
    "rejects-why", in: .results, for: .sending,
    help: "Append rdbulk_error and rdbulk_message to each row of --rejects: why it was not accepted.",
    more: "They are ignored when the fixed file is sent."
  ) { (draft, _) throws(UsageError) in
    draft.send.rejectsWhy = true
  }

  static let rejectStatuses = Flag(
    "rejects-status", value: "LIST", in: .results, for: .sending,
    help: "Which rows --rejects gets: some of invalid,rejected,failed,unknown (all of them)."
  ) { (draft, value) throws(UsageError) in
    draft.send.rejectStatuses = try value.statuses()
  }

  static let accepts = Flag(
    "accepts", value: "FILE", in: .results, for: .sending,
    help: "The rows that were accepted, as they came: the counterpart of --rejects.",
    more: "With verify, the rows that took effect."
  ) { (draft, value) throws(UsageError) in
    draft.send.accepts = try value.path(example: "accepts.csv")
  }

  static let before = Flag(
    "before", value: "FILE", in: .results, for: .funnelSetCommand,
    help: "What each funnel said before, in a file that funnel set can restore.",
    more: "JSON Lines when it ends in .jsonl or .ndjson, else CSV. Reads each funnel first: two requests per row."
  ) { (draft, value) throws(UsageError) in
    draft.send.before = try value.written(example: "before.csv")
  }

  static let summary = Flag(
    "summary", value: "FILE", in: .results, for: .sending,
    help: "The counts of the run as one JSON object."
  ) { (draft, value) throws(UsageError) in
    draft.send.summary = try value.path(example: "summary.json")
  }

  static let report = Flag(
    "report", value: "FILE", in: .results, for: .sending,
    help: "A page about the run, to open in a browser: outcomes, pace, errors, how to continue."
  ) { (draft, value) throws(UsageError) in
    draft.send.report = try value.page(example: "report.html")
  }

  static let metrics = Flag(
    "metrics", value: "FILE", in: .results, for: .sending,
    help: "The counts for Prometheus, replaced every 10 seconds: for node_exporter's textfile collector.",
    more: "Its name must end in .prom; it is the only file that other users may read."
  ) { (draft, value) throws(UsageError) in
    draft.send.metrics = try value.path(example: "/var/lib/node_exporter/rdbulk.prom")
  }

  static let rowsMayFail = Flag(
    "rows-may-fail", in: .results, for: .sending,
    help: "Exit with 0 instead of 1 where the run has ended and some rows were not accepted.",
    more: "For workflow engines that treat 1 as a crash."
  ) { (draft, _) throws(UsageError) in
    draft.send.rowsMayFail = true
  }

  static let raw = Flag(
    "raw", in: .results, for: .sending,
    help: "Don't put ' before CSV cells that a spreadsheet would run as formulas."
  ) { (draft, _) throws(UsageError) in
    draft.send.raw = true
  }

  static let onlyFailed = Flag(
    "only-failed", in: .results, for: .verifyCommand,
    help: "Write result rows only for what did not take effect."
  ) { (draft, _) throws(UsageError) in
    draft.send.onlyFailed = true
  }

  static let overwrite = Flag(
    "overwrite", in: .results, for: .sending,
    help: "Replace result files that exist."
  ) { (draft, _) throws(UsageError) in
    draft.send.overwrite = true
  }

  static let resume = Flag(
    "resume", in: .results, for: .sending,
    help: "Resume the job of --output where an earlier run stopped or was killed.",
    more: "Without results it starts from the beginning; a finished job is left as it is."
  ) { (draft, _) throws(UsageError) in
    draft.send.resume = true
  }

  static let sync = Flag(
    "sync", value: "always|batch|none", in: .results, for: .sending,
    help: "How often written data is synced to disk (batch).",
    more: "batch: about once a second; always: before each request; none: never. It only matters in a power cut."
  ) { (draft, value) throws(UsageError) in
    draft.send.sync = try value.choice(SyncPolicy.self)
  }

  static let yes = Flag(
    "yes", short: "y", in: .results, for: .sending,
    help: "Send without asking. rdbulk asks only at a terminal, and only before it sends rows."
  ) { (draft, _) throws(UsageError) in
    draft.send.yes = true
  }

  static let dryRun = Flag(
    "dry-run", in: .results, for: .sending,
    help: "Send nothing; write the request bodies to --output, problems to standard error.",
    more: "For requests without a body, their paths. With --rejects, the invalid rows are kept to be fixed first. At a "
      + "terminal without -o, the plan and the first rows are shown instead."
  ) { (draft, _) throws(UsageError) in
    draft.send.dryRun = true
  }
}

extension FlagValue {
  /// Statuses of rows that were not accepted, separated by commas.
  fileprivate func statuses() throws(UsageError) -> Set<RowStatus> {
    var statuses: Set<RowStatus> = []
    for word in text.split(separator: ",", omittingEmptySubsequences: false) {
      guard let status = RowStatus(rawValue: Numeral.trimmed(word).lowercased()), RowStatus.rejectable.contains(status)
      else {
        throw refusal(
          "some of \(Sentence.list(RowStatus.rejectable.map(\.rawValue), joiner: .and)), separated by commas",
          example: "invalid,rejected")
      }
      statuses.insert(status)
    }
    return statuses
  }

  private static let workbooks = [".xlsx", ".xlsm", ".xls", ".ods"]

  private static func csv(_ path: String, _ suffix: String) -> String {
    ShellWord.quoted(ShellWord.path(path.dropLast(suffix.count) + ".csv"))
  }

  /// The path of a page: under the name of another kind of document, no program would open it.
  fileprivate func page(example: String) throws(UsageError) -> String {
    let path = try path(example: example)
    let others = Self.workbooks + [".pdf", ".docx", ".doc", ".odt"]
    guard let suffix = others.first(where: path.lowercased().hasSuffix) else { return path }
    throw UsageError(
      "\(flag) can't be \(Quoted.path(path)): it is a page for a browser, which can print it or save it as PDF.",
      hint: "Say instead: \(flag) \(ShellWord.quoted(ShellWord.path(path.dropLast(suffix.count) + ".html")))")
  }

  /// The path of a file of rows that rdbulk writes, which is not a workbook.
  fileprivate func written(example: String) throws(UsageError) -> String {
    let path = try path(example: example)
    guard let suffix = Self.workbooks.first(where: path.lowercased().hasSuffix) else { return path }
    throw UsageError(
      "\(flag) can't be \(Quoted.path(path)): rdbulk does not write workbooks.",
      hint: "A spreadsheet opens this as it is: \(flag) \(Self.csv(path, suffix)) --results-format excel")
  }
}
