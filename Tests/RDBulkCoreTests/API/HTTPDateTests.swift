import RDBulkCore
import Testing

@Suite("API: dates in headers")
struct HTTPDateTests {
  @Test(
    "All three forms of date are read",
    arguments: [
      ("Sun, 06 Nov 1994 08:49:37 GMT", 784_111_777), ("Sunday, 06-Nov-94 08:49:37 GMT", 784_111_777),
      ("Sun Nov  6 08:49:37 1994", 784_111_777), ("Thu, 01 Jan 1970 00:00:00 GMT", 0),
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
