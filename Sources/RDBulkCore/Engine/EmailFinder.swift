/// Finds a row's address in its event, so that it need not be kept a second time: of the rows of all requests in flight
/// that would be a megabyte.
package struct EmailFinder: Sendable {
  /// Where it stood last, from the event's beginning: most events have it behind the same members.
  private var offset = 0
  private var searches = 0

  /// Where events differ, looking for it costs more than keeping it.
  private static let searchLimit = 16

  package init() {}

  /// The part of `event`, which is a range of `text`, that is `email`; nil where it was not found.
  package mutating func find(_ email: [UInt8], in text: [UInt8], _ event: Range<Int>) -> Range<Int>? {
    if let place = Self.place(email, text, event, offset) { return place }
    guard searches < Self.searchLimit else { return nil }
    searches += 1
    for offset in 0..<event.count {
      guard let place = Self.place(email, text, event, offset) else { continue }
      self.offset = offset
      return place
    }
    return nil
  }

  private static func place(_ email: [UInt8], _ text: [UInt8], _ event: Range<Int>, _ offset: Int) -> Range<Int>? {
    let start = event.lowerBound + offset
    guard email.count <= event.upperBound - start else { return nil }
    for index in email.indices where text[start + index] != email[index] { return nil }
    return start..<start + email.count
  }
}
