/// Plain text for a terminal of 80 columns.
package enum TextLayout {
  static let width = 80

  /// `text` in lines of at most `width` characters: the first one behind `indent` blanks, the others behind `following`.
  package static func wrap(_ text: String, indent: Int, following: Int, width: Int) -> [String] {
    var lines: [String] = []
    var line = String(repeating: " ", count: indent)
    var isEmpty = true
    for word in text.split(separator: " ") {
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

  /// `text` in lines of at most `width` characters, each behind `indent` blanks. Words are never cut; one that is
  /// longer than a line has a line for itself.
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

  /// `left` at column 2 and `right` wrapped from column `column` on; on the next line where `left` leaves no room.
  static func row(_ left: String, _ right: String, column: Int) -> [String] {
    var lines = wrap(right, indent: column)
    let head = "  \(left)"
    guard let first = lines.first, head.count + 2 <= column else { return [head] + lines }
    lines[0] = head + first.dropFirst(head.count)
    return lines
  }
}
