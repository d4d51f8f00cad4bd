/// Writes whole numbers as decimal digits, without a String in between.
package enum Digits {
  /// Appends `value`, padded with zeros to `width` digits (8 at most). Negative values are written as zero.
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
