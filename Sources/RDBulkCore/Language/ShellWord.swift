/// Words in shell syntax.
enum ShellWord {
  /// `text` as one word, quoted if a shell would split or interpret it.
  static func quoted(_ text: String) -> String {
    let isPlain = text.utf8.allSatisfy { byte in
      ASCII.isDigit(byte) || (byte | 0x20) &- 0x61 < 26 || byte >= 0x80 || "-._/=,:@%+".utf8.contains(byte)
    }
    return isPlain && !text.isEmpty ? text : "'\(text.replacing("'", with: #"'\''"#))'"
  }

  /// A file's path as an operand, which is not read as a flag.
  static func path(_ path: String) -> String { path.hasPrefix("-") ? "./\(path)" : path }
}
