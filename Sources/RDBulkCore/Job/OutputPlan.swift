/// The files that a run writes.
package struct OutputPlan: Equatable, Sendable {
  /// Result rows, or a dry run's requests; nil: standard output.
  package var results: String?
  package var kind: ResultFormat.Kind
  /// How CSV results are written.
  package var style: ResultStyle
  package var extras: ResultFormat.Extras
  /// Whether the row's own columns follow its result.
  package var takesInput: Bool
  /// Whether cells that a spreadsheet would run are written unchanged.
  package var isRaw: Bool
  /// Rows that weren't accepted, as they came; nil: not kept.
  package var rejects: String?
  /// The language in which rejected rows say why; nil: they don't.
  package var rejectsWhy: Language?
  /// The statuses of the rows that are kept so.
  package var rejectStatuses: Set<RowStatus>
  /// Rows that were accepted, as they came; nil: not kept.
  package var accepts: String?
  /// What funnels said before they are set; nil: not kept.
  package var before: String?
  package var summary: String?
  package var report: String?
  /// The file for Prometheus.
  package var metrics: String?
  /// Whether rows that were not accepted leave the exit code at 0.
  package var rowsMayFail = false
  /// Whether rows with nothing left to do get no result.
  package var skipsSettled: Bool
  /// `--overwrite`: existing files are replaced.
  package var overwrites: Bool
  /// `--resume`: continue the job of `results`.
  package var resumes: Bool
  package var sync: SyncPolicy
  /// The path of the job's journal; nil if the job can't be resumed.
  package var journal: String?

  package var format: ResultFormat { ResultFormat(kind, raw: isRaw, extras: extras, style: style) }

  /// The format by the file's own name, nil if it isn't kept.
  package var beforeFormat: BeforeFormat? { before.map { BeforeFormat(ResultFormat.Kind(path: $0)) } }

  /// All files except the journal.
  package var paths: [String] { [results, rejects, accepts, before, summary, report].compactMap(\.self) }

  /// Whether an existing summary or report is replaced: a resumed job writes them again.
  package var replacesSummaries: Bool { overwrites || resumes }

  /// The path of the journal next to the results.
  package static func journal(ofResults path: String) -> String { path + ".journal" }
}

extension OutputPlan {
  /// The exit code for whoever started the run, where it ended with `code`.
  package func exitCode(_ code: Int32) -> Int32 {
    rowsMayFail && code == ExitCode.someRowsNot ? ExitCode.clean : code
  }
}
