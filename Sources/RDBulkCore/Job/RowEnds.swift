/// Ends of rows, with their addresses in one reusable buffer.
package struct RowEnds: Sendable {
  package private(set) var ends: [RowEnd] = []
  package private(set) var text: [UInt8] = []

  /// No ends.
  package init() {}

  mutating func append(_ outcome: Outcome, _ number: Int, _ line: Int, _ email: Range<Int>, in text: Span<UInt8>) {
    let start = self.text.count
    self.text.append(text, email)
    ends.append(RowEnd(number: number, line: line, outcome: outcome, email: start..<self.text.count))
  }

  /// Removes all ends and keeps their memory.
  package mutating func clear() {
    ends.removeAll(keepingCapacity: true)
    text.removeAll(keepingCapacity: true)
  }
}
