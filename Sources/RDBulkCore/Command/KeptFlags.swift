/// The flags of a command line that belong to what comes next as well, as they were typed.
///
/// A line to copy must aim where the first one did: at the same server and login, with the same columns.
package struct KeptFlags: Equatable, Sendable {
  /// For sending what is left.
  package let sending: [String]
  /// For asking the same server something else.
  package let connecting: [String]

  /// What belongs to one run alone: its files, and how it began.
  private static let own: Set<String> = [
    "output", "rejects", "summary", "report", "resume", "overwrite", "port-file", "log", "dry-run",
  ]

  /// No flags.
  package init() {
    sending = []
    connecting = []
  }

  /// nil where the line may hold a secret, which is not repeated.
  package init?(_ arguments: [String], of command: SendCommand) {
    guard !arguments.contains(where: Echo.mayBeSecret) else { return nil }
    let entry = CommandTable.all.first { $0.kind == .send(command) } ?? CommandTable.event
    var words = arguments[...]
    while let word = words.first, LanguageChoice.wordCount(word) > 0 {
      words = words.dropFirst(LanguageChoice.wordCount(word))
    }
    var lexer = ArgumentLexer(entry, words.dropFirst(entry.name.split(separator: " ").count))
    var sending: [String] = []
    var connecting: [String] = []
    while true {
      guard let argument = try? lexer.next() else { break }
      guard case .flag(let flag, let value) = argument, !Self.own.contains(flag.long) else { continue }
      let words = flag.valueName == nil ? [flag.spelling] : [flag.spelling, value.text]
      sending += words
      if flag.scope == .connecting || flag.long == "token-file" || flag.long == "lang" { connecting += words }
    }
    self.sending = sending
    self.connecting = connecting
  }
}
