/// Words for true and false, in English and Portuguese.
enum TruthRule {
  private static let yes: Set = ["true", "yes", "y", "sim", "s", "verdadeiro", "1"]
  private static let no: Set = ["false", "no", "n", "nao", "falso", "0"]

  /// The meaning of the text in `range`; nil if it is neither.
  static func value(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool? {
    guard range.count <= 16 else { return nil }
    // Names are compared without marks, but -1 is not 1.
    for index in range where bytes[index] < 0x80 {
      guard ASCII.isDigit(bytes[index]) || ASCII.lowercased(bytes[index]) &- 0x61 < 26 else { return nil }
    }
    let word = ColumnName.normalized(String(bytes, range))
    return yes.contains(word) ? true : no.contains(word) ? false : nil
  }
}
