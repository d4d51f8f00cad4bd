/// What is cut off around a value: space, tab, line ends, and the no-break space that spreadsheets leave behind.
enum FieldText {
  /// The part of `range` without the blanks around it.
  @inline(__always)
  static func trim(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Range<Int> {
    var start = range.lowerBound
    var end = range.upperBound
    guard start < end else { return range }
    // Neither end can be a blank: nearly all values.
    let (first, last) = (bytes[start], bytes[end &- 1])
    if first > ASCII.space, first != 0xC2, last > ASCII.space, last != 0xA0 { return range }
    while start < end {
      let width = blankWidth(bytes, at: start, end: end)
      if width == 0 { break }
      start &+= width
    }
    while end > start {
      let last = bytes[end &- 1]
      if isBlank(last) {
        end &-= 1
      } else if last == 0xA0, end &- 2 >= start, bytes[end &- 2] == 0xC2 {
        end &-= 2
      } else {
        break
      }
    }
    return start..<end
  }

  /// `value` without the blanks around it.
  static func trimmed(_ value: [UInt8]) -> ArraySlice<UInt8> { value[trim(value.span, 0..<value.count)] }

  @inline(__always)
  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == ASCII.space || byte == ASCII.tab || byte == ASCII.lineFeed || byte == ASCII.carriageReturn
  }

  @inline(__always)
  private static func blankWidth(_ bytes: Span<UInt8>, at index: Int, end: Int) -> Int {
    if isBlank(bytes[index]) { return 1 }
    return bytes[index] == 0xC2 && index &+ 1 < end && bytes[index &+ 1] == 0xA0 ? 2 : 0
  }
}
