/// Portuguese in ASCII, for terminals that can't show accents: the way people used to write telegrams.
package enum PlainLetters {
  private static let letters: [Unicode.Scalar: String] = [
    "á": "a", "à": "a", "â": "a", "ã": "a", "ç": "c", "é": "e", "ê": "e", "í": "i", "ó": "o", "ô": "o", "õ": "o",
    "ú": "u", "ü": "u", "Á": "A", "À": "A", "Â": "A", "Ã": "A", "Ç": "C", "É": "E", "Ê": "E", "Í": "I", "Ó": "O",
    "Ô": "O", "Õ": "O", "Ú": "U", "Ü": "U", "×": "x", "…": "...",
  ]

  /// `text` with the catalog's accented letters in ASCII; all others stay as they are.
  package static func text(_ text: String) -> String {
    guard !text.utf8.allSatisfy({ $0 < 0x80 }) else { return text }
    return text.unicodeScalars.map { letters[$0] ?? String($0) }.joined()
  }
}
