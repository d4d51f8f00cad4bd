/// The language that a command line asks for with `--lang`.
package enum LanguageChoice {
  private static let flag = DisplayFlags.language.spelling

  /// What `arguments` ask for, told without a look at anything else in them: an error in the command line is told in
  /// that language, too. nil where they don't, or not for a language that there is.
  package static func asked(_ arguments: [String]) -> Language? {
    var words = arguments.prefix { $0 != "--" }
    return try? takeAll(&words)
  }

  /// How many words `--lang` takes that `word` begins; 0 where it is another word.
  static func wordCount(_ word: String) -> Int {
    if word == flag { return 2 }
    return word.hasPrefix("\(flag)=") ? 1 : 0
  }

  /// Takes each `--lang` out of `words`, where these are not the flags of a command but what `help` is asked about.
  ///
  /// Answers with the last language. Throws ``UsageError`` for one that there is not.
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
