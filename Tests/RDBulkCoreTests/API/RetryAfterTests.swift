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

@Suite("API: dates in headers")
struct HTTPDateTests {
  @Test(
    "All three forms of date are read",
    arguments: [
      ("Sun, 06 Nov 1994 08:49:37 GMT", example), ("Sunday, 06-Nov-94 08:49:37 GMT", example),
      ("Sun Nov  6 08:49:37 1994", example), ("Thu, 01 Jan 1970 00:00:00 GMT", 0),
      ("Sat, 29 Feb 2020 23:59:60 GMT", 1_583_020_800), ("Tue, 19 Jan 2038 03:14:08 GMT", 2_147_483_648),
      ("Friday, 31-Dec-49 23:59:59 GMT", 2_524_607_999), ("Fri, 31 Dec 9999 23:59:59 GMT", 253_402_300_799),
    ])
  func good(_ text: String, _ moment: Int64) { #expect(HTTPDate.parse(text) == moment) }

  @Test(
    "Anything but the three forms is refused",
    arguments: [
      "", " ", "GMT", "Sun, 06 Nov 1994 08:49:37", "Sun, 06 Nov 1994 08:49:37 UTC", "Sun, 06 Nov 1994 08:49:37 +0000",
      "Sun, 00 Nov 1994 08:49:37 GMT", "Sun, 31 Nov 1994 08:49:37 GMT", "Wed, 29 Feb 2023 08:49:37 GMT",
      "Sun, 06 nov 1994 08:49:37 GMT", "Sun, 06 Nov 1969 08:49:37 GMT", "Sun, 06 Nov 19940 08:49:37 GMT",
      "Sun, 06 Nov 1994 24:00:00 GMT", "Sun, 06 Nov 1994 08:60:00 GMT", "Sun, 06 Nov 1994 08:49:61 GMT",
      "Sun, 06 Nov 1994 08:49 GMT", "Sun, 06 Nov 1994 08::37 GMT", "Sun, +6 Nov 1994 08:49:37 GMT",
      "Sunday, 06-Nov-1994 08:49:37 GMT", "Sunday, 06-Nov 08:49:37 GMT", "1994-11-06T08:49:37Z",
    ])
  func bad(_ text: String) { #expect(HTTPDate.parse(text) == nil) }
}

@Suite("Base: the calendar")
struct CivilDateTests {
  @Test(
    "Known dates have their known day numbers",
    arguments: [
      (1970, 1, 1, 0), (1969, 12, 31, -1), (2000, 2, 29, 11_016), (2000, 3, 1, 11_017), (1900, 3, 1, -25_508),
      (2100, 2, 28, 47_540), (2100, 3, 1, 47_541), (1, 1, 1, -719_162), (0, 2, 29, -719_469), (9999, 12, 31, 2_932_896),
    ])
  func known(_ year: Int64, _ month: Int64, _ day: Int64, _ days: Int64) {
    #expect(CivilDate.days(year: year, month: month, day: day) == days)
    #expect(CivilDate.date(days: days) == (year, month, day))
  }

  @Test("Every day converts to a date and back")
  func everyDay() {
    var last = CivilDate.date(days: -1)
    for days in Int64(0)..<146_097 {
      let date = CivilDate.date(days: days)
      let isNext = date.day == last.day + 1 && date.month == last.month && date.year == last.year
      let isFirst = date.day == 1 && (date.year * 12 + date.month) == (last.year * 12 + last.month) + 1
      guard isNext || isFirst, CivilDate.days(year: date.year, month: date.month, day: date.day) == days else {
        Issue.record("day \(days) is \(date) after \(last)")
        return
      }
      last = date
    }
  }
}
