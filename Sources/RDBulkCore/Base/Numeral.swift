/// Parses numbers as people type them: no signs, no exponents, no words such as `nan`.
enum Numeral {
  /// Parses ASCII digits; nil for anything else, and for a number that doesn't fit.
  static func whole<Number: FixedWidthInteger>(_ text: some StringProtocol, as _: Number.Type = Int.self) -> Number? {
    guard !text.isEmpty, text.utf8.allSatisfy(ASCII.isDigit) else { return nil }
    return Number(text)
  }

  /// Parses digits with at most one dot between them: `2`, `0.5`.
  static func decimal(_ text: some StringProtocol) -> Double? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count <= 2, parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy(ASCII.isDigit) }) else { return nil }
    return Double(String(text))
  }

  /// `text` without leading and trailing blanks.
  static func trimmed(_ text: Substring) -> String {
    let start = text.drop(while: \.isWhitespace)
    guard let last = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(start[...last])
  }
}
