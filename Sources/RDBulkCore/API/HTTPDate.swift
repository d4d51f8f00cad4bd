/// Dates in HTTP headers, in the three forms that a recipient must accept (RFC 9110, section 5.6.7).
package enum HTTPDate {
  private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

  /// Parses `Sun, 06 Nov 1994 08:49:37 GMT`, `Sunday, 06-Nov-94 08:49:37 GMT` or `Sun Nov 6 08:49:37 1994` into Unix
  /// seconds; nil for anything else.
  package static func parse(_ text: String) -> Int64? {
    let words = text.split(separator: " ")
    if words.count == 6, words[5] == "GMT" { return moment(words[1], words[2], number(words[3], 4), words[4]) }
    if words.count == 5 { return moment(words[2], words[1], number(words[4], 4), words[3]) }
    guard words.count == 4, words[3] == "GMT" else { return nil }
    let date = words[1].split(separator: "-", omittingEmptySubsequences: false)
    guard date.count == 3, let short = number(date[2], 2) else { return nil }
    // A two-digit year: this form is obsolete, so 50 and up is the last century, the rest the first half of this one.
    return moment(date[0], date[1], short < 50 ? 2_000 + short : 1_900 + short, words[2])
  }

  private static func moment(_ day: Substring, _ month: Substring, _ year: Int64?, _ clock: Substring) -> Int64? {
    let parts = clock.split(separator: ":", omittingEmptySubsequences: false)
    guard let day = number(day, 2), let month = months.firstIndex(of: String(month)), let year, year >= 1970,
      parts.count == 3, let hour = number(parts[0], 2), let minute = number(parts[1], 2),
      let second = number(parts[2], 2), hour < 24, minute < 60, second <= 60
    else { return nil }
    let days = CivilDate.days(year: year, month: Int64(month) + 1, day: day)
    // To the calendar, 30 February is 2 March; as a date it is invalid.
    guard CivilDate.date(days: days) == (year, Int64(month) + 1, day) else { return nil }
    return days * 86_400 + hour * 3_600 + minute * 60 + second
  }

  /// Parses one to `width` digits and nothing else.
  private static func number(_ text: Substring, _ width: Int) -> Int64? {
    guard text.utf8.count <= width, text.utf8.allSatisfy(ASCII.isDigit) else { return nil }
    return Int64(text)
  }
}
