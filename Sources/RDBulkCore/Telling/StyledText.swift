/// A line of terminal text in pieces with a style each, measured in terminal cells.
package struct StyledText: Equatable, Sendable {
  /// How a piece looks.
  package enum Style: Equatable, Sendable {
    case plain, bold, dim, good, bad, warning

    /// The parameters that turn the style on (ECMA-48, section 8.3.117, SGR).
    fileprivate var code: String {
      switch self {
      case .plain: "0"
      case .bold: "1"
      case .dim: "2"
      case .good: "32"
      case .bad: "31"
      case .warning: "33"
      }
    }
  }

  private struct Piece: Equatable, Sendable {
    var text: String
    var style: Style
  }

  private var pieces: [Piece] = []

  /// An empty line.
  package init() {}

  /// A line of one piece.
  package init(_ text: String, _ style: Style = .plain) { append(text, style) }

  /// Appends a piece; an empty one is left out.
  package mutating func append(_ text: String, _ style: Style = .plain) {
    if !text.isEmpty { pieces.append(Piece(text: text, style: style)) }
  }

  /// Appends the pieces of another line.
  package mutating func append(_ other: StyledText) { pieces += other.pieces }

  /// The text without its styles.
  package var text: String { pieces.map(\.text).joined() }

  /// In terminal cells.
  package var width: Int { pieces.reduce(0) { $0 + Self.cells(of: $1.text) } }

  /// The text to write: with escape sequences for its styles if `colour`, otherwise plain.
  package func rendered(colour: Bool) -> String {
    guard colour else { return text }
    return pieces.map { piece in
      piece.style == .plain ? piece.text : "\u{1B}[\(piece.style.code)m\(piece.text)\u{1B}[0m"
    }.joined()
  }

  /// As much as fits into `limit` cells, with `mark` in place of what is cut off.
  package func cut(to limit: Int, mark: String) -> StyledText {
    guard width > limit else { return self }
    let room = limit - Self.cells(of: mark)
    guard room >= 0 else { return StyledText() }
    var result = StyledText()
    var left = room
    for piece in pieces {
      var kept = ""
      for character in piece.text {
        let cells = Self.cells(of: character)
        guard cells <= left else {
          result.append(kept + mark, piece.style)
          return result
        }
        left -= cells
        kept.append(character)
      }
      result.append(kept, piece.style)
    }
    return result
  }

  /// The text for terminals that only know ASCII: letters lose their accents, and `?` stands for whatever has no
  /// equivalent.
  package var inASCII: StyledText {
    var result = self
    for index in result.pieces.indices { result.pieces[index].text = Self.ascii(pieces[index].text) }
    return result
  }

  private static func ascii(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return text }
    return text.map { character in
      if character.isASCII { return String(character) }
      let plain = ColumnName.normalized(String(character))
      guard plain.utf8.count == 1, plain.utf8.allSatisfy({ $0 < 0x80 }) else { return "?" }
      return character.isUppercase ? plain.uppercased() : plain
    }.joined()
  }

  static func cells(of text: String) -> Int { text.reduce(0) { $0 + cells(of: $1) } }

  /// A short form of UAX 11: East Asian wide letters and emoji take two cells, combining marks none.
  private static func cells(of character: Character) -> Int {
    guard let first = character.unicodeScalars.first else { return 0 }
    if first.isASCII { return first.value < 0x20 || first.value == 0x7F ? 0 : 1 }
    switch first.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format, .control, .lineSeparator, .paragraphSeparator: return 0
    default: break
    }
    if character.unicodeScalars.contains(where: { $0.value == 0xFE0F }) { return 2 }
    switch first.value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
      0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F680...0x1F6FF, 0x1F900...0x1F9FF, 0x20000...0x3FFFD:
      return 2
    default: return first.properties.isEmojiPresentation ? 2 : 1
    }
  }
}
