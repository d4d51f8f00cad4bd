/// Words in shell syntax.
enum ShellWord {
  /// `text` as one word, quoted if a shell would split or interpret it.
  static func quoted(_ text: String) -> String {
    let isPlain = text.utf8.allSatisfy { byte in
      ASCII.isDigit(byte) || (byte | 0x20) &- 0x61 < 26 || byte >= 0x80 || "-._/=,:@%+".utf8.contains(byte)
    }
    return isPlain && !text.isEmpty ? text : "'\(text.replacing("'", with: #"'\''"#))'"
  }

  /// The words of a line that `quoted` has made, each as it is there.
  static func split(_ line: String) -> [String] {
    var words: [String] = []
    var word = ""
    var isQuoted = false
    for character in line {
      if character == "'" { isQuoted.toggle() }
      if character == " ", !isQuoted {
        if !word.isEmpty { words.append(word) }
        word = ""
      } else {
        word.append(character)
      }
    }
    return word.isEmpty ? words : words + [word]
  }

  /// A file's path as an operand, which is not read as a flag.
  static func path(_ path: String) -> String { path.hasPrefix("-") ? "./\(path)" : path }
}
