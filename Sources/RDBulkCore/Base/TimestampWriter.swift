/// Writes wall-clock times as RFC 3339 in UTC with milliseconds: `2026-11-21T20:50:00.123Z`.
package struct TimestampWriter: Sendable {
  // Many rows end within the same second, so its date is computed once.
  private var second = Int64.min
  private var text: [UInt8] = []

  /// A writer that has no second cached yet.
  package init() {}

  /// Appends the time `milliseconds` after 1970-01-01 (from 0 to the end of the year 9999).
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
