/// A word of the command line, by its grammar.
enum Argument: Sendable {
  case operand(String)
  case flag(Flag, FlagValue)
}

/// Splits the arguments of one command: `--flag value`, `--flag=value`, `-o value`, `-oVALUE`, `-qv`, `--`.
///
/// It knows which flags exist and whether they take a value, but not what they mean.
struct ArgumentLexer: Sendable {
  private let command: CommandEntry
  private var words: ArraySlice<String>
  /// The remaining letters of a group such as `-qv`.
  private var letters: Substring = ""
  private var flagsHaveEnded = false

  private let urls: URLReader

  init(_ command: CommandEntry, _ words: ArraySlice<String>, _ urls: URLReader) {
    self.urls = urls
    self.command = command
    self.words = words
  }

  /// The last word's index among the program's arguments.
  var argumentIndex: Int { words.startIndex - 1 }

  /// The next argument, or nil at the end.
  mutating func next() throws(UsageError) -> Argument? {
    if !letters.isEmpty { return try nextLetter() }
    guard let word = words.popFirst() else { return nil }
    if flagsHaveEnded || word == "-" || !word.hasPrefix("-") { return .operand(word) }
    if word == "--" {
      flagsHaveEnded = true
      return try next()
    }
    if word.hasPrefix("--") { return try long(word.dropFirst(2)) }
    letters = word.dropFirst()
    try refuseOneDash()
    return try nextLetter()
  }

  private mutating func long(_ text: Substring) throws(UsageError) -> Argument {
    let name = String(text.prefix { $0 != "=" })
    let given = text.count == name.count ? nil : String(text.dropFirst(name.count + 1))
    guard let flag = FlagTable.named(name) else { throw UnknownFlag.error(long: name, command) }
    try UnknownFlag.check(flag, flag.spelling, command)
    if flag.valueName == nil {
      guard given == nil else {
        throw flag.long == SendingFlags.apiKey.long
          ? KeyArgument.refusal : UsageError("\(flag.spelling) is a switch and takes no value.")
      }
      return .flag(flag, FlagValue(flag: flag.spelling, text: ""))
    }
    let value = if let given { given } else { try nextValue(of: flag, flag.spelling) }
    return .flag(flag, FlagValue(flag: flag.spelling, text: value, urls: urls))
  }

  private mutating func nextLetter() throws(UsageError) -> Argument {
    let letter = letters.removeFirst()
    let spelling = "-\(letter)"
    guard let flag = FlagTable.lettered(letter) else {
      throw UsageError("rdbulk \(command.name) has no flag \(Quoted.value(spelling)).")
    }
    try UnknownFlag.check(flag, spelling, command)
    guard flag.valueName != nil else { return .flag(flag, FlagValue(flag: spelling, text: "")) }
    let rest = String(letters)
    letters = ""
    let value = rest.isEmpty ? try nextValue(of: flag, spelling) : rest
    return .flag(flag, FlagValue(flag: spelling, text: value, urls: urls))
  }

  /// The word after a flag. A word that is itself a flag isn't taken: a forgotten value is more likely than a file
  /// called `--dry-run`, for which there is `=`.
  private mutating func nextValue(of flag: Flag, _ spelling: String) throws(UsageError) -> String {
    let missing: Message = "\(spelling) needs a value: \(spelling) \(flag.value ?? Message("VALUE"))."
    guard let word = words.first else { throw UsageError(missing) }
    guard !isFlag(word) else {
      let name = word.prefix { $0 != "=" }
      throw UsageError(missing, hint: "If the value is really \(name), write \(flag.spelling)=\(name)")
    }
    words.removeFirst()
    return word
  }

  private func isFlag(_ word: String) -> Bool {
    if word.hasPrefix("--") {
      let name = word.dropFirst(2).prefix { $0 != "=" }
      return name.isEmpty || FlagTable.named(String(name)) != nil
    }
    guard word.count == 2, word.hasPrefix("-"), let letter = word.last else { return false }
    return FlagTable.lettered(letter) != nil
  }

  /// `-output` would be read as `-o utput` and write a file nobody asked for.
  private func refuseOneDash() throws(UsageError) {
    let name = String(letters.prefix { $0 != "=" })
    guard name.count > 1, FlagTable.named(name) != nil else { return }
    throw UsageError("-\(name) has one dash and needs two.", hint: "Did you mean --\(name)?")
  }
}
