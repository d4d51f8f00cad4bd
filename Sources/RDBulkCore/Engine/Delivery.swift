/// How one sending of a batch ended.
package enum Delivery: Equatable, Sendable {
  case answered(Answer, status: Int)
  /// It certainly did not reach the server; `isPermanent` where trying again can't help.
  case unsent(APIError, isPermanent: Bool)
  /// It left, and no whole answer came; `status` is 0 where not even its head did.
  case lost(APIError, status: Int)
}
