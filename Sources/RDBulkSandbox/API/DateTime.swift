import RDBulkCore

/// Dates with times as in RFC 3339, section 5.6: `2026-11-21T20:50:00.5-03:00`.
struct DateTime {
  private var rest: Substring.UTF8View

  private init(_ text: String) { rest = text[...].utf8 }

  /// Whether the text is one, on a day that exists; a second of 60 is a leap second.
  static func isValid(_ text: String) -> Bool {
    var reader = DateTime(text)
    return reader.takeDate() && reader.takeOne(of: "Tt ") && reader.takeTime() && reader.takeOffset()
      && reader.rest.isEmpty
  }

  private mutating func takeDate() -> Bool {
    guard let year = takeNumber(4, in: 0...9999), takeOne(of: "-"), let month = takeNumber(2, in: 1...12),
      takeOne(of: "-"), let day = takeNumber(2, in: 1...31)
    else { return false }
    // The day after the last of a month is the first of the next.
    return CivilDate.date(days: CivilDate.days(year: year, month: month, day: day)).day == day
  }

  private mutating func takeTime() -> Bool {
    guard takeNumber(2, in: 0...23) != nil, takeOne(of: ":"), takeNumber(2, in: 0...59) != nil, takeOne(of: ":"),
      takeNumber(2, in: 0...60) != nil
    else { return false }
    guard takeOne(of: ".") else { return true }
    let length = rest.count
    rest = rest.drop { Self.digits.contains($0) }
    return rest.count < length
  }

  private mutating func takeOffset() -> Bool {
    if takeOne(of: "Zz") { return true }
    return takeOne(of: "+-") && takeNumber(2, in: 0...23) != nil && takeOne(of: ":") && takeNumber(2, in: 0...59) != nil
  }

  private static let digits = UInt8(ascii: "0")...UInt8(ascii: "9")

  /// Takes a number of exactly this many digits; returns nil, with `rest` in an arbitrary place, if there is none in
  /// the range.
  private mutating func takeNumber(_ length: Int, in range: ClosedRange<Int64>) -> Int64? {
    var number: Int64 = 0
    for _ in 0..<length {
      guard let digit = rest.popFirst(), Self.digits.contains(digit) else { return nil }
      number = number * 10 + Int64(digit - UInt8(ascii: "0"))
    }
    return range.contains(number) ? number : nil
  }

  private mutating func takeOne(of characters: String) -> Bool {
    guard let first = rest.first, characters.utf8.contains(first) else { return false }
    rest = rest.dropFirst()
    return true
  }
}
