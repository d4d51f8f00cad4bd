/// Numbers with a fixed number of digits after the decimal point.
package enum DecimalText {
  /// Formats `value` (at least 0) with `places` decimals, rounding the last one.
  package static func text(_ value: Double, places: Int = 3) -> String {
    var scale = 1
    for _ in 0..<places { scale *= 10 }
    let scaled = value * Double(scale) + 0.5
    guard scaled.isFinite, scaled >= 0, scaled < 1e15 else { return "0" }
    let units = Int(scaled)
    guard places > 0 else { return "\(units)" }
    let rest = "\(units % scale)"
    return "\(units / scale)." + String(repeating: "0", count: places - rest.count) + rest
  }
}
