/// How long a server asks to wait, from whichever header it uses.
///
/// `Retry-After` is seconds or a date (RFC 9110, section 10.2.3); the API's gateway adds `-Quotas` to its names, and
/// `RateLimit-Reset` counts seconds to the end of the window.
package enum RetryAfter {
  /// The headers that may say it, the most telling first.
  package static let headerNames = [
    "Retry-After-Quotas", "Retry-After", "RateLimit-Reset-Quotas", "RateLimit-Reset", "X-RateLimit-Reset-Quotas",
    "X-RateLimit-Reset",
  ]

  /// Nanoseconds to wait from `unixSeconds` (the wall clock now) on, or nil where no value can be read.
  ///
  /// `values` are the headers' values in the order of `headerNames`.
  package static func parse(_ values: [String?], unixSeconds: Int64) -> Int64? {
    for value in values {
      if let value, let wait = parse(value, unixSeconds: unixSeconds) { return wait }
    }
    return nil
  }

  private static func parse(_ value: String, unixSeconds: Int64) -> Int64? {
    let text = value.trimmingBlanks()
    if let seconds = Double(text), seconds.isFinite, seconds >= 0 {
      // A reset that large is a moment, not a length.
      let length = seconds > 1_000_000_000 ? max(0, seconds - Double(unixSeconds)) : seconds
      return Int64(min(length, 1_000_000_000) * 1_000_000_000)
    }
    guard let moment = HTTPDate.parse(text) else { return nil }
    return .seconds(min(max(0, moment - unixSeconds), 1_000_000_000))
  }
}

/// The date of HTTP's headers (RFC 9110, section 5.6.7) in the one form that is still written.
package enum HTTPDate {
  private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

  /// Unix seconds of `Sun, 06 Nov 1994 08:49:37 GMT`; nil for anything else.
  package static func parse(_ text: String) -> Int64? {
    let words = text.split(separator: " ")
    guard words.count == 6, words[5] == "GMT", let day = Int64(words[1]), (1...31).contains(day),
      let month = months.firstIndex(of: String(words[2])), let year = Int64(words[3]), (1970...9999).contains(year)
    else { return nil }
    let clock = words[4].split(separator: ":").map { Int64($0) ?? -1 }
    guard clock.count == 3, (0...23).contains(clock[0]), (0...59).contains(clock[1]), (0...60).contains(clock[2])
    else { return nil }
    let days = CivilDate.days(year: year, month: Int64(month) + 1, day: day)
    return days * 86_400 + clock[0] * 3_600 + clock[1] * 60 + clock[2]
  }
}

/// The proleptic Gregorian calendar in days from 1970-01-01, by counting from 1 March so that leap days come last.
package enum CivilDate {
  package static func days(year: Int64, month: Int64, day: Int64) -> Int64 {
    let shifted = month <= 2 ? year - 1 : year
    let era = (shifted >= 0 ? shifted : shifted - 399) / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  package static func date(days: Int64) -> (year: Int64, month: Int64, day: Int64) {
    let shifted = days + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * monthFromMarch + 2) / 5 + 1)
  }
}

extension String {
  /// Without spaces and tabs at both ends.
  func trimmingBlanks() -> String {
    let bytes = Array(utf8)
    return String(decoding: FieldText.trimmed(bytes), as: UTF8.self)
  }
}
