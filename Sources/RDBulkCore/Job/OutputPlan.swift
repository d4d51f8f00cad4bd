/// The files that a run writes.
package struct OutputPlan: Equatable, Sendable {
  /// Result rows, or the requests of a dry run; nil is standard output.
  package var results: String?
  package var kind: ResultFormat.Kind
  package var extras: ResultFormat.Extras
  /// Whether cells that a spreadsheet would run stay as they are.
  package var isRaw: Bool
  /// Rows that were not accepted, as they came; nil: not kept.
  package var rejects: String?
  /// Rows that were accepted, as they came; nil: not kept.
  package var accepts: String?
  package var summary: String?
  package var report: String?
  /// Whether rows for which nothing is left to do get no result.
  package var skipsSettled: Bool
  /// `--overwrite`: files that exist are replaced.
  package var overwrites: Bool
  /// `--resume`: go on with the job of `results`.
  package var resumes: Bool
  package var sync: SyncPolicy
  /// Where the job's journal stands; nil where nobody can go on with it.
  package var journal: String?

  package var format: ResultFormat { ResultFormat(kind, raw: isRaw, extras: extras) }

  /// All files but the journal.
  package var paths: [String] { [results, rejects, accepts, summary, report].compactMap(\.self) }

  /// Whether a summary or a report that exists is replaced: of a job that goes on, they are written again.
  package var replacesSummaries: Bool { overwrites || resumes }

  /// The journal's path beside the results.
  package static func journal(ofResults path: String) -> String { path + ".journal" }
}
