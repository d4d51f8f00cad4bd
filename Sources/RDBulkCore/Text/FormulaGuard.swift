/// The `'` that keeps a spreadsheet from running a cell, and its removal where such a cell is read back.
///
/// A file with commas may be opened with semicolons or tabs, as a spreadsheet does in Brazil: then a cell begins after each
/// of these within our cells, and after a line end too, since the quotes around our cell mean nothing there. A text that
/// begins with the mark itself gets one more, so that removing it always gives what was written.
enum FormulaGuard {
  static let mark = UInt8(ascii: "'")

  /// Whether a spreadsheet could run what begins at `index` of the cell in `range`, however it splits the line.
  /// `commaSeparates`: a comma within a cell may be taken for the end of one, because cells are separated otherwise.
  static func isNeeded(
    _ text: Span<UInt8>, at index: Int, in range: Range<Int>, commaSeparates: Bool = false
  ) -> Bool {
    let isFirst = index == range.lowerBound
    guard isFirst || separates(text[index &- 1]) || commaSeparates && text[index &- 1] == ASCII.comma else {
      return false
    }
    var start = index
    // Quotes within our cell are doubled: two of them at the start of another's cell are an empty text before the rest.
    while start < range.upperBound, text[start] == mark || (!isFirst && text[start] == ASCII.quote) { start &+= 1 }
    guard start < range.upperBound else { return false }
    switch text[start] {
    case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"): return true
    case ASCII.tab, ASCII.carriageReturn, ASCII.lineFeed: return isFirst
    // U+FF1D, U+FF0B, U+FF0D and U+FF20: the same signs in full width.
    case 0xEF where start &+ 2 < range.upperBound:
      let last = text[start &+ 2]
      return (text[start &+ 1] == 0xBC && (last == 0x9D || last == 0x8B || last == 0x8D || last == 0xA0))
    default: return false
    }
  }

  private static func separates(_ byte: UInt8) -> Bool {
    byte == ASCII.semicolon || byte == ASCII.tab || byte == ASCII.carriageReturn || byte == ASCII.lineFeed
  }
}
