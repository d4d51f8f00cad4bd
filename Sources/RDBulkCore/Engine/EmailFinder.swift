/// Finds a row's address inside its event, so that it needn't be stored twice: for the rows of all requests in flight,
/// that would be a megabyte.
package struct EmailFinder: Sendable {
  /// Where it was last time, from the start of the event: most events have it after the same members.
  private var offset = 0
  private var searches = 0

  /// If events differ more than this, searching costs more than storing.
  private static let searchLimit = 16

  /// A finder that has seen no event yet.
  package init() {}

  /// Where in `text` the event has `email`; nil if it wasn't found. `event` is a range of `text`.
  package mutating func find(_ email: [UInt8], in text: [UInt8], _ event: Range<Int>) -> Range<Int>? {
    if let found = Self.match(email, text, event, offset) { return found }
    guard searches < Self.searchLimit else { return nil }
    searches += 1
    for offset in 0..<event.count {
      guard let found = Self.match(email, text, event, offset) else { continue }
      self.offset = offset
      return found
    }
    return nil
  }

  private static func match(_ email: [UInt8], _ text: [UInt8], _ event: Range<Int>, _ offset: Int) -> Range<Int>? {
    let start = event.lowerBound + offset
    guard email.count <= event.upperBound - start else { return nil }
    for index in email.indices where text[start + index] != email[index] { return nil }
    return start..<start + email.count
  }
}
