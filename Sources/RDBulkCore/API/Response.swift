/// A response as received, with the headers that matter.
package struct Response: Equatable, Sendable {
  package var status: Int
  /// The values of ``RetryAfter/headerNames``, in that order; nil for a header that is absent.
  package var retryAfter: [String?]
  /// The wall clock on arrival, in Unix seconds.
  package var unixSeconds: Int64

  /// `retryAfter` has the values of ``RetryAfter/headerNames``; `unixSeconds` is the wall clock on arrival.
  package init(status: Int, retryAfter: [String?] = [], unixSeconds: Int64 = 0) {
    self.status = status
    self.retryAfter = retryAfter
    self.unixSeconds = unixSeconds
  }
}
