/// A job with its files open, as its run finds them.
package struct OpenedJob: Sendable {
  /// What an earlier run left; nil for a job's first run.
  package var resumption: Resumption?
  /// Whether a later run can resume the job: its results are a file with a journal next to it.
  package var isResumable: Bool
  /// The length of the journal, in bytes.
  package var journalLength: Int
}
