/// Writes the cells of CSV results, quoted where that is needed, and guarded where a spreadsheet would run them.
struct CellWriter: Equatable, Sendable {
  let style: ResultStyle
  /// Whether cells that a spreadsheet would run are written unchanged.
  let isRaw: Bool

  /// Appends a cell.
  func append(_ text: String, to output: inout [UInt8]) {
    guard !text.isEmpty else { return }
    let bytes = Array(text.utf8)
    append(bytes.span, 0..<bytes.count, to: &output)
  }

  /// Appends the cell in `range` of `text`.
  func append(_ text: Span<UInt8>, _ range: Range<Int>, to output: inout [UInt8]) {
    guard !range.isEmpty else { return }
    let isGuarded = isNeeded(text, at: range.lowerBound, in: range)
    if !isGuarded, isPlain(text, range) { return output.append(text, range) }
    var needsQuotes = false
    for index in range {
      let byte = text[index]
      // No CSV reader accepts a NUL, including ours.
      if byte == 0 { return append(Self.withoutNULs(text, range), to: &output) }
      if byte == style.delimiter || byte == ASCII.quote || byte < 0x20 { needsQuotes = true }
    }
    if needsQuotes { output.append(ASCII.quote) }
    for index in range {
      if isNeeded(text, at: index, in: range) { output.append(FormulaGuard.mark) }
      if needsQuotes, text[index] == ASCII.quote { output.append(ASCII.quote) }
      output.append(text[index])
    }
    if needsQuotes { output.append(ASCII.quote) }
  }

  /// The value of a cell as it was before it was guarded.
  func unguarded(_ cell: [UInt8]) -> [UInt8] {
    guard !isRaw, cell.contains(FormulaGuard.mark) else { return cell }
    let bytes = cell.span
    return cell.indices.filter { cell[$0] != FormulaGuard.mark || !isNeeded(bytes, at: $0, in: cell.indices) }
      .map { cell[$0] }
  }

  /// Whether there is a mark before what begins at `index` of the cell in `range`.
  private func isNeeded(_ text: Span<UInt8>, at index: Int, in range: Range<Int>) -> Bool {
    guard !isRaw else { return false }
    if FormulaGuard.isNeeded(text, at: index, in: range, commaSeparates: style.delimiter != ASCII.comma) { return true }
    return style.isForSpreadsheet && index == range.lowerBound && Self.isShortened(text, range)
  }

  /// The longest number that a spreadsheet shows in full.
  private static let longestNumber = 11

  /// Whether a spreadsheet would take the cell for a number and show another one: without its leading zeros, or shortened
  /// to `5.5E+12`. Marks in front of it don't count.
  private static func isShortened(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
    var start = range.lowerBound
    while start < range.upperBound, text[start] == FormulaGuard.mark { start &+= 1 }
    for index in start..<range.upperBound where !ASCII.isDigit(text[index]) { return false }
    let digits = range.upperBound - start
    return digits > longestNumber || digits > 1 && text[start] == UInt8(ascii: "0")
  }

  /// Whether the cell needs neither quotes nor a look inside: checked eight bytes at a time, since nearly all cells pass.
  private func isPlain(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
    var index = range.lowerBound
    let delimiter = style.delimiter
    while index &+ 8 <= range.upperBound {
      let word = ByteWord.load(text, at: index)
      let marks =
        ByteWord.matches(word, ByteWord.fill(ASCII.comma)) | ByteWord.matches(word, ByteWord.fill(ASCII.quote))
        | ByteWord.matches(word, ByteWord.fill(ASCII.semicolon)) | ByteWord.below(word, 0x20)
        | ByteWord.matches(word, ByteWord.fill(delimiter))
      if marks != 0 { return false }
      index &+= 8
    }
    while index < range.upperBound {
      let byte = text[index]
      if byte == ASCII.comma || byte == ASCII.quote || byte == ASCII.semicolon || byte < 0x20 || byte == delimiter {
        return false
      }
      index &+= 1
    }
    return true
  }

  /// The text with U+FFFD for each NUL.
  private static func withoutNULs(_ text: Span<UInt8>, _ range: Range<Int>) -> String {
    var bytes: [UInt8] = []
    for index in range { bytes += text[index] == 0 ? [0xEF, 0xBF, 0xBD] : [text[index]] }
    return String(decoding: bytes, as: UTF8.self)
  }
}
