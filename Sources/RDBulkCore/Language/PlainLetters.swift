/// Portuguese in ASCII, for terminals that show no more: as people wrote it in telegrams.
package enum PlainLetters {
  private static let letters: [Unicode.Scalar: String] = [
    "á": "a", "à": "a", "â": "a", "ã": "a", "ç": "c", "é": "e", "ê": "e", "í": "i", "ó": "o", "ô": "o", "õ": "o",
    "ú": "u", "ü": "u", "Á": "A", "À": "A", "Â": "A", "Ã": "A", "Ç": "C", "É": "E", "Ê": "E", "Í": "I", "Ó": "O",
    "Ô": "O", "Õ": "O", "Ú": "U", "Ü": "U", "×": "x", "…": "...",
  ]

  /// `text` with the letters that the catalog uses in ASCII; any other stays as it is.
  package static func text(_ text: String) -> String {
    guard !text.utf8.allSatisfy({ $0 < 0x80 }) else { return text }
    return text.unicodeScalars.map { letters[$0] ?? String($0) }.joined()
  }
}
