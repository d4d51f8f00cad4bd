/// Wall-clock moments as RFC 3339 in UTC with milliseconds: `2026-11-21T20:50:00.123Z`.
package struct TimestampWriter: Sendable {
  // Rows end many to the second: the date is worked out once for each.
  private var second = Int64.min
  private var text: [UInt8] = []

  package init() {}

  /// Appends the moment that is `milliseconds` after 1970 (0 to the year 9999).
  package mutating func append(unixMilliseconds milliseconds: Int64, to output: inout [UInt8]) {
    let second = milliseconds / 1_000
    if second != self.second { remember(second) }
    output.append(contentsOf: text)
    Digits.append(Int(milliseconds % 1_000), width: 3, to: &output)
    output.append(UInt8(ascii: "Z"))
  }

  private mutating func remember(_ second: Int64) {
    self.second = second
    let date = CivilDate.date(days: second / 86_400)
    let rest = Int(second % 86_400)
    text.removeAll(keepingCapacity: true)
    Digits.append(Int(date.year), width: 4, to: &text)
    for (mark, value) in [
      ("-", Int(date.month)), ("-", Int(date.day)), ("T", rest / 3_600), (":", rest / 60 % 60), (":", rest % 60),
    ] {
      text.append(contentsOf: mark.utf8)
      Digits.append(value, width: 2, to: &text)
    }
    text.append(UInt8(ascii: "."))
  }
}

/// Whole numbers as decimal digits, without a String in between.
package enum Digits {
  /// Appends `value` in at least `width` digits, 8 at most; negative values count as zero.
  package static func append(_ value: Int, width: Int = 1, to output: inout [UInt8]) {
    var rest = UInt64(max(0, value))
    guard rest < 100_000_000 else { return output.append(contentsOf: String(rest).utf8) }
    // The digits, the last one highest.
    var digits: UInt64 = 0
    var length = 0
    while rest > 0 || length < min(width, 8) {
      digits = digits &<< 8 | (0x30 &+ rest % 10)
      rest /= 10
      length &+= 1
    }
    output.append(addingCapacity: length) { space in
      for _ in 0..<length {
        space.append(UInt8(truncatingIfNeeded: digits))
        digits &>>= 8
      }
    }
  }
}
