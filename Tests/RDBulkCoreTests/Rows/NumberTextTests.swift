import Testing

@testable import RDBulkCore

@Suite("Rows: numbers in texts")
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
    ("R$ -5", "-5"), ("+3", "3"),
  ]

  @Test("tell their decimal mark", arguments: clear)
  func told(_ value: (text: String, json: String)) throws {
    #expect(try json(value.text, .point) == value.json)
    #expect(try json(value.text, .comma) == value.json)
    #expect(number(value.text)?.style != .ambiguous)
  }

  private static let unclear = [
    ("1.234", "1.234", "1234"), ("1,234", "1234", "1.234"), ("12.345", "12.345", "12345"),
    ("123,456", "123456", "123.456"), ("R$ 9.999", "9.999", "9999"), ("-1,000", "-1000", "-1.000"),
  ]

  @Test("may mean two things", arguments: unclear)
  func ambiguous(_ value: (text: String, point: String, comma: String)) throws {
    #expect(number(value.text)?.style == .ambiguous)
    #expect(try json(value.text, .point) == value.point)
    #expect(try json(value.text, .comma) == value.comma)
  }

  private static let refused = [
    "", "abc", "1e3", "1.", "1,", ".", ",", "-", "R$", "1..2", "1.2.3", "1,2,3", "1.234.56", "12.34.567",
    "1234.567.890",
    "1,234.567,89", "1.234,567.89", "1.23,456.7", "0.123.456", "1 234", "1%", "--1", "R$R$1", "1-", "0x10", "١",
    String(repeating: "1", count: 41),
  ]

  @Test("are refused", arguments: refused)
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

@Suite("Rows: moments, identifiers, truths")
struct TextRulesTests {
  private static let moments = [
    ("2026-01-31T14:30:00Z", true), ("2026-01-31t14:30:00z", true), ("2026-01-31T14:30:00-03:00", true),
    ("2026-01-31T14:30:00.123456+05:30", true), ("2024-02-29T00:00:00Z", true), ("2016-12-31T23:59:60Z", true),
    ("2026-02-29T00:00:00Z", false), ("2026-04-31T00:00:00Z", false), ("2026-13-01T00:00:00Z", false),
    ("2026-00-10T00:00:00Z", false), ("2026-01-00T00:00:00Z", false), ("2026-01-31T24:00:00Z", false),
    ("2026-01-31T23:60:00Z", false), ("2026-01-31T23:00:60Z", false), ("2026-01-31", false),
    ("2026-01-31T14:30:00", false), ("2026-01-31T14:30Z", false), ("2026-01-31 14:30:00Z", false),
    ("2026-01-31T14:30:00.Z", false), ("2026-01-31T14:30:00-0300", false), ("2026-01-31T14:30:00+24:00", false),
    ("31/01/2026", false), ("2026-01-31T14:30:00Zx", false), ("", false),
  ]

  @Test("are moments of RFC 3339, or not", arguments: moments)
  func moment(_ value: (text: String, holds: Bool)) {
    let bytes = Array(value.text.utf8)
    #expect(TimestampRule.holds(bytes.span, 0..<bytes.count) == value.holds)
  }

  private static let uuids = [
    ("5408c5a3-4711-4f2e-8d0b-13407a3e30f3", true), ("5408C5A3-4711-4F2E-8D0B-13407A3E30F3", true),
    ("5408c5a3-4711-4f2e-8d0b-13407a3e30f", false), ("5408c5a347114f2e8d0b13407a3e30f3", false),
    ("5408c5a3-4711-4f2e-8d0b-13407a3e30g3", false), ("5408c5a34-711-4f2e-8d0b-13407a3e30f3", false), ("", false),
  ]

  @Test("are UUIDs, or not", arguments: uuids)
  func uuid(_ value: (text: String, holds: Bool)) {
    let bytes = Array(value.text.utf8)
    #expect(UUIDRule.holds(bytes.span, 0..<bytes.count) == value.holds)
  }

  private static let truths: [(String, Bool?)] = [
    ("true", true), ("TRUE", true), ("Yes", true), ("y", true), ("Sim", true), ("s", true), ("VERDADEIRO", true),
    ("1", true), ("false", false), ("no", false), ("N", false), ("Não", false), ("nao", false), ("NÃO", false),
    ("falso", false), ("0", false), ("-1", nil), ("10", nil), ("n/a", nil), ("talvez", nil), ("t", nil), ("", nil),
    ("s i m", nil), ("verdadeiro verdadeiro", nil),
  ]

  @Test("are true, false or neither", arguments: truths)
  func truth(_ value: (text: String, truth: Bool?)) {
    let bytes = Array(value.text.utf8)
    #expect(TruthRule.value(bytes.span, 0..<bytes.count) == value.truth)
  }
}
