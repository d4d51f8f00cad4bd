/// Shortens email addresses, so that a page that is passed around tells which row is meant and not who it is.
package enum AddressMask {
  /// `ana.souza@example.com` as `a***@example.com`; what has no `@` keeps its first letter alone.
  package static func masked(_ address: String) -> String {
    guard !address.isEmpty else { return "" }
    return masked(address, at: address.lastIndex(of: "@") ?? address.endIndex)
  }

  /// What stands before `mark`, up to its first letter or digit, and the rest from `mark` on.
  private static func masked(_ word: String, at mark: String.Index) -> String {
    let name = word[..<mark]
    guard let first = name.firstIndex(where: { $0.isLetter || $0.isNumber }) else {
      // A lone @ in a sentence hides nobody.
      return name.isEmpty ? word : "***" + word[mark...]
    }
    return "\(name[...first])***" + word[mark...]
  }

  /// `text` with each address in it masked. An address may be written for a URL, with `%40`.
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

  /// What stands around an address in a sentence, in JSON or in a URL. The apostrophe is none: it stands in names.
  private static func isBoundary(_ character: Character) -> Bool {
    character.isWhitespace || "\"<>()[]{},;:/=?&|«»“”".contains(character)
  }
}
