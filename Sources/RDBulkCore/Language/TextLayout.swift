/// Lays out plain text for an 80-column terminal.
package enum TextLayout {
  package static let width = 80

  /// Breaks `text` into lines of at most `width` characters, the first indented by `indent` blanks, the others by
  /// `following`. What is to be copied stays in one piece: a flag with its value, and what is in single quotes.
  package static func wrap(_ text: String, indent: Int, following: Int, width: Int) -> [String] {
    var lines: [String] = []
    var line = String(repeating: " ", count: indent)
    var isEmpty = true
    for word in pieces(text) {
      if !isEmpty, line.count + 1 + word.count > width {
        lines.append(line)
        line = String(repeating: " ", count: following)
        isEmpty = true
      }
      line += isEmpty ? String(word) : " \(word)"
      isEmpty = false
    }
    return lines + [line]
  }

  /// The words of `text`, as they are kept together.
  private static func pieces(_ text: String) -> [String] {
    var pieces: [String] = []
    var (isQuoted, isFlag) = (false, false)
    for word in text.split(separator: " ") {
      let isFirst = !isQuoted && !isFlag
      if isFirst { pieces.append(String(word)) } else { pieces[pieces.count - 1] += " \(word)" }
      // An apostrophe within a word is none.
      let opens = word.firstIndex(of: "'").map { $0 == word.startIndex || "=(".contains(word[word.index(before: $0)]) }
      let quotes = word.count { $0 == "'" }
      if isQuoted { isQuoted = quotes % 2 == 0 } else { isQuoted = opens == true && quotes % 2 == 1 }
      isFlag = isFirst && word.hasPrefix("--") && word.last?.isLetter == true
    }
    // A quote that never closes is none.
    return isQuoted ? text.split(separator: " ").map(String.init) : pieces
  }

  /// Breaks `text` into lines of at most `width` characters, each indented by `indent` blanks. Never splits a word; one
  /// that is longer than a line gets its own.
  static func wrap(_ text: String, indent: Int) -> [String] {
    let margin = String(repeating: " ", count: indent)
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ") {
      if !line.isEmpty, indent + line.count + 1 + word.count > width {
        lines.append(margin + line)
        line = ""
      }
      line += line.isEmpty ? String(word) : " \(word)"
    }
    if !line.isEmpty { lines.append(margin + line) }
    return lines
  }

  /// `left` at column 2 and `right` wrapped from `column` on, starting on the next line if `left` leaves no room.
  static func row(_ left: String, _ right: String, column: Int) -> [String] {
    var lines = wrap(right, indent: column)
    let head = "  \(left)"
    guard let first = lines.first, head.count + 2 <= column else { return [head] + lines }
    lines[0] = head + first.dropFirst(head.count)
    return lines
  }
}
