import RDBulkCore
import Testing

struct LineCase: Sendable, CustomTestStringConvertible {
  var testDescription: String
  var input: String
  var expected: [Reading.Row]

  init(_ name: String, _ input: String, _ expected: [Reading.Row]) {
    testDescription = name
    self.input = input
    self.expected = expected
  }
}
