/// What an accepted answer says besides that.
package struct AnsweredValues: Sendable {
  /// Where each row's uuid stands in the response.
  package var uuids: [Range<Int>] = []
  package var funnel: Funnel?

  package init() {}

  package mutating func clear() {
    uuids.removeAll(keepingCapacity: true)
    funnel = nil
  }
}
