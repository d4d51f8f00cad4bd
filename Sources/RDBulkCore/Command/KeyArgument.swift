/// An API key passed as an argument.
enum KeyArgument {
  /// Doesn't repeat the key, which others may see on the screen.
  static let refusal = UsageError(
    "--api-key is a switch: the key is taken from RD_API_KEY and must never be an argument, where other users of the "
      + "machine can read it.",
    hint: "Set RD_API_KEY; and if that was a real key, generate a new one in RD Station."
  )

  /// Whether `word`, which follows `--api-key`, is more likely a key than a file or a type: long, and only letters and
  /// digits.
  static func mayBe(_ word: String) -> Bool {
    if Quoted.mayBeSecret(word) { return true }
    let isPlain = word.utf8.allSatisfy { ASCII.isDigit($0) || ASCII.lowercased($0) &- 0x61 < 26 }
    return isPlain && word.utf8.count >= 16 && EventType.named(word) == nil
  }
}
