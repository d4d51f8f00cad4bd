/// Whether it was a rehearsal, how it ended, and what to do next.
extension ReportPage {
  private static let mostLines = 30
  private static let longestLine = 1_000
  /// A command that is cut off would do something else.
  private static let longestCommand = 8_000

  /// The first thing on the page of a rehearsal: whoever it is shown to must not take it for what was sent.
  func writeRehearsal(_ writer: inout HTMLWriter) {
    guard facts.isRehearsal else { return }
    writer.element(
      "p", [("class", "rehearsal")], "This was a rehearsal against a stand-in API: nothing reached RD Station.")
  }

  func writeEnding(_ writer: inout HTMLWriter) {
    guard !facts.ending.isEmpty else { return }
    section(&writer, "How it ended, and what next") { writer in
      for line in facts.ending.prefix(Self.mostLines) { writeLine(&writer, line) }
    }
  }

  /// A sentence, and the command that it may end in, as a block of its own.
  private func writeLine(_ writer: inout HTMLWriter, _ line: Message) {
    var text = line.text(in: language)
    let command = Self.command(endOf: line).flatMap { text.hasSuffix($0) && $0.count <= Self.longestCommand ? $0 : nil }
    if let command { text = String(text.dropLast(command.count)) }
    if text.contains(where: { $0 != " " }) { writer.element("p", verbatim: Self.cut(text, Self.longestLine)) }
    guard let command else { return }
    writer.element("pre", [("tabindex", "0")]) { writer in
      writer.element("code") { writer in
        for (index, word) in ShellWord.split(command).enumerated() {
          if index > 0 { writer.text(verbatim: " ") }
          writer.word(word)
        }
      }
    }
  }

  /// The command at the end of a message.
  private static func command(endOf message: Message) -> String? {
    switch message.arguments.last {
    case .text(let text)?:
      let command = String(text.drop { $0 == " " })
      return command.hasPrefix("rdbulk ") ? command : nil
    case .message(let message)?: return command(endOf: message)
    default: return nil
    }
  }
}
