/// Text for a terminal: what would act there, or hide there, is shown as its code.
///
/// Escape sequences in a cell can set a window's title, fill the clipboard or clear the screen, and marks of direction make
/// a line look like another. Each such character becomes `\u001b`, as JSON writes it, so that a line of JSON stays the
/// same value. Line ends and tabs stay.
package enum VisibleText {
  /// The text with controls, invisible characters and marks of direction shown.
  package static func of(_ text: String) -> String {
    guard !isPlain(text.utf8.span) else { return text }
    var shown = String.UnicodeScalarView()
    var rest = text.unicodeScalars[...]
    while let scalar = rest.popFirst() {
      let isLineEnd = scalar == "\n" || (scalar == "\r" && rest.first == "\n")
      if isLineEnd || scalar == "\t" || !Quoted.isControl(scalar) {
        shown.append(scalar)
      } else {
        for unit in scalar.utf16 { shown.append(contentsOf: code(unit).unicodeScalars) }
      }
    }
    return String(shown)
  }

  /// The same for bytes; what isn't UTF-8 becomes U+FFFD.
  package static func bytes(_ bytes: Span<UInt8>) -> [UInt8] {
    var text: [UInt8] = []
    text.append(bytes, 0..<bytes.count)
    return isPlain(bytes) ? text : Array(of(String(decoding: text, as: UTF8.self)).utf8)
  }

  private static func code(_ unit: UInt16) -> String {
    let digits = String(unit, radix: 16)
    return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
  }

  /// Whether there is only printable ASCII, line feeds and tabs.
  private static func isPlain(_ bytes: Span<UInt8>) -> Bool {
    for index in bytes.indices {
      let byte = bytes[index]
      if byte >= 0x7F || (byte < 0x20 && byte != 0x0A && byte != 0x09) { return false }
    }
    return true
  }
}
