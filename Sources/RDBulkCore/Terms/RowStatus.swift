/// What became of a row: one of the six words of the results' `status` column.
package enum RowStatus: String, Equatable, Sendable, CaseIterable {
  /// The API answered 2xx.
  case accepted
  /// The API refused this row for good.
  case rejected
  /// Refused here, never sent.
  case invalid
  /// Same email and payload as an earlier row, not sent.
  case duplicate
  /// Retries spent; certainly not processed.
  case failed
  /// Sent, answer lost; may have been processed.
  case unknown
}
