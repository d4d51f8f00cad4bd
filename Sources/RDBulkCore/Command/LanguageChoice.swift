/// The language that a command line asks for with `--lang`.
package enum LanguageChoice {
  private static let flag = DisplayFlags.language.spelling

  /// What `arguments` ask for, whatever else is wrong with them: errors in the command line are reported in that
  /// language too. nil if they don't ask, or ask for an unknown language.
  package static func asked(_ arguments: [String]) -> Language? {
    var words = arguments.prefix { $0 != "--" }
    return try? takeAll(&words)
  }

  /// How many words the `--lang` in `word` takes; 0 for any other word.
  static func wordCount(_ word: String) -> Int {
    if word == flag { return 2 }
    return word.hasPrefix("\(flag)=") ? 1 : 0
  }

  /// Removes every `--lang` from `words`, where they aren't a command's flags but the arguments of `help`.
  ///
  /// Returns the last language. Throws ``UsageError`` for an unknown one.
  static func takeAll(_ words: inout ArraySlice<String>) throws(UsageError) -> Language? {
    var language: Language?
    var others: [String] = []
    while let word = words.popFirst() {
      guard word == flag || word.hasPrefix("\(flag)=") else {
        others.append(word)
        continue
      }
      let text = word == flag ? words.popFirst() ?? "" : String(word.dropFirst(flag.count + 1))
      language = try FlagValue(flag: flag, text: text).choice(Language.self)
    }
    words = others[...]
    return language
  }
}
