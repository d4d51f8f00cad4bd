/// The arithmetic of the charts: scales, ticks, and numbers in SVG syntax.
///
/// Shapes are drawn in a box of `width` × `height` units and stretched to the available space; labels are HTML beside
/// it, so that they keep their size on a phone.
enum Chart {
  static let width = 1_000.0
  static let height = 200.0

  /// At most two decimals and no exponent; 0 for NaN and infinity.
  static func number(_ value: Double) -> String {
    guard value.isFinite, abs(value) < 1e9 else { return "0" }
    let hundredths = Int((value * 100).rounded())
    let rest = hundredths.magnitude % 100
    let whole = hundredths.magnitude / 100
    let decimals = rest == 0 ? "" : rest % 10 == 0 ? ".\(rest / 10)" : rest < 10 ? ".0\(rest)" : ".\(rest)"
    return "\(hundredths < 0 ? "-" : "")\(whole)\(decimals)"
  }

  /// The next round number from `value` up: 1, 1.2, 1.6, 2, 3, 4, 5, 6 or 8 times a power of ten.
  static func roundedUp(_ value: Double) -> Double {
    guard value.isFinite, value > 0 else { return 1 }
    var power = 1.0
    while power * 10 <= value { power *= 10 }
    while power > value { power /= 10 }
    return ([1, 1.2, 1.6, 2, 3, 4, 5, 6, 8].first { $0 * power >= value } ?? 10) * power
  }

  /// A position on the time axis and its label.
  struct Tick: Equatable {
    /// Nanoseconds from the start.
    var time: Int64
    var label: Message
  }

  /// Seconds between ticks.
  private static let steps: [Int64] = [
    1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1_800, 3_600, 7_200, 10_800, 21_600, 43_200, 86_400, 172_800, 432_000,
    864_000, 2_592_000, 8_640_000,
  ]
  private static let mostTicks: Int64 = 5

  /// Ticks at round times, without one at 0, where the axis already says so.
  static func ticks(_ length: Int64) -> [Tick] {
    let seconds = length / .seconds(1)
    guard let step = steps.first(where: { seconds / $0 <= mostTicks }), step <= seconds else { return [] }
    return stride(from: step, through: seconds, by: Int64.Stride(step)).map { time in
      Tick(time: .seconds(time), label: label(time, step: step))
    }
  }

  private static func label(_ seconds: Int64, step: Int64) -> Message {
    if step < 60 { return "\(seconds) s" }
    if step < 3_600 { return "\(seconds / 60) min" }
    if step < 86_400 { return "\(seconds / 3_600) h" }
    return "\(Int(seconds / 86_400), "day", "days")"
  }

  /// Nanoseconds since the start, like a stopwatch: `1:36`, `2:01:36`.
  static func clock(_ time: Int64) -> String {
    let seconds = time / .seconds(1)
    func pair(_ number: Int64) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let rest = pair(seconds % 60)
    return seconds < 3_600 ? "\(seconds / 60):\(rest)" : "\(seconds / 3_600):\(pair(seconds / 60 % 60)):\(rest)"
  }

  /// The outline of a row of columns, from the baseline up: each column's start and end on the x axis, and its height
  /// in units.
  static func columns(_ columns: [(x: Double, end: Double, height: Double)]) -> String {
    guard let first = columns.first else { return "" }
    var path = "M\(number(first.x)) \(number(height))"
    for column in columns {
      path += "V\(number(height - column.height))H\(number(column.end))"
    }
    return path + "V\(number(height))Z"
  }
}
