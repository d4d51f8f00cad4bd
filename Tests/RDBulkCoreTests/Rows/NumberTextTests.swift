import Testing

@testable import RDBulkCore

@Suite("Rows: numbers in text")
struct NumberTextTests {
  /// A text, and the JSON that comes of it with a point or a comma for its decimals: both the same where it tells by
  /// itself.
  private static let clear = [
    ("0", "0"), ("7", "7"), ("007", "7"), ("1234", "1234"), ("1234567", "1234567"),
    ("1234.56", "1234.56"), ("1234,56", "1234.56"), ("1.234,56", "1234.56"), ("1,234.56", "1234.56"),
    ("1.234.567", "1234567"), ("1,234,567", "1234567"), ("1.234.567,8", "1234567.8"), ("1,234,567.890", "1234567.890"),
    ("0.125", "0.125"), ("0,125", "0.125"), ("012,345", "12.345"), ("1234.567", "1234.567"), (".5", "0.5"),
    (",50", "0.50"), ("1.5", "1.5"), ("1,2345", "1.2345"), ("890,00", "890.00"), ("1.234,567", "1234.567"),
    ("R$ 1.234,56", "1234.56"), ("R$1,5", "1.5"), ("r$\u{A0}10", "10"), ("-5", "-5"), ("- R$ 5,5", "-5.5"),
    ("R$ -5", "-5"), ("+3", "3"), ("R$ 1.500", "1500"), ("BRL 1500,00", "1500.00"), ("1500,00 BRL", "1500.00"),
    ("1.500,00 R$", "1500.00"), ("1.500 R$", "1500"), ("1\u{A0}234,56", "1234.56"), ("12\u{202F}345", "12345"),
    ("1\u{2009}234\u{2009}567.8", "1234567.8"),
  ]

  @Test("A number shows its decimal mark", arguments: clear)
  func told(_ value: (text: String, json: String)) throws {
    #expect(try json(value.text, .point) == value.json)
    #expect(try json(value.text, .comma) == value.json)
    #expect(number(value.text)?.style != .ambiguous)
  }

  private static let unclear = [
    ("1.234", "1.234", "1234"), ("1,234", "1234", "1.234"), ("12.345", "12.345", "12345"),
    ("123,456", "123456", "123.456"), ("R$ 9,999", "9999", "9.999"), ("-1,000", "-1000", "-1.000"),
  ]

  @Test("A number with one mark before three digits is ambiguous", arguments: unclear)
  func ambiguous(_ value: (text: String, point: String, comma: String)) throws {
    #expect(number(value.text)?.style == .ambiguous)
    #expect(try json(value.text, .point) == value.point)
    #expect(try json(value.text, .comma) == value.comma)
  }

  private static let refused = [
    "", "abc", "1e3", "1.", "1,", ".", ",", "-", "R$", "1..2", "1.2.3", "1,2,3", "1.234.56", "12.34.567",
    "1234.567.890",
    "1,234.567,89", "1.234,567.89", "1.23,456.7", "0.123.456", "1 234", "1%", "--1", "R$R$1", "R$1R$", "1\u{A0}23",
    "1234\u{A0}567", "1\u{A0}234,567.8", "BRL", "1-", "0x10", "١",
    String(repeating: "1", count: 41),
  ]

  @Test("A text that isn't a number is refused", arguments: refused)
  func bad(_ text: String) {
    #expect(number(text) == nil)
  }

  private func number(_ text: String) -> NumberText? {
    let bytes = Array(text.utf8)
    return NumberText(bytes.span, 0..<bytes.count)
  }

  private func json(_ text: String, _ style: DecimalStyle) throws -> String {
    let bytes = Array(text.utf8)
    var output: [UInt8] = []
    let found = try #require(number(text))
    _ = found.append(bytes.span, style: style, to: &output)
    return String(decoding: output, as: UTF8.self)
  }
}
