import RDBulkCore
import RDBulkSystem

/// Writes the page of `--report`.
enum ReportFile {
  /// `ending` says how the run ended and how to go on.
  static func write(
    _ end: RunEnd, _ options: SendOptions, ending: [Message], language: Language
  ) throws(SystemError) {
    guard let path = options.report, let report = end.report else { return }
    // The page of the run that did it says more than one of a run that had nothing to do.
    if end.wasComplete, FileStatus.ofPath(path) != nil { return }
    var facts = ReportFacts(end: end.ended)
    facts.command = options.command.name
    facts.input = options.input
    facts.startedAt = end.startedAt
    facts.minutesFromUTC = Clock.minutesFromUTC(unixSeconds: end.startedAt / 1_000)
    facts.isWhole = end.isWhole
    facts.ending = ending
    facts.settings = settings(options)
    try OutputFile.write(report.html(facts, language), to: path, overwrite: options.overwrite || options.resume)
  }

  /// What was asked for, without anything that may be a secret.
  private static func settings(_ options: SendOptions) -> [ReportFacts.Setting] {
    var settings: [ReportFacts.Setting] = [
      .init("Input", options.input.map { "\(Echo.path($0))" } ?? "standard input"),
      .init("Results", options.output.map { "\(Echo.path($0))" } ?? "standard output"),
      .init("Pace", options.rate.map(Message.rate) ?? Message("unlimited")),
      .init("Requests at once", "\(options.concurrency)"),
      .init("Further tries of a row", "\(options.retries)"),
      .init("Server", options.sandbox == nil ? "\(options.baseURL ?? PublicAPI.baseURL)" : "the sandbox"),
    ]
    switch options.batch {
    case .rows(let rows): settings.append(.init("Rows in a request", "up to \(count: rows)"))
    case .max: settings.append(.init("Rows in a request", "as many as fit"))
    case nil: break
    }
    if options.dedupe { settings.append(.init("Rows that say the same", "sent once")) }
    if let rejects = options.rejects { settings.append(.init(Message("Rejects"), "\(Echo.path(rejects))")) }
    return settings
  }
}
