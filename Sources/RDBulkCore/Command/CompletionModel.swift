/// What a shell can complete, taken from the tables of commands and flags.
struct CompletionModel: Sendable {
  /// What can be completed for a value.
  enum Value: Equatable, Sendable {
    /// A switch has no value.
    case none
    case words([String])
    case file
    /// The name of a stored login, which the script asks `rdbulk auth list` for.
    case profile
    /// Anything else: nothing is offered.
    case text
  }

  struct FlagModel: Sendable {
    let long: String
    let short: Character?
    let help: String
    let value: Value
  }

  struct CommandModel: Sendable {
    /// `lost`, `funnel set`.
    let name: String
    let summary: String
    let flags: [FlagModel]
    /// What its operands can be, in order; the last one stands for all that follow.
    let operands: [Value]

    var words: [String] { name.split(separator: " ").map(String.init) }
  }

  let commands: [CommandModel]

  /// The descriptions are in `language`.
  init(_ language: Language, isASCII: Bool) {
    commands = CommandTable.all.map { command in
      CommandModel(
        name: command.name, summary: command.summary.text(in: language, isASCII: isASCII),
        flags: FlagTable.flags(of: command).map { flag in
          FlagModel(
            long: flag.long, short: flag.short, help: flag.help.text(in: language, isASCII: isASCII),
            value: flag.long == SendingFlags.profile.long ? .profile : Self.value(of: flag.valueName))
        },
        operands: Self.operands(of: command)
      )
    }
  }

  /// The first words of all commands, once each, with their descriptions.
  var firstWords: [(word: String, summary: String)] {
    var result: [(word: String, summary: String)] = []
    for command in commands where !result.contains(where: { $0.word == command.words[0] }) {
      let others = secondWords(after: command.words[0]).map(\.word)
      result.append((command.words[0], others.isEmpty ? command.summary : others.joined(separator: ", ")))
    }
    return result
  }

  /// The second words of the commands that begin with `word`.
  func secondWords(after word: String) -> [(word: String, summary: String)] {
    commands.filter { $0.words.count == 2 && $0.words[0] == word }.map { ($0.words[1], $0.summary) }
  }

  /// `csv|jsonl` are words, `FILE` is a file, `N/s|N/min` is neither.
  static func value(of name: String?) -> Value {
    guard let name else { return .none }
    if name == "FILE" { return .file }
    let words = name.split(separator: "|").map(String.init)
    let isWord = { (word: String) in word.allSatisfy { $0.isLowercase || $0.isNumber || $0 == "-" } }
    let known = words.filter(isWord)
    return known.isEmpty ? .text : .words(known)
  }

  private static func operands(of command: CommandEntry) -> [Value] {
    switch command.kind {
    case .send: [.file]
    case .event: [.words(EventType.all.map(\.name)), .file]
    case .help: [.words(CommandTable.all.map { String($0.name.prefix { $0 != " " }) }.uniqued)]
    case .completions: [.words(Shell.allCases.map(\.rawValue))]
    case .history, .summary: [.file]
    case .auth, .sandbox: []
    }
  }
}

extension [String] {
  /// The elements in order, without repetitions.
  fileprivate var uniqued: [String] {
    var seen: Set<String> = []
    return filter { seen.insert($0).inserted }
  }
}
