/// The sum of the values of accepted sales, for a report.
package struct AcceptedValue: Equatable, Sendable {
  /// In hundredths of the account's currency; each value is rounded to them.
  package private(set) var hundredths = 0
  /// How many of the sales had a value.
  package private(set) var sales = 0

  /// Beyond this a value is left out: no sum of such values would fit.
  private static let limit = 1e15
  private static let name = Array(#""value":"#.utf8)

  /// No sales.
  package init() {}

  /// Adds the value of the event at `range` of `text`, if it has one. A text inside of the event can't be taken for the
  /// member: its quotes are escaped.
  package mutating func add(_ text: Span<UInt8>, _ range: Range<Int>) {
    let name = Self.name
    var start = range.lowerBound
    while start + name.count < range.upperBound {
      if name.indices.allSatisfy({ text[start + $0] == name[$0] }) { return addNumber(text, start + name.count, range) }
      start += 1
    }
  }

  private mutating func addNumber(_ text: Span<UInt8>, _ start: Int, _ range: Range<Int>) {
    var digits: [UInt8] = []
    var index = start
    while index < range.upperBound, text[index] != UInt8(ascii: ","), text[index] != UInt8(ascii: "}") {
      digits.append(text[index])
      index += 1
    }
    guard let value = Double(String(decoding: digits, as: UTF8.self)), value < Self.limit else { return }
    let (sum, isOver) = hundredths.addingReportingOverflow(Int((value * 100).rounded()))
    hundredths = isOver ? .max : sum
    sales += 1
  }
}
