/// Reads a command line into an `Invocation`: it validates and never acts, so it needs no file, no environment and no
/// terminal.
package enum CommandLineParser {
  /// What `arguments` (without the program's name) ask for.
  ///
  /// Throws a `UsageError` for an unknown command or flag, a value out of its range, and flags that contradict each
  /// other. `--help` and `--version` are answered as soon as they are read, whatever follows them. That a file can't
  /// be read or a column is absent is not found out here.
  package static func parse(_ arguments: [String]) throws(UsageError) -> Invocation {
    guard let first = arguments.first else {
      throw UsageError("A command is missing: \(commandNames).", hint: "Try: rdbulk help")
    }
    let rest = arguments.dropFirst()
    switch first {
    case "-h", "--help": return try help(rest)
    case "-V", "--version": return .version
    default: break
    }
    guard let command = CommandTable.named(first) else { throw unknown(first) }
    if command.kind == .help { return try help(rest) }
    do throws(UsageError) {
      return try invocation(of: command, rest)
    } catch {
      var error = error
      error.hint = error.hint ?? "See: rdbulk help \(command.name)"
      throw error
    }
  }

  private static func invocation(
    of command: CommandEntry, _ words: ArraySlice<String>
  ) throws(UsageError) -> Invocation {
    var lexer = ArgumentLexer(command, words)
    var draft = InvocationDraft()
    var inputs: [String] = []
    while let argument = try lexer.next() {
      switch argument {
      case .operand(let word):
        try check(operand: word, after: inputs, command)
        inputs.append(word)
      case .flag(let flag, let value):
        try flag.apply(&draft, value)
        draft.given.insert(flag.long)
      }
      switch draft.question {
      case .help: return .help(HelpText.text(of: command))
      case .version: return .version
      case nil: break
      }
    }
    draft.send.input = inputs.first == "-" ? nil : inputs.first
    return try finish(draft, command)
  }

  /// The options as the command's own type, after the checks that need all of the flags.
  private static func finish(_ draft: InvocationDraft, _ command: CommandEntry) throws(UsageError) -> Invocation {
    switch command.kind {
    case .send(let event):
      try Contradictions.checkSending(draft)
      var options = draft.send
      options.command = event
      options.sandbox = draft.rehearses ? draft.sandbox : nil
      return .send(options)
    case .sandbox:
      try Contradictions.checkSandbox(draft)
      return .sandbox(draft.sandbox)
    case .help:
      return .help(HelpText.overview)
    }
  }

  private static func check(
    operand word: String, after inputs: [String], _ command: CommandEntry
  ) throws(UsageError) {
    guard case .send = command.kind else {
      throw UsageError("rdbulk \(command.name) reads no input, so \(Echo.quoted(word)) has no place.")
    }
    guard !word.isEmpty else {
      throw UsageError("The name of INPUT is empty; standard input is written -.")
    }
    if let first = inputs.first {
      throw UsageError(
        "There is room for one INPUT, and \(Echo.quoted(word)) comes after \(Echo.quoted(first)).",
        hint: "A name with blanks needs quotes; for several files, run rdbulk once for each."
      )
    }
  }

  private static func help(_ words: ArraySlice<String>) throws(UsageError) -> Invocation {
    let names = words.filter { $0 != "-h" && $0 != "--help" }
    guard let name = names.first else { return .help(HelpText.overview) }
    guard names.count == 1 else {
      throw UsageError("rdbulk help takes one command, not \(names.count).", hint: "See: rdbulk help")
    }
    guard let command = CommandTable.named(name) else { throw unknown(name) }
    return .help(HelpText.text(of: command))
  }

  private static func unknown(_ word: String) -> UsageError {
    guard !word.hasPrefix("-") else {
      return UsageError(
        "The command comes before its flags, and \(Echo.quoted(word)) is none; there are \(commandNames).",
        hint: "Try: rdbulk help"
      )
    }
    let nearest = NearestName.find(word, among: CommandTable.all.map(\.name))
    return UsageError(
      "rdbulk has no command \(Echo.quoted(word)); there are \(commandNames).",
      hint: nearest.map { "Did you mean rdbulk \($0)?" } ?? "See: rdbulk help"
    )
  }

  private static var commandNames: String { Sentence.list(CommandTable.all.map(\.name), joiner: "and") }
}
