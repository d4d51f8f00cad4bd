/// Quantities with their units, as people read them.
extension Message {
  /// Nanoseconds as `0.4 s`, `38 s`, `4 min 10 s`, `2 h 5 min` or `3 days 4 h`.
  package static func duration(_ nanoseconds: Int64) -> Message {
    let seconds = Int(max(0, nanoseconds) / .seconds(1))
    if seconds < 10 { return "\(decimal: Double(max(0, nanoseconds)) / 1e9, places: 1) s" }
    if seconds < 60 { return "\(seconds) s" }
    if seconds < 3_600 { return "\(seconds / 60) min \(seconds % 60) s" }
    if seconds < 48 * 3_600 { return "\(seconds / 3_600) h \(seconds % 3_600 / 60) min" }
    return "\(seconds / 86_400, "day", "days") \(seconds % 86_400 / 3_600) h"
  }

  /// Nanoseconds as a latency: `0.8 ms`, `35 ms`, `1.2 s`, `12 s`; as a duration from one minute up.
  package static func latency(_ nanoseconds: Int64) -> Message {
    let milliseconds = Double(max(0, nanoseconds)) / 1e6
    if milliseconds < 9.95 { return "\(decimal: milliseconds, places: 1) ms" }
    if milliseconds < 999.5 { return "\(decimal: milliseconds, places: 0) ms" }
    if milliseconds < 9_950 { return "\(decimal: milliseconds / 1e3, places: 1) s" }
    if milliseconds < 60_000 { return "\(decimal: milliseconds / 1e3, places: 0) s" }
    return duration(nanoseconds)
  }

  /// A share of `whole` as `12%`; shows `<1%` and `>99%` instead of a 0 or 100 that wouldn't be true.
  package static func percent(_ part: Int, of whole: Int) -> Message {
    guard whole > 0, part > 0 else { return "0%" }
    if part >= whole { return "100%" }
    let share = Double(part) * 100 / Double(whole)
    if share < 1 { return "<1%" }
    if share > 99 { return ">99%" }
    return "\(decimal: share, places: 0)%"
  }
}
