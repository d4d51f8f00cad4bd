/// Why a row was not accepted, as its result says.
package struct RejectReason: Equatable, Sendable {
  package var code: String
  package var message: Message

  /// What the outcome says.
  package init(_ outcome: Outcome) {
    code = outcome.error
    message = outcome.message
  }

  /// Of a row whose result says why, and is too far back.
  package init() {
    code = ""
    message = "See the result of this row."
  }
}

extension Outcome {
  /// Whether such a row is kept among the rejects that have these statuses. A row that was accepted without an effect is
  /// always one of them.
  func isRejected(_ statuses: Set<RowStatus>) -> Bool {
    !isSettled && (status == .accepted || statuses.contains(status))
  }
}
