import RDBulkCore
import Testing

/// Sunday, 6 November 1994, 08:49:37: the example of RFC 9110.
private let example: Int64 = 784_111_777

@Suite("API: how long to wait")
struct RetryAfterTests {
  struct Case: CustomTestStringConvertible {
    var values: [String?]
    /// Milliseconds; nil where nothing can be read.
    var wait: Int64?
    /// The wall clock.
    var now: Int64 = example - 90

    init(_ values: String?..., wait: Int64?) {
      self.values = values
      self.wait = wait
    }

    var testDescription: String { "\(values)" }
  }

  static let cases: [Case] = [
    Case(wait: nil),
    Case(nil, nil, wait: nil),
    Case("30", wait: 30_000),
    Case("0", wait: 0),
    Case(" 7\t", wait: 7_000),
    Case("1.5", wait: 1_500),
    Case("007", wait: 7_000),
    // The gateway's own name goes before the standard one, and that before the resets.
    Case("5", "60", "70", wait: 5_000),
    Case(nil, "60", "70", wait: 60_000),
    Case(nil, nil, nil, nil, nil, "41", wait: 41_000),
    // What can't be read leaves the word to the next header.
    Case("soon", "12", wait: 12_000),
    Case("-5", "12", wait: 12_000),
    Case("", "12", wait: 12_000),
    Case("+5", wait: nil), Case("0x10", wait: nil), Case("1e3", wait: nil), Case("inf", wait: nil),
    Case("nan", wait: nil), Case("1.2.3", wait: nil), Case("5s", wait: nil), Case("٣", wait: nil),
    // Twice the same header; parameters.
    Case("30, 60", wait: 30_000), Case("30,30", wait: 30_000), Case("43;w=60", wait: 43_000),
    // Dates, to come and gone.
    Case("Sun, 06 Nov 1994 08:49:37 GMT", wait: 90_000),
    Case("Sunday, 06-Nov-94 08:49:37 GMT", wait: 90_000),
    Case("Sun Nov  6 08:49:37 1994", wait: 90_000),
    Case("Sun, 06 Nov 1994 08:40:00 GMT", wait: 0),
    // Resets that are moments: Unix seconds and milliseconds.
    Case("1700000000", wait: (1_700_000_000 - example + 90) * 1_000),
    Case("1700000000000", wait: (1_700_000_000 - example + 90) * 1_000),
    // More than any clock holds.
    Case("999999999", wait: 999_999_999_000),
    Case("99999999999999999999999999", wait: 1_000_000_000_000),
  ]

  @Test("Every form of Retry-After is read", arguments: cases)
  func parse(_ wanted: Case) {
    #expect(RetryAfter.parse(wanted.values, unixSeconds: wanted.now) == wanted.wait.map { .milliseconds($0) })
  }

  @Test("An endless value is read without harm")
  func endless() {
    let digits = String(repeating: "9", count: 100_000)
    let wait = RetryAfter.parse([digits], unixSeconds: 0)
    #expect(wait == nil || wait == .seconds(1_000_000_000))
    #expect(RetryAfter.parse([String(repeating: " ", count: 100_000)], unixSeconds: 0) == nil)
  }
}
