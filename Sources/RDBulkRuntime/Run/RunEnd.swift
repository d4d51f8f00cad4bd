import RDBulkCore

/// How a run ended.
struct RunEnd {
  var tally: Tally
  /// The counts of the whole job.
  var position: JobPosition
  var bytesIn: Int
  /// nil where nothing of it was read.
  var inputFormat: InputFormat?
  /// Rows whose results an earlier run wrote.
  var resumedRows: Int
  var stop: StopReason?
  var failure: RunError?
  var signal: Int32?
  /// Requests whose answer is not known because the run broke off.
  var inFlight: Int
  var inputEnded: Bool
  /// Whether `--resume` can go on from here.
  var isResumable: Bool
  /// Requests of this run alone.
  var requests: Int
  var report: RunReport?
  var ended: Instant
  /// Milliseconds since 1970.
  var startedAt: Int64

  /// Whether the input's end was reached and every row has its result.
  var isWhole: Bool { failure == nil && stop == nil }
  /// Whether an earlier run had done everything.
  var wasComplete: Bool { isWhole && requests == 0 && resumedRows > 0 && resumedRows == tally.rows }
}
