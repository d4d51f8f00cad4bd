/// A row's outcome, as the results show it.
package struct Outcome: Equatable, Sendable {
  package var status: RowStatus
  /// 0 if there was no answer.
  package var httpStatus = 0
  package var error = ""
  package var message = Message()
  /// How many times the row was sent.
  package var attempts = 0
  /// When it was last sent; nil if it never was.
  package var sentAt: Instant?
  /// Nanoseconds from the last send to its answer or its loss.
  package var duration: Int64 = 0

  /// An outcome of a row that was never sent, without an error.
  package init(_ status: RowStatus) { self.status = status }

  /// Whether there is nothing left to do for the row.
  package var isSettled: Bool { status == .duplicate || (status == .accepted && error.isEmpty) }
}
