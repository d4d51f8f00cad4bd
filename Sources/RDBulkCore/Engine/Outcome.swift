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

/// The end of a row, as the results tell it.
package struct Outcome: Equatable, Sendable {
  package var status: RowStatus
  /// 0 where no answer came.
  package var httpStatus = 0
  package var error = ""
  package var message = Message()
  /// How often the row was sent.
  package var attempts = 0
  /// When it was sent last; nil where it never was.
  package var sentAt: Instant?
  /// Nanoseconds from the last sending to its answer or loss.
  package var duration: Int64 = 0

  package init(_ status: RowStatus) { self.status = status }

  /// Whether nothing is left to do for the row.
  package var isSettled: Bool { status == .duplicate || (status == .accepted && error.isEmpty) }
}

/// A row's end, and where its bytes are until the outcomes are cleared.
package struct RowOutcome: Equatable, Sendable {
  package var slot: Int
  package var index: Int
  package var outcome: Outcome
}

/// An error as the results and messages show it: a code in the API's style and a sentence, both short and harmless.
package struct APIError: Error, Equatable, Sendable {
  package var code: String
  package var message: Message

  package init(_ code: String, _ message: Message) {
    self.code = code
    self.message = message
  }
}
