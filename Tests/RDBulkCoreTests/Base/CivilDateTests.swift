import RDBulkCore
import Testing

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
