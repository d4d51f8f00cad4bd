/// Writes HTML that is also well-formed XML: what is opened gets closed, and no text reaches the page unescaped.
struct HTMLWriter {
  private(set) var bytes: [UInt8] = []
  let language: Language

  init(_ language: Language) {
    self.language = language
    bytes.reserveCapacity(1 << 16)
  }

  /// The program's own markup. Nothing from an input, a server or an option may be part of it.
  mutating func markup(_ markup: StaticString) {
    append("\(markup)\n")
  }

  /// An element with `text` as it is, in no language.
  mutating func element(_ name: StaticString, _ attributes: [(StaticString, String)] = [], verbatim text: String) {
    open(name, attributes)
    self.text(verbatim: text)
    close(name)
  }

  mutating func element(_ name: StaticString, _ attributes: [(StaticString, String)] = [], _ message: Message) {
    element(name, attributes, verbatim: message.text(in: language))
  }

  mutating func element(
    _ name: StaticString, _ attributes: [(StaticString, String)] = [], _ content: (inout HTMLWriter) -> Void
  ) {
    open(name, attributes)
    content(&self)
    close(name)
  }

  /// A part of a line that must not be broken; unlike an element it adds no line end, which a `pre` would show.
  mutating func word(_ text: String) {
    append("<span>")
    self.text(verbatim: text)
    append("</span>")
  }

  /// An element without content.
  mutating func empty(_ name: StaticString, _ attributes: [(StaticString, String)]) {
    start(name, attributes)
    append("/>\n")
  }

  mutating func text(verbatim text: String) {
    for scalar in text.unicodeScalars { append(scalar) }
  }

  mutating func text(_ message: Message) { text(verbatim: message.text(in: language)) }

  private mutating func open(_ name: StaticString, _ attributes: [(StaticString, String)]) {
    start(name, attributes)
    append(">")
  }

  private mutating func start(_ name: StaticString, _ attributes: [(StaticString, String)]) {
    append("<\(name)")
    for (attribute, value) in attributes {
      append(" \(attribute)=\"")
      text(verbatim: value)
      append("\"")
    }
  }

  private mutating func close(_ name: StaticString) { append("</\(name)>\n") }

  private mutating func append(_ markup: String) { bytes.append(contentsOf: markup.utf8) }

  private mutating func append(_ scalar: Unicode.Scalar) {
    switch scalar {
    case "&": append("&amp;")
    case "<": append("&lt;")
    case ">": append("&gt;")
    case "\"": append("&quot;")
    case "'": append("&#39;")
    case "\t", "\n", "\r", "\u{2028}", "\u{2029}": append(" ")
    case _ where Self.isHarmful(scalar): append("\u{FFFD}")
    default: bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    }
  }

  /// Control characters and noncharacters, which HTML doesn't allow, and the marks that change the writing direction,
  /// which can make a text look like another one.
  private static func isHarmful(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0...0x1F, 0x7F...0x9F, 0x061C, 0x200E...0x200F, 0x202A...0x202E, 0x2066...0x2069, 0xFDD0...0xFDEF, 0xFEFF: true
    default: scalar.value & 0xFFFE == 0xFFFE
    }
  }
}
