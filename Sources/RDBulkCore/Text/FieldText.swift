/// Trims a cell's value: spaces, tabs, line ends and invisible characters (``InvisibleCharacter``).
enum FieldText {
  /// The part of `range` without surrounding blanks.
  @inline(__always)
  static func trim(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Range<Int> {
    guard !range.isEmpty else { return range }
    // Neither end can be a blank, as in nearly all values.
    let (first, last) = (bytes[range.lowerBound], bytes[range.upperBound &- 1])
    if first &- 0x21 < 0x5F, last &- 0x21 < 0x5F { return range }
    return trimEnds(bytes, range)
  }

  /// The value in `range`: without the blanks around it, and of `="00123"`, as spreadsheets keep digits, what is in the
  /// quotes.
  static func value(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Range<Int> {
    let value = trim(bytes, range)
    guard value.count >= 3, bytes[value.lowerBound] == ASCII.equals, bytes[value.lowerBound + 1] == ASCII.quote,
      bytes[value.upperBound - 1] == ASCII.quote
    else { return value }
    let inner = value.lowerBound + 2..<value.upperBound - 1
    for index in inner where bytes[index] == ASCII.quote { return value }
    return trim(bytes, inner)
  }

  /// `value` without surrounding blanks.
  static func trimmed(_ value: [UInt8]) -> ArraySlice<UInt8> { value[trim(value.span, 0..<value.count)] }

  @inline(never)
  private static func trimEnds(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Range<Int> {
    var start = range.lowerBound
    var end = range.upperBound
    while start < end {
      let width = isBlank(bytes[start]) ? 1 : InvisibleCharacter.length(bytes, at: start, end: end)
      if width == 0 { break }
      start &+= width
    }
    while end > start {
      let width = isBlank(bytes[end &- 1]) ? 1 : InvisibleCharacter.length(bytes, before: end, start: start)
      if width == 0 { break }
      end &-= width
    }
    return start..<end
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == ASCII.space || byte == ASCII.tab || byte == ASCII.lineFeed || byte == ASCII.carriageReturn
  }
}
