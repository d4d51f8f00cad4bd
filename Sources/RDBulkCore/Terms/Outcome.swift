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
