/// Lines of roff with the `man` macros (groff_man(7)).
struct Roff: Sendable {
  private(set) var text = ""

  mutating func line(_ line: String) { text += line + "\n" }

  mutating func section(_ name: String) { line(".SH \(Self.quoted(name))") }

  mutating func subsection(_ name: String) { line(".SS \(Self.quoted(name))") }

  mutating func paragraph(_ words: String) {
    line(".PP")
    line(Self.escaped(words))
  }

  mutating func synopsis(_ command: String, _ operands: String) {
    line(".TP")
    line("\\fB\(Self.escaped(command))\\fR \(Self.escaped(operands))")
  }

  mutating func item(_ name: String, _ meaning: String) {
    line(".TP")
    line("\\fB\(Self.escaped(name))\\fR")
    line(Self.escaped(meaning))
  }

  mutating func option(_ names: [String], value: String?, _ words: String) {
    line(".TP")
    let bold = names.map { "\\fB\(Self.escaped($0))\\fR" }.joined(separator: ", ")
    line(bold + (value.map { " \\fI\(Self.escaped($0))\\fR" } ?? ""))
    line(Self.escaped(words))
  }

  mutating func example(_ wish: String, _ command: String) {
    line(".PP")
    line(Self.escaped(wish))
    line(".RS 4")
    line(".nf")
    line(Self.escaped(command))
    line(".fi")
    line(".RE")
  }

  static func quoted(_ text: String) -> String { "\"\(escaped(text).replacing("\"", with: "\\(dq"))\"" }

  /// `text` as words of a page: backslashes and minus signs stay literal, and no line begins as a request.
  static func escaped(_ text: String) -> String {
    var result = text.replacing("\\", with: "\\e").replacing("-", with: "\\-").replacing("~", with: "\\(ti")
    result = result.replacing("^", with: "\\(ha").replacing("`", with: "\\(ga")
    if let first = result.first, first == "." || first == "'" { result = "\\&" + result }
    return result
  }
}
