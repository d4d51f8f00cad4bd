/// How one attempt to send a batch ended.
package enum Delivery: Equatable, Sendable {
  case answered(Answer, status: Int)
  /// It certainly didn't reach the server. If `isPermanent`, trying again can't help.
  case unsent(APIError, isPermanent: Bool)
  /// It left, but no complete answer came; `status` is 0 if not even the head did.
  case lost(APIError, status: Int)
}
