import Testing

@testable import RDBulkCore

@Suite("Rows: timestamps, identifiers and truth values")
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

  @Test("Only RFC 3339 timestamps are accepted", arguments: moments)
  func moment(_ value: (text: String, holds: Bool)) {
    let bytes = Array(value.text.utf8)
    #expect(TimestampRule.holds(bytes.span, 0..<bytes.count) == value.holds)
  }

  private static let uuids = [
    ("5408c5a3-4711-4f2e-8d0b-13407a3e30f3", true), ("5408C5A3-4711-4F2E-8D0B-13407A3E30F3", true),
    ("5408c5a3-4711-4f2e-8d0b-13407a3e30f", false), ("5408c5a347114f2e8d0b13407a3e30f3", false),
    ("5408c5a3-4711-4f2e-8d0b-13407a3e30g3", false), ("5408c5a34-711-4f2e-8d0b-13407a3e30f3", false), ("", false),
  ]

  @Test("Only UUIDs are accepted", arguments: uuids)
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

  @Test("A word is true, false or neither", arguments: truths)
  func truth(_ value: (text: String, truth: Bool?)) {
    let bytes = Array(value.text.utf8)
    #expect(TruthRule.value(bytes.span, 0..<bytes.count) == value.truth)
  }
}
