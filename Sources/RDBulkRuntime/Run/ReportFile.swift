import RDBulkCore
import RDBulkSystem

/// Writes the page of `--report`.
enum ReportFile {
  /// `ending` says how the run ended and how to continue.
  static func write(
    _ run: FinishedRun, _ plan: JobPlan, _ job: Summary, ending: [Message], language: Language
  ) throws(Failure) {
    guard let path = plan.output.report, let report = run.report else { return }
    // The page of the run that did the work says more than that of a run with nothing to do.
    if run.end.wasComplete, FileStatus.ofPath(path) != nil { return }
    var facts = ReportFacts(end: run.ended)
    facts.command = plan.command.name
    facts.input = plan.input.path
    facts.startedAt = run.startedAt
    facts.minutesFromUTC = Clock.minutesFromUTC(unixSeconds: run.startedAt / 1_000)
    facts.isRehearsal = plan.isRehearsal
    facts.isWhole = run.end.isWhole
    if let part = run.end.part {
      facts.job = Summary.Part(rows: job.tally.rows, requests: job.requests, elapsed: job.elapsed)
      facts.thisRun = part
    }
    facts.ending = ending
    facts.settings = ReportFacts.settings(of: plan)
    try OutputFile.write(report.html(facts, language), to: path, overwrite: plan.output.replacesSummaries)
  }
}
