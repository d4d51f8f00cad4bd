/// What became of a row: one of the six words in the results' `status` column.
package enum RowStatus: String, Equatable, Sendable, CaseIterable {
  /// The API answered 2xx.
  case accepted
  /// The API refused this row for good.
  case rejected
  /// Refused here and never sent.
  case invalid
  /// Has the same email and payload as an earlier row; not sent.
  case duplicate
  /// Out of retries; certainly not processed.
  case failed
  /// Sent, but the answer was lost; it may have been processed.
  case unknown

  /// Those that leave something to do.
  package static let rejectable: [RowStatus] = [.invalid, .rejected, .failed, .unknown]
}
