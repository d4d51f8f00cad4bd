/// The parts of a result that aren't in its outcome.
package struct ResultRow: Sendable {
  package var number: Int
  package var line: Int
  /// When it was last sent, in Unix milliseconds; nil if it never was.
  package var sentAt: Int64?
  /// The funnel in the answer; nil if there is none.
  package var funnel: Funnel?
  package var verified: Verified?

  /// `sentAt` is in Unix milliseconds; nil if the row was never sent.
  package init(number: Int, line: Int, sentAt: Int64?) {
    self.number = number
    self.line = line
    self.sentAt = sentAt
  }
}
