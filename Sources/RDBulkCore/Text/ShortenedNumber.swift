/// A long number as a spreadsheet shows it in a narrow cell: `5,51199E+12`, `5.51199E+12`, or just `####`. It is saved
/// the way it is shown, and its digits are lost.
enum ShortenedNumber {
  /// Whether the text in `range` of `bytes` is one: digits, possibly with a fraction, then `E+` and two or three
  /// digits; or at least three `#`.
  static func holds(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
    guard range.count >= 3 else { return false }
    if bytes[range.lowerBound] == UInt8(ascii: "#") { return range.allSatisfy { bytes[$0] == UInt8(ascii: "#") } }
    guard range.count >= 5, ASCII.isDigit(bytes[range.upperBound &- 1]) else { return false }
    // `E+` comes before the last two or three digits.
    var exponent = range.upperBound &- 4
    if bytes[exponent] != UInt8(ascii: "E"), bytes[exponent] != UInt8(ascii: "e") { exponent &-= 1 }
    guard exponent > range.lowerBound, ASCII.lowercased(bytes[exponent]) == UInt8(ascii: "e"),
      bytes[exponent &+ 1] == UInt8(ascii: "+"), digits(bytes, exponent &+ 2..<range.upperBound) > 0
    else { return false }
    let start = bytes[range.lowerBound] == UInt8(ascii: "-") ? range.lowerBound &+ 1 : range.lowerBound
    var mark = start
    while mark < exponent, ASCII.isDigit(bytes[mark]) { mark &+= 1 }
    guard mark > start else { return false }
    if mark == exponent { return true }
    return (bytes[mark] == ASCII.comma || bytes[mark] == UInt8(ascii: "."))
      && digits(bytes, mark &+ 1..<exponent) > 0
  }

  /// The length of `range` if it has only digits; otherwise 0.
  private static func digits(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Int {
    range.allSatisfy { ASCII.isDigit(bytes[$0]) } ? range.count : 0
  }
}
