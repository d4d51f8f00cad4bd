/// What databases and spreadsheets write into an empty cell: `NULL`, `\N`, `#N/D`.
///
/// The list is exact, including case, and has only what no one means as a value: a person may be called Null, NA is a
/// country code, and `null` clears a contact's owner.
enum EmptyWord {
  /// Whether the text in `range` of `bytes` is one of them.
  @inline(__always)
  static func holds(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
    guard range.count >= 2, range.count <= longest else { return false }
    // The words begin with `#`, `(`, `<`, `N`, `[`, `\`, `n` or `u`.
    switch bytes[range.lowerBound] {
    case 0x23, 0x28, 0x3C, 0x4E, 0x5B, 0x5C, 0x6E, 0x75: return isWord(bytes, range)
    default: return false
    }
  }

  private static let longest = 15

  @inline(never)
  private static func isWord(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
    words.contains { word in
      guard word.count == range.count else { return false }
      for index in word.indices where word[index] != bytes[range.lowerBound &+ index] { return false }
      return true
    }
  }

  /// Databases and their tools first; then what formulas give without a result in Excel, LibreOffice or Google Sheets,
  /// in English and Portuguese; then what scripts, pivot tables and people write.
  static let words: [[UInt8]] = [
    "NULL", "\\N", "(null)", "(NULL)", "<null>", "<NULL>", "[null]", "[NULL]", "<NA>", "NaN",
    "#N/A", "#N/D", "#REF!", "#VALUE!", "#VALOR!", "#DIV/0!", "#NAME?", "#NOME?", "#NUM!", "#NÚM!", "#NULL!", "#NULO!",
    "#ERROR!", "#ERRO!", "#SPILL!", "#DESPEJAR!", "#CALC!", "#FIELD!", "#CAMPO!", "#CONNECT!", "#BLOCKED!",
    "#GETTING_DATA",
    "nan", "undefined", "[object Object]", "(vazio)", "(em branco)", "(blank)", "N/A", "n/a", "N/D", "n/d",
  ].map { Array($0.utf8) }
}
