/// A result's parts that lie in someone else's bytes.
package struct ResultRow: Sendable {
  package var number: Int
  package var line: Int
  /// Unix milliseconds of the last sending; nil where it was never sent.
  package var sentAt: Int64?
  /// The funnel that was answered; nil where there is none.
  package var funnel: Funnel?
  package var verified: Verified?

  package init(number: Int, line: Int, sentAt: Int64?) {
    self.number = number
    self.line = line
    self.sentAt = sentAt
  }
}
