import RDBulkCore
import RDBulkSystem

/// Writes the page of `--report`.
enum ReportFile {
  /// `ending` says how the run ended and how to go on.
  static func write(
    _ end: RunEnd, _ plan: JobPlan, ending: [Message], language: Language
  ) throws(SystemError) {
    guard let path = plan.output.report, let report = end.report else { return }
    // The page of the run that did it says more than one of a run that had nothing to do.
    if end.wasComplete, FileStatus.ofPath(path) != nil { return }
    var facts = ReportFacts(end: end.ended)
    facts.command = plan.command.name
    facts.input = plan.input.path
    facts.startedAt = end.startedAt
    facts.minutesFromUTC = Clock.minutesFromUTC(unixSeconds: end.startedAt / 1_000)
    facts.isWhole = end.isWhole
    facts.ending = ending
    facts.settings = ReportFacts.settings(of: plan)
    try OutputFile.write(report.html(facts, language), to: path, overwrite: plan.output.replacesSummaries)
  }
}
