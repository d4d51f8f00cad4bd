import RDBulkCore

/// A finished run, with what only the program knows about it.
struct FinishedRun {
  var end: RunEnd
  var bytesIn: Int
  /// nil if nothing of the input was read.
  var inputFormat: InputFormat?
  var unusedKeys: [UnusedKey]
  /// Cells that were taken as empty because of the word in them.
  var emptyWords: Int
  /// The rows that have fewer or more cells than the header and were taken.
  var unevenRows: Int
  var report: RunReport?
  var ended: Instant
  /// Milliseconds since 1970.
  var startedAt: Int64
}
