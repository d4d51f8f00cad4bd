import RDBulkCore
import Testing

/// Where a row's address is found in its event.
@Suite("Engine: finding an address in its event") struct EmailFinderTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    /// The event and its address, one row after another.
    let rows: [(event: String, email: String)]
    /// Where each address is found, from its event's beginning.
    let starts: [Int?]
    var testDescription: String { name }
  }

  static let cases = [
    Case(name: "at the same place", rows: [("{a@x.br}", "a@x.br"), ("{bc@x.br}", "bc@x.br")], starts: [1, 1]),
    Case(name: "the place moves", rows: [("{a@x.br}", "a@x.br"), ("{12,b@x.br}", "b@x.br")], starts: [1, 4]),
    Case(name: "written otherwise", rows: [("{a\\u0040x.br}", "a@x.br"), ("{b@x.br}", "b@x.br")], starts: [nil, 1]),
    Case(name: "cut off by the event's end", rows: [("{a@x.b", "a@x.br")], starts: [nil]),
    Case(name: "an empty event", rows: [("", "a@x.br")], starts: [nil]),
    Case(
      name: "after many searches it is looked for no more",
      rows: Array(repeating: ("{}", "a@x.br"), count: 16) + [("{a@x.br}", "a@x.br")],
      starts: Array(repeating: nil, count: 17)),
  ]

  @Test("The address is found in its event", arguments: cases) func find(_ one: Case) {
    var place = EmailFinder()
    var text = Array("rows before".utf8)
    for (row, start) in zip(one.rows, one.starts) {
      let event = text.count..<text.count + row.event.utf8.count
      // What stands behind the event must not be taken for a part of it.
      text += Array(row.event.utf8) + Array("r@x.br".utf8)
      let found = place.find(Array(row.email.utf8), in: text, event)
      #expect(found.map { $0.lowerBound - event.lowerBound } == start)
      #expect(found.map { Array(text[$0]) } == start.map { _ in Array(row.email.utf8) })
    }
  }
}
