/// Quotes words from the command line for use in messages.
package enum Quoted {
  /// The longest text that is repeated in full, in characters.
  static let longest = 60

  /// `text` in single quotes, safe for one line of a terminal; `'***'` if it may be a secret.
  package static func value(_ text: String) -> String { "'\(bare(text))'" }

  /// Like `value`, without the quotes.
  package static func bare(_ text: String) -> String {
    mayBeSecret(text) ? "***" : printable(text)
  }

  /// An output's path in single quotes. A path to write to is not a secret, and long names with digits are common.
  package static func path(_ text: String) -> String { "'\(printable(text))'" }

  /// An output's path within a sentence: quoted only if it can't be shown as it is.
  package static func name(_ path: String) -> String { hasControls(path) ? self.path(path) : path }

  /// Whether `text` would act on a terminal or look different there from what it is.
  static func hasControls(_ text: String) -> Bool { text.unicodeScalars.contains(where: isControl) }

  /// A line of a user's file, at full length, without anything that could move the cursor or recolour the terminal.
  static func line(_ text: String) -> String {
    String(text.map { $0.unicodeScalars.contains(where: isControl) ? "?" : $0 })
  }

  private static func printable(_ text: String) -> String {
    let printable = line(text)
    return printable.count > longest ? printable.prefix(longest - 3) + "..." : printable
  }

  /// Whether `text` resembles a token, a client secret or a URL with a password.
  ///
  /// Hiding a harmless name costs little, because the flag next to it is named, so the guess is generous: the start of
  /// a JSON web token, an `@` after `//`, or 20 consecutive token characters with both letters and digits.
  package static func mayBeSecret(_ text: String) -> Bool {
    let lower = text.lowercased()
    if lower.contains("eyj") || lower.contains("bearer") || lower.contains("token=") { return true }
    if let slashes = lower.firstRange(of: "//"), lower[slashes.upperBound...].contains("@") { return true }
    var run = 0
    var letters = false
    var digits = false
    for byte in lower.utf8 {
      let letter = byte &- 0x61 < 26
      let digit = ASCII.isDigit(byte)
      guard letter || digit || "-_+~".utf8.contains(byte) else {
        (run, letters, digits) = (0, false, false)
        continue
      }
      run += 1
      letters = letters || letter
      digits = digits || digit
      if run >= 20 && letters && digits { return true }
    }
    return false
  }

  static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator: true
    default: false
    }
  }
}
