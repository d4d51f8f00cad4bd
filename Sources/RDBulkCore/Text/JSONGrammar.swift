/// The parts of RFC 8259's grammar that need no stack.
///
/// Each function takes the offset of a part's first byte and returns the offset after its last; the text ends before
/// `end`.
enum JSONGrammar {
  @inline(__always)
  static func skipSpace(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Int {
    var index = start
    while index < end, bytes[index] <= ASCII.space, isSpace(bytes[index]) { index &+= 1 }
    return index
  }

  @inline(__always)
  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == ASCII.space || byte == ASCII.tab || byte == ASCII.lineFeed || byte == ASCII.carriageReturn
  }

  /// A key with its colon and the white space after it.
  @inline(__always)
  static func keyEnd(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) throws(JSONError) -> Int {
    guard start < end else { throw JSONError(.unexpectedEnd, at: end) }
    guard bytes[start] == ASCII.quote else { throw JSONError(.unexpectedByte, at: start) }
    var hasEscapes = false
    let index = try stringEnd(bytes, start &+ 1, end, &hasEscapes)
    return skipSpace(bytes, try colonEnd(bytes, index, end), end)
  }

  @inline(__always)
  static func colonEnd(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) throws(JSONError) -> Int {
    if start < end, bytes[start] == ASCII.colon { return start &+ 1 }
    let index = skipSpace(bytes, start, end)
    guard index < end else { throw JSONError(.unexpectedEnd, at: end) }
    guard bytes[index] == ASCII.colon else { throw JSONError(.unexpectedByte, at: index) }
    return index &+ 1
  }

  /// A string, number, `true`, `false` or `null`; `start` must be before `end`.
  @inline(__always)
  static func scalarEnd(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) throws(JSONError) -> Int {
    guard bytes[start] == ASCII.quote else { return try bareEnd(bytes, start, end) }
    var hasEscapes = false
    return try stringEnd(bytes, start &+ 1, end, &hasEscapes)
  }

  /// A number, `true`, `false` or `null`; `start` must be before `end`.
  @inline(__always)
  static func bareEnd(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) throws(JSONError) -> Int {
    switch bytes[start] {
    case UInt8(ascii: "t"): return try wordEnd(bytes, start, end, "true")
    case UInt8(ascii: "f"): return try wordEnd(bytes, start, end, "false")
    case UInt8(ascii: "n"): return try wordEnd(bytes, start, end, "null")
    default: return try numberEnd(bytes, start, end)
    }
  }

  /// Like `bareEnd`, for a short whole number, `true`, `false` or `null` with something after it; -1 for anything else.
  @inline(__always)
  static func plainBareEnd(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Int {
    guard start &+ 8 <= bytes.count else { return -1 }
    let word = ByteWord.load(bytes, at: start)
    var length = ByteWord.bytesBefore(ByteWord.nonDigits(word))
    if length > 0 {
      guard length < 8, length == 1 || UInt8(truncatingIfNeeded: word) != UInt8(ascii: "0") else { return -1 }
      let next = UInt8(truncatingIfNeeded: word &>> UInt64(truncatingIfNeeded: length &* 8))
      if next == UInt8(ascii: ".") || next | 0x20 == UInt8(ascii: "e") { return -1 }
    } else {
      let four = UInt32(truncatingIfNeeded: word)
      length = four == Self.null || four == Self.yes ? 4 : word & 0xFF_FFFF_FFFF == Self.no ? 5 : 0
    }
    // Bytes examined past the end of the text don't belong to it.
    return length > 0 && start &+ length < end ? start &+ length : -1
  }

  // The words, with the first letter lowest.
  private static let yes: UInt32 = 0x6575_7274
  private static let null: UInt32 = 0x6C6C_756E
  private static let no: UInt64 = 0x65_736C_6166

  @inline(__always)
  private static func wordEnd(
    _ bytes: Span<UInt8>, _ start: Int, _ end: Int, _ word: StaticString
  ) throws(JSONError) -> Int {
    let length = word.utf8CodeUnitCount
    if start &+ length <= end, start &+ 8 <= bytes.count {
      var wanted: UInt64 = 0
      // A StaticString of this file: ASCII, and as long as it says.
      for offset in 0..<length { wanted |= unsafe UInt64(word.utf8Start[offset]) &<< UInt64(8 &* offset) }
      let mask: UInt64 = (1 &<< UInt64(8 &* length)) &- 1
      if ByteWord.load(bytes, at: start) & mask == wanted { return start &+ length }
    }
    return try slowWordEnd(bytes, start, end, word)
  }

  private static func slowWordEnd(
    _ bytes: Span<UInt8>, _ start: Int, _ end: Int, _ word: StaticString
  ) throws(JSONError) -> Int {
    for offset in 0..<word.utf8CodeUnitCount {
      guard start + offset < end else { throw JSONError(.unexpectedEnd, at: end) }
      // As above.
      let wanted = unsafe word.utf8Start[offset]
      guard bytes[start + offset] == wanted else { throw JSONError(.unexpectedByte, at: start + offset) }
    }
    return start + word.utf8CodeUnitCount
  }

  /// The offset after the closing quote of the string whose content begins at `start`.
  @inline(__always)
  static func stringEnd(
    _ bytes: Span<UInt8>, _ start: Int, _ end: Int, _ hasEscapes: inout Bool
  ) throws(JSONError) -> Int {
    var index = start
    while true {
      while index < end, index &+ ByteBlock.width <= bytes.count {
        let block = ByteBlock.load(bytes, at: index)
        let special = stringMarks(block)
        index &+= ByteBlock.bytesBefore(special)
        if special != 0 { break }
      }
      guard index < end else { throw JSONError(.unexpectedEnd, at: end) }
      let byte = bytes[index]
      if byte == ASCII.quote { return index &+ 1 }
      if byte == ASCII.backslash {
        hasEscapes = true
        index = try escapeEnd(bytes, index, end)
      } else if byte < 0x20 {
        throw JSONError(.controlInString, at: index)
      } else {
        index &+= 1
      }
    }
  }

  /// A bit for each byte that ends a string's plain text: a quote, a backslash, a control character.
  @inline(__always)
  static func stringMarks(_ block: ByteBlock.Bytes) -> UInt32 {
    ByteBlock.bits(
      ByteBlock.equal(block, ASCII.quote) .| ByteBlock.equal(block, ASCII.backslash) .| ByteBlock.below(block, 0x20))
  }

  /// The escape at `start` (a backslash); a surrogate pair is one escape.
  private static func escapeEnd(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) throws(JSONError) -> Int {
    guard start + 1 < end else { throw JSONError(.unexpectedEnd, at: end) }
    guard bytes[start + 1] == UInt8(ascii: "u") else {
      guard JSONText.unescaped(bytes[start + 1]) != nil else { throw JSONError(.badEscape, at: start) }
      return start + 2
    }
    let unit = try codeUnit(bytes, start, end)
    guard unit & 0xF800 == 0xD800 else { return start + 6 }
    guard unit < 0xDC00, start + 7 < end, bytes[start + 6] == ASCII.backslash, bytes[start + 7] == UInt8(ascii: "u")
    else { throw JSONError(.loneSurrogate, at: start) }
    guard try codeUnit(bytes, start + 6, end) & 0xFC00 == 0xDC00 else { throw JSONError(.loneSurrogate, at: start) }
    return start + 12
  }

  private static func codeUnit(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) throws(JSONError) -> UInt32 {
    guard start + 6 <= end else { throw JSONError(.unexpectedEnd, at: end) }
    guard let unit = JSONText.hexUnit(bytes, at: start + 2) else { throw JSONError(.badEscape, at: start) }
    return unit
  }

  /// RFC 8259, section 6: no leading zero, digits on both sides of a point, digits after the exponent.
  @inline(__always)
  private static func numberEnd(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) throws(JSONError) -> Int {
    let index = digitsEnd(bytes, start, end)
    // A plain whole number, as nearly all are.
    if index > start, index < end, index == start &+ 1 || bytes[start] != UInt8(ascii: "0") {
      let byte = bytes[index]
      if byte != UInt8(ascii: "."), byte | 0x20 != UInt8(ascii: "e") { return index }
    }
    return try anyNumberEnd(bytes, start, end)
  }

  @inline(__always)
  private static func digitsEnd(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Int {
    var index = start
    while index < end, ASCII.isDigit(bytes[index]) { index &+= 1 }
    return index
  }

  private static func anyNumberEnd(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) throws(JSONError) -> Int {
    let whole = bytes[start] == UInt8(ascii: "-") ? start + 1 : start
    var index = digitsEnd(bytes, whole, end)
    guard index > whole else {
      if index >= end { throw JSONError(.unexpectedEnd, at: end) }
      throw JSONError(index == start ? .unexpectedByte : .badNumber, at: index)
    }
    if bytes[whole] == UInt8(ascii: "0"), index > whole + 1 { throw JSONError(.badNumber, at: whole) }
    if index < end, bytes[index] == UInt8(ascii: ".") {
      let fraction = index + 1
      index = digitsEnd(bytes, fraction, end)
      guard index > fraction else { throw JSONError(.badNumber, at: index) }
    }
    if index < end, bytes[index] | 0x20 == UInt8(ascii: "e") {
      index += 1
      if index < end, bytes[index] == UInt8(ascii: "+") || bytes[index] == UInt8(ascii: "-") { index += 1 }
      let exponent = index
      index = digitsEnd(bytes, exponent, end)
      guard index > exponent else { throw JSONError(.badNumber, at: index) }
    }
    return index
  }
}
