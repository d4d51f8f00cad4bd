/// Invisible characters: no-break and other wide spaces, zero-width characters, direction marks, the soft hyphen, line
/// separators and the byte order mark. Web pages, chats and spreadsheets leave them next to values.
enum InvisibleCharacter {
  /// The length in bytes of the invisible character at `index`; 0 if there is none, or if it isn't complete before
  /// `end`. Doesn't consider ASCII.
  static func length(_ bytes: Span<UInt8>, at index: Int, end: Int) -> Int {
    guard index &+ 1 < end else { return 0 }
    let second = bytes[index &+ 1]
    if bytes[index] == 0xC2 { return second == 0xA0 || second == 0xAD ? 2 : 0 }
    guard index &+ 2 < end else { return 0 }
    return isInvisible(bytes[index], second, bytes[index &+ 2]) ? 3 : 0
  }

  /// The length in bytes of the invisible character that ends before `end`; 0 if there is none.
  static func length(_ bytes: Span<UInt8>, before end: Int, start: Int) -> Int {
    guard end &- 2 >= start else { return 0 }
    if length(bytes, at: end &- 2, end: end) == 2 { return 2 }
    return end &- 3 >= start && length(bytes, at: end &- 3, end: end) == 3 ? 3 : 0
  }

  private static func isInvisible(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> Bool {
    switch (first, second) {
    case (0xE1, 0x9A): third == 0x80
    case (0xE1, 0xA0): third == 0x8E
    case (0xE2, 0x80): third <= 0x8F || (0xA8...0xAF).contains(third)
    case (0xE2, 0x81): (0x9F...0xAF).contains(third)
    case (0xE3, 0x80): third == 0x80
    case (0xEF, 0xBB): third == 0xBF
    default: false
    }
  }
}
