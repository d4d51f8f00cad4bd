/// RFC 3339 timestamps: `2026-01-31T14:30:00-03:00`, `2026-01-31T17:30:00.250Z`.
enum TimestampRule {
  /// Whether the text in `range` is one, on a day that exists.
  static func holds(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
    var cursor = Cursor(range)
    guard let year = cursor.number(bytes, 4), cursor.take(bytes, "-"), let month = cursor.number(bytes, 2),
      cursor.take(bytes, "-"), let day = cursor.number(bytes, 2), cursor.take(bytes, "T"),
      let hour = cursor.number(bytes, 2), cursor.take(bytes, ":"), let minute = cursor.number(bytes, 2),
      cursor.take(bytes, ":"), let second = cursor.number(bytes, 2)
    else { return false }
    if cursor.take(bytes, ".") {
      guard cursor.number(bytes, 1) != nil else { return false }
      while cursor.number(bytes, 1) != nil {}
    }
    if !cursor.take(bytes, "Z") {
      guard cursor.take(bytes, "+") || cursor.take(bytes, "-"), let hours = cursor.number(bytes, 2),
        cursor.take(bytes, ":"), let minutes = cursor.number(bytes, 2), hours < 24, minutes < 60
      else { return false }
    }
    // A leap second is the last of its minute, which is the last of an hour everywhere.
    guard cursor.isAtEnd, hour < 24, minute < 60, second < 60 || second == 60 && minute == 59 else { return false }
    return isDay(year, month, day)
  }

  private static func isDay(_ year: Int, _ month: Int, _ day: Int) -> Bool {
    let days = CivilDate.days(year: Int64(year), month: Int64(month), day: Int64(day))
    guard (1...12).contains(month), day > 0 else { return false }
    return CivilDate.date(days: days) == (Int64(year), Int64(month), Int64(day))
  }

  private struct Cursor {
    private var index: Int
    private let end: Int

    init(_ range: Range<Int>) {
      index = range.lowerBound
      end = range.upperBound
    }

    var isAtEnd: Bool { index == end }

    /// The next number, of exactly `count` digits.
    mutating func number(_ bytes: Span<UInt8>, _ count: Int) -> Int? {
      guard end - index >= count else { return nil }
      var value = 0
      for offset in 0..<count {
        guard ASCII.isDigit(bytes[index + offset]) else { return nil }
        value = value * 10 + Int(bytes[index + offset] & 15)
      }
      index += count
      return value
    }

    /// Whether `mark` comes next, a letter in either case.
    mutating func take(_ bytes: Span<UInt8>, _ mark: Unicode.Scalar) -> Bool {
      guard index < end, ASCII.lowercased(bytes[index]) == ASCII.lowercased(UInt8(ascii: mark)) else { return false }
      index += 1
      return true
    }
  }
}
