/// The encodings that input may be in.
package enum TextEncoding: String, Equatable, Sendable, CaseIterable {
  case utf8 = "utf-8"
  case utf16LittleEndian = "utf-16le"
  case utf16BigEndian = "utf-16be"
  case windows1252 = "windows-1252"
  case latin1 = "iso-8859-1"
  case macintosh
  case cp850

  /// Whether each character is one byte.
  var isSingleByte: Bool {
    switch self {
    case .windows1252, .latin1, .macintosh, .cp850: true
    case .utf8, .utf16LittleEndian, .utf16BigEndian: false
    }
  }
}
