import RDBulkCore

/// A finished run, with what only the program knows about it.
struct FinishedRun {
  var end: RunEnd
  var bytesIn: Int
  /// nil if nothing of the input was read.
  var inputFormat: InputFormat?
  var notices: RowNotices
  var report: RunReport?
  var ended: Instant
  /// Milliseconds since 1970.
  var startedAt: Int64
}
