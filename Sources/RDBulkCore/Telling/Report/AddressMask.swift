/// Shortens email addresses, so that a page that gets passed around shows which row it is about but not whose it is.
package enum AddressMask {
  /// `ana.souza@example.com` becomes `a***@example.com`; text without `@` keeps only its first letter.
  package static func masked(_ address: String) -> String {
    guard !address.isEmpty else { return "" }
    return masked(address, at: address.lastIndex(of: "@") ?? address.endIndex)
  }

  /// The part before `mark` up to its first letter or digit, and everything from `mark` on.
  private static func masked(_ word: String, at mark: String.Index) -> String {
    let name = word[..<mark]
    guard let first = name.firstIndex(where: { $0.isLetter || $0.isNumber }) else {
      // A lone @ in a sentence identifies nobody.
      return name.isEmpty ? word : "***" + word[mark...]
    }
    return "\(name[...first])***" + word[mark...]
  }

  /// `text` with every address in it masked, including addresses encoded for a URL with `%40`.
  package static func maskingAddresses(in text: String) -> String {
    guard text.contains("@") || text.contains("%40") else { return text }
    var result = ""
    var word = ""
    for character in text {
      if isBoundary(character) {
        result += maskedWord(word)
        result.append(character)
        word = ""
      } else {
        word.append(character)
      }
    }
    return result + maskedWord(word)
  }

  private static func maskedWord(_ word: String) -> String {
    guard let mark = word.lastIndex(of: "@") ?? word.firstRange(of: "%40")?.lowerBound else { return word }
    return masked(word, at: mark)
  }

  /// What can surround an address in a sentence, in JSON or in a URL. Not the apostrophe, which occurs in names.
  private static func isBoundary(_ character: Character) -> Bool {
    character.isWhitespace || "\"<>()[]{},;:/=?&|«»“”".contains(character)
  }
}
