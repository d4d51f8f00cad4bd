/// What else an accepted answer says.
package struct AnsweredValues: Sendable {
  /// Where each row's UUID is in the response.
  package var uuids: [Range<Int>] = []
  package var funnel: Funnel?

  /// No values.
  package init() {}

  /// Removes all values and keeps their memory.
  package mutating func clear() {
    uuids.removeAll(keepingCapacity: true)
    funnel = nil
  }
}
