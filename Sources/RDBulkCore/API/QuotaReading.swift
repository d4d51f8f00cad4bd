/// What the headers of an answer say about the account's quota for this kind of call.
///
/// The API's gateway adds `-Quotas` to the usual names, and to some of them the unit of the window
/// (rd-station-api, "Errors").
package struct QuotaReading: Equatable, Sendable {
  /// Requests in one window, at least 1.
  package var limit: Int
  /// The length of the window in seconds; nil if the headers don't name it.
  package var window: Int?
  /// How many of them are left in the present window, from 0 to `limit`; nil if that isn't said.
  package var remaining: Int?
  /// Seconds to the end of the present window, rounded up; nil if that isn't said.
  package var reset: Int?

  /// A reading of these values.
  package init(limit: Int, window: Int? = nil, remaining: Int? = nil, reset: Int? = nil) {
    self.limit = limit
    self.window = window
    self.remaining = remaining
    self.reset = reset
  }

  private static let units = [("Second", 1), ("Minute", 60), ("Hour", 3_600), ("Day", 86_400)]

  /// The headers that are read, in the order of the values that ``parse(_:)`` takes.
  package static let headerNames =
    [
      "RateLimit-Limit-Quotas", "RateLimit-Limit", "RateLimit-Remaining-Quotas", "RateLimit-Remaining",
      "RateLimit-Reset-Quotas", "RateLimit-Reset",
    ]
    + units.flatMap { unit, _ in
      [
        "X-RateLimit-Limit-Quotas-\(unit)", "X-RateLimit-Limit-\(unit)", "X-RateLimit-Remaining-Quotas-\(unit)",
        "X-RateLimit-Remaining-\(unit)",
      ]
    }

  /// The reading of an answer whose headers have these values, nil for one that is absent. nil if they name no limit, or
  /// contradict each other.
  package static func parse(_ values: [String?]) -> QuotaReading? {
    var numbers = values.map { value in value.flatMap { number($0) } }
    numbers += Array(repeating: nil, count: max(0, headerNames.count - numbers.count))
    let windowed = units.indices.compactMap { index -> QuotaReading? in
      let start = 6 + 4 * index
      guard let limit = numbers[start] ?? numbers[start + 1], limit > 0 else { return nil }
      return QuotaReading(
        limit: limit, window: units[index].1, remaining: numbers[start + 2] ?? numbers[start + 3])
    }
    var reading: QuotaReading
    if let limit = numbers[0] ?? numbers[1] {
      // Of several quotas, these headers are about the one that is nearest to its end.
      guard limit > 0 else { return nil }
      let named = windowed.first { $0.limit == limit }
      guard named != nil || windowed.isEmpty else { return nil }
      let length = named?.window ?? values.prefix(2).compactMap { $0.flatMap(window) }.first
      reading = QuotaReading(limit: limit, window: length, remaining: numbers[2] ?? numbers[3] ?? named?.remaining)
    } else {
      guard let tightest = windowed.min(by: { $0.perDay < $1.perDay }) else { return nil }
      reading = tightest
    }
    reading.reset = (numbers[4] ?? numbers[5]).flatMap { $0 <= 86_400 ? $0 : nil }
    return reading.remaining.map { $0 <= reading.limit } ?? true ? reading : nil
  }

  private var perDay: Double { Double(limit) * 86_400 / Double(window ?? 60) }

  /// The whole number that a value begins with; a header sent twice is joined with a comma, parameters follow a
  /// semicolon.
  private static func number(_ value: String) -> Int? {
    let digits = value.prefix(64).drop { $0 == " " || $0 == "\t" }.prefix { $0 != "," && $0 != ";" && $0 != " " }
    guard (1...12).contains(digits.utf8.count), digits.utf8.allSatisfy(ASCII.isDigit) else { return nil }
    return Int(digits)
  }

  /// The window of a limit's parameter, as in `100;w=60`.
  private static func window(_ value: String) -> Int? {
    guard let mark = value.prefix(64).firstRange(of: "w=") else { return nil }
    let digits = value[mark.upperBound...].prefix { $0.isASCII && $0.isNumber }
    return Int(digits).flatMap { (1...86_400).contains($0) ? $0 : nil }
  }
}
