/// What else an answer says: of accepted rows, and of the account's quota.
package struct AnsweredValues: Sendable {
  /// Where each row's UUID is in the response.
  package var uuids: [Range<Int>] = []
  package var funnel: Funnel?
  /// What its headers say; nil if that isn't wanted, or they say nothing.
  package var quota: QuotaReading?

  /// No values.
  package init() {}

  /// Removes all values and keeps their memory.
  package mutating func clear() {
    uuids.removeAll(keepingCapacity: true)
    funnel = nil
    quota = nil
  }
}
