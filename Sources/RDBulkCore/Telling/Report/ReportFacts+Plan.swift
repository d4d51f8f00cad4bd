extension ReportFacts {
  /// What was asked for, without anything that may be a secret.
  package static func settings(of plan: JobPlan) -> [Setting] {
    let engine = plan.engine
    var settings: [Setting] = [
      .init("Input", plan.input.path.map { "\(Quoted.path($0))" } ?? "standard input"),
      .init("Results", plan.output.results.map { "\(Quoted.path($0))" } ?? "standard output"),
      .init("Pace", engine.rate.map(Message.rate) ?? Message("unlimited")),
      .init("Requests at once", "\(engine.concurrency)"),
      .init("Retries of a row", "\(engine.retries)"),
      .init("Server", server(plan.server)),
    ]
    if let batch = engine.batch {
      settings.append(.init("Rows in a request", batch.rows == .max ? "as many as fit" : "up to \(count: batch.rows)"))
    }
    let selection = plan.input.rows.flags
    if !selection.isEmpty { settings.append(.init("Selection", "\(selection)")) }
    if plan.input.repeats == .rows { settings.append(.init("Repeated rows", "sent once")) }
    if let rejects = plan.output.rejects { settings.append(.init(Message("Rejects"), "\(Quoted.path(rejects))")) }
    return settings
  }

  private static func server(_ server: JobPlan.Server) -> Message {
    switch server {
    case .url(let url): "\(url)"
    case .sandbox: "the sandbox"
    }
  }
}
