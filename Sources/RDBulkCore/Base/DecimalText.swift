/// Numbers with a point and a fixed number of digits after it.
package enum DecimalText {
  /// `value` (at least 0) with `places` digits after the point, the last one rounded.
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
