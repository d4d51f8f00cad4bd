/// Flags that are right on their own and wrong together.
enum Contradictions {
  /// Two flags that exclude each other, and why.
  private static let pairs: [(String, String, Message)] = [
    ("quiet", "verbose", "one says less and the other says more"),
    ("sandbox", "base-url", "each of them says where to send"),
    ("rate", "plan", "each of them sets the rate"),
    ("resume", "overwrite", "one continues the existing results and the other discards them"),
    ("report", "dry-run", "a report covers a run that sends"),
    ("metrics", "dry-run", "metrics cover a run that sends"),
    ("resume", "dry-run", "a dry run has nothing to resume"),
    ("rejects-why", "no-header", "columns without names could be confused with the row's own"),
    ("accepts", "dry-run", "a dry run sends nothing, so no row is accepted"),
    ("before", "dry-run", "a dry run reads no funnel"),
    ("resume", "only-failed", "rows without a result would look like rows that were not reached"),
    ("header-line", "no-header", "one says where the header is and the other that there is none"),
    ("api-key", "batch", "the API takes a key for single conversions only"),
    ("api-key", "token-file", "each of them says who sends"),
    ("api-key", "profile", "each of them says who sends"),
  ]

  /// CSV only.
  private static let csvFlags = ["delimiter", "no-header", "columns", "header-line", "doubtful"]

  /// Throws the first contradiction among the flags of a sending command.
  static func checkSending(_ draft: InvocationDraft) throws(UsageError) {
    try checkRehearsal(draft)
    for (one, other, reason) in pairs where draft.given.isSuperset(of: [one, other]) {
      throw UsageError("--\(one) and --\(other) can't be used together, because \(reason).")
    }
    if draft.send.batch == nil, let flag = ["batch-bytes", "batch-linger"].first(where: draft.given.contains) {
      throw UsageError(
        "--\(flag) applies to batches and does nothing without --batch.",
        hint: excludes(SendingFlags.batch, given: draft.given) ? "Leave it out." : "Add --batch max.")
    }
    if draft.send.resume, draft.send.output == nil {
      throw UsageError(
        "--resume continues the job of a results file, but none is named.",
        hint: "Name it with -o, as the first run did."
      )
    }
    if draft.send.rejects == nil, let flag = ["rejects-why", "rejects-status"].first(where: draft.given.contains) {
      throw UsageError("--\(flag) applies to rejects and does nothing without --rejects.", hint: "Add --rejects FILE.")
    }
    if draft.send.history == nil, let flag = ["history-by", "history-wait"].first(where: draft.given.contains) {
      throw UsageError(
        "--\(flag) applies to a history and does nothing without --history.", hint: "Add --history FILE.")
    }
    try checkColumns(draft)
    try checkFields(draft.send)
    var outputs = [
      ("--output", draft.send.output), ("--rejects", draft.send.rejects), ("--accepts", draft.send.accepts),
      ("--before", draft.send.before), ("--history", draft.send.history), ("--summary", draft.send.summary),
      ("--report", draft.send.report), ("--metrics", draft.send.metrics),
    ]
    if draft.rehearses { outputs.append(("--log", draft.sandbox.log)) }
    try checkPaths(
      outputs: outputs,
      inputs: [
        (Message("INPUT"), draft.send.input),
        (Message(verbatim: "--token-file"), draft.send.tokenFile),
        (Message(verbatim: "--ca-file"), draft.send.caFile),
      ]
    )
  }

  /// Whether `flag` can't be added to those with the long names `given`.
  static func excludes(_ flag: Flag, given: Set<String>) -> Bool {
    pairs.contains { one, other, _ in
      (one == flag.long && given.contains(other)) || (other == flag.long && given.contains(one))
    }
  }

  /// Only conversions can be sent with an API key.
  static func checkKey(_ draft: InvocationDraft, _ type: EventType) throws(UsageError) {
    guard draft.send.usesAPIKey, type != .conversion else { return }
    throw UsageError(
      "--api-key is for CONVERSION only; the API accepts \(type.name) with a token.",
      hint: "Set RD_ACCESS_TOKEN, or log in: rdbulk auth login"
    )
  }

  /// Throws the first contradiction among the flags of `rdbulk sandbox`.
  static func checkSandbox(_ draft: InvocationDraft) throws(UsageError) {
    try checkPaths(
      outputs: [("--port-file", draft.sandbox.portFile), ("--log", draft.sandbox.log)],
      inputs: [("--fields", draft.sandbox.fields)])
  }

  private static func checkRehearsal(_ draft: InvocationDraft) throws(UsageError) {
    guard !draft.rehearses else { return }
    for flag in FlagTable.all where flag.scope == .rehearsal && draft.given.contains(flag.long) {
      throw UsageError(
        "\(flag.spelling) belongs to the sandbox and does nothing without it.",
        hint: "Add --sandbox to rehearse against a stand-in API inside this process."
      )
    }
  }

  private static func checkColumns(_ draft: InvocationDraft) throws(UsageError) {
    let options = draft.send
    if let format = options.format, format.isJSON, let flag = csvFlags.first(where: { draft.given.contains($0) }) {
      throw UsageError("--\(flag) applies to CSV and can't be used with --format \(format.rawValue).")
    }
    if !options.noHeader && !options.columns.isEmpty {
      throw UsageError(
        "--columns names the columns of a file without a header line, so it needs --no-header.",
        hint: "Add --no-header; or, if there is a header line, use --map FIELD=COLUMN."
      )
    }
    if options.noHeader && options.columns.isEmpty && !options.maps.contains(where: { isIndex($0.value) }) {
      throw UsageError(
        "--no-header leaves the columns without names.",
        hint: "Name them with --columns email,reason or point to them with --map email=1."
      )
    }
  }

  private static func checkFields(_ options: SendOptions) throws(UsageError) {
    for map in options.maps where options.sets.contains(where: { $0.field == map.field }) {
      throw UsageError("The field \(Quoted.value(map.field)) can come from --map or from --set, not from both.")
    }
  }

  private static func isIndex(_ column: String) -> Bool { (Numeral.whole(column) ?? 0) > 0 }

  /// Throws if two outputs, or an output and an input, have the same path. Links are checked when the files are opened.
  private static func checkPaths(
    outputs: [(flag: String, path: String?)], inputs: [(name: Message, path: String?)]
  ) throws(UsageError) {
    var writers: [(flag: String, path: String)] = []
    for (flag, path) in outputs {
      guard let path, plain(path) != "/dev/null" else { continue }
      if let other = inputs.first(where: { $0.path.map(plain) == plain(path) }) {
        throw UsageError("\(flag) would overwrite \(other.name): both are \(Quoted.path(path)).")
      }
      if let other = writers.first(where: { $0.path == plain(path) }) {
        throw UsageError("\(other.flag) and \(flag) would write to one file: both are \(Quoted.path(path)).")
      }
      writers.append((flag, plain(path)))
    }
  }

  /// `path` without `.` and doubled slashes; `..` stays, because after a link it means another place.
  private static func plain(_ path: String) -> String {
    let parts = path.split(separator: "/").filter { $0 != "." }
    return (path.hasPrefix("/") ? "/" : "") + parts.joined(separator: "/")
  }
}
