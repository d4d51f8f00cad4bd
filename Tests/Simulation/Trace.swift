import RDBulkCore

/// The last events of a run, for the one who looks into a seed that failed; off in all other runs, where it costs
/// nothing.
struct Trace {
  let isOn: Bool
  private var lines: [String] = []

  init(isOn: Bool) { self.isOn = isOn }

  mutating func note(_ moment: Instant, _ text: @autoclosure () -> String) {
    guard isOn else { return }
    lines.append("\(Double(moment.nanoseconds / 1_000_000) / 1_000) s  \(text())")
  }

  /// The last `count` lines.
  func tail(_ count: Int) -> String { lines.suffix(count).joined(separator: "\n") }
}
