/// Parses a command line into an `Invocation`: it validates but never acts, so it needs no file, environment or
/// terminal.
package enum CommandLineParser {
  /// What `arguments` (without the program's name) ask for.
  ///
  /// Throws a `UsageError` for an unknown command or flag, a value out of range, and contradictory flags. `--help` and
  /// `--version` take effect as soon as they are read, whatever follows. Whether files can be read and columns exist
  /// isn't checked here.
  ///
  /// `urls` parses URLs the way the code that connects to them does.
  package static func parse(_ arguments: [String], _ urls: URLReader) throws(UsageError) -> Invocation {
    guard let first = arguments.first else {
      throw UsageError("A command is missing: \(Sentence.list(firstWords)).", hint: "Try: rdbulk help")
    }
    let languageCount = LanguageChoice.wordCount(first)
    if languageCount > 0 { return try parse(arguments, without: languageCount, urls) }
    let rest = arguments.dropFirst()
    switch first {
    case "-h", "--help": return try help(rest)
    case "-V", "--version": return .version
    default: break
    }
    if let word = rest.first, CommandTable.groups[first] != nil, word == "-h" || word == "--help" {
      return .help(.group(first))
    }
    let (command, count) = try command(arguments)
    if command.kind == .help { return try help(rest) }
    do throws(UsageError) {
      if command.kind == .history { return try history(command, arguments.dropFirst(count), urls) }
      return try invocation(of: command, arguments.dropFirst(count), urls)
    } catch {
      var error = error
      error.hint = error.hint ?? "See: rdbulk help \(command.name)"
      throw error
    }
  }

  /// Parses a line that begins with `--lang`, which takes `count` words.
  private static func parse(
    _ arguments: [String], without count: Int, _ urls: URLReader
  ) throws(UsageError) -> Invocation {
    var words = arguments.prefix(count)
    _ = try LanguageChoice.takeAll(&words)
    do throws(UsageError) {
      return try parse(Array(arguments.dropFirst(count)), urls)
    } catch {
      var error = error
      error.argumentIndex = error.argumentIndex.map { $0 + count }
      throw error
    }
  }

  private static func invocation(
    of command: CommandEntry, _ words: ArraySlice<String>, _ urls: URLReader
  ) throws(UsageError) -> Invocation {
    var lexer = ArgumentLexer(command, words, urls)
    var draft = InvocationDraft()
    while true {
      do throws(UsageError) {
        guard let argument = try lexer.next() else { break }
        try take(argument, command, &draft)
      } catch {
        var error = error
        error.argumentIndex = lexer.argumentIndex
        throw error
      }
      switch draft.question {
      case .help: return .help(draft.eventType.map(HelpTopic.type) ?? topic(command, isWhole: words.contains("--all")))
      case .version: return .version
      case nil: break
      }
    }
    let inputs = draft.operands
    draft.send.input = inputs.first == "-" ? nil : inputs.first
    if command.kind == .send(.verify), inputs.isEmpty {
      throw UsageError("rdbulk verify reads the results of an earlier run: name that file, or - for standard input.")
    }
    return try finish(draft, command, draft.eventType, inputs)
  }

  /// `rdbulk history`, whose line may end with another command.
  private static func history(
    _ command: CommandEntry, _ words: ArraySlice<String>, _ urls: URLReader
  ) throws(UsageError) -> Invocation {
    let inner = words.indices.dropFirst().first { index in
      !words[index - 1].hasPrefix("-") && (try? self.command(Array(words[index...])))?.0.isSending == true
    }
    let own = words[..<(inner ?? words.endIndex)].filter { $0 != "rdbulk" && $0 != "--" }
    guard case .history(var options) = try invocation(of: command, own[...], urls) else {
      return try invocation(of: command, own[...], urls)
    }
    if let inner {
      guard case .send(let sending) = try parse(Array(words[inner...]), urls) else {
        throw UsageError("--add takes the command that wrote the results.")
      }
      options.sending = sending
    }
    guard (options.results == nil) == (options.sending == nil) else {
      throw UsageError(
        options.results == nil
          ? "A command is only possible after --add RESULTS: the one that wrote them."
          : "Results don't say what was sent: after --add comes the command that wrote them.",
        hint: "For example: rdbulk history sales.history --add results.csv won sales.csv")
    }
    return .history(options)
  }

  private static func take(
    _ argument: Argument, _ command: CommandEntry, _ draft: inout InvocationDraft
  ) throws(UsageError) {
    let followsKey = draft.followsKey
    draft.followsKey = false
    switch argument {
    case .operand(let word) where followsKey && KeyArgument.mayBe(word): throw KeyArgument.refusal
    case .operand(let word) where command.kind == .event && draft.eventType == nil: draft.eventType = try type(word)
    case .operand(let word) where command.kind == .completions || command.kind == .summary && !word.isEmpty:
      draft.operands.append(word)
    case .operand(let word):
      try check(operand: word, after: draft.operands, command)
      draft.operands.append(word)
    case .flag(let flag, let value):
      try flag.apply(&draft, value)
      draft.given.insert(flag.long)
      draft.followsKey = flag.long == SendingFlags.apiKey.long
    }
  }

  /// The options as the command's own type, after the checks that involve several flags.
  private static func finish(
    _ draft: InvocationDraft, _ command: CommandEntry, _ eventType: EventType?, _ inputs: [String]
  ) throws(UsageError) -> Invocation {
    switch command.kind {
    case .send(let command): return .send(try sending(draft, command))
    case .event:
      guard let eventType else {
        throw UsageError("rdbulk event needs the TYPE of the events.", hint: "They are listed by: rdbulk help event")
      }
      try Contradictions.checkKey(draft, eventType)
      return .send(try sending(draft, .event(eventType)))
    case .auth(let action):
      var options = draft.auth
      options.action = action
      options.profile = draft.send.profile
      options.baseURL = draft.send.baseURL
      options.proxy = draft.send.proxy
      options.caFile = draft.send.caFile
      options.timeout = draft.send.timeout
      options.connectTimeout = draft.send.connectTimeout
      return .auth(options)
    case .sandbox:
      try Contradictions.checkSandbox(draft)
      return .sandbox(draft.sandbox)
    case .history:
      guard let path = inputs.first else { throw UsageError("rdbulk history needs the FILE of a --history.") }
      var options = draft.history
      options.path = path
      options.wait = draft.send.historyWait
      return .history(options)
    case .summary:
      guard !inputs.isEmpty else {
        throw UsageError("rdbulk summary needs files that jobs wrote with --summary.")
      }
      return .summary(inputs)
    case .completions: return .help(.completions(try shell(inputs)))
    case .help:
      return .help(.overview)
    }
  }

  private static func sending(_ draft: InvocationDraft, _ command: SendCommand) throws(UsageError) -> SendOptions {
    try Contradictions.checkSending(draft)
    var options = draft.send
    options.command = command
    options.sandbox = draft.rehearses ? draft.sandbox : nil
    return options
  }

  /// The event type called `word`, in any case.
  private static func type(_ word: String) throws(UsageError) -> EventType {
    if let type = EventType.named(word) { return type }
    if let replacement = EventType.replacement(ofRemoved: word) {
      throw UsageError(
        "RD Station has removed the event type \(word.uppercased()): the API refuses it.",
        hint: "\(replacement) replaces it: one event per order or cart, with its products in line_items: "
          + "rdbulk help event \(replacement)")
    }
    let nearest = NearestName.find(word.uppercased(), among: EventType.all.map(\.name))
    throw UsageError(
      "\(Quoted.value(word)) is not an event type of the API.",
      hint: nearest.map { "Did you mean rdbulk event \($0)?" } ?? "They are listed by: rdbulk help event"
    )
  }

  private static func shell(_ words: [String]) throws(UsageError) -> Shell {
    let shells = Shell.allCases.map(\.rawValue)
    guard let word = words.first, words.count == 1, let shell = Shell(rawValue: word.lowercased()) else {
      throw UsageError("rdbulk completions takes the name of a shell: \(Sentence.list(shells)).")
    }
    return shell
  }

  private static func check(
    operand word: String, after inputs: [String], _ command: CommandEntry
  ) throws(UsageError) {
    guard command.isSending || command.kind == .history || command.kind == .summary else {
      throw UsageError("rdbulk \(command.name) takes no input; remove \(Quoted.value(word)).")
    }
    guard !word.isEmpty else {
      throw UsageError("The name of INPUT is empty; standard input is written -.")
    }
    if let first = inputs.first {
      throw UsageError(
        "Only one INPUT is possible, and \(Quoted.value(word)) comes after \(Quoted.value(first)).",
        hint: "A name with blanks needs quotes; for several files, run rdbulk once for each."
      )
    }
  }

  private static func help(_ words: ArraySlice<String>) throws(UsageError) -> Invocation {
    var names = words.filter { !["-h", "--help", "--all"].contains($0) }[...]
    _ = try LanguageChoice.takeAll(&names)
    guard let first = names.first else { return .help(.overview) }
    if first == "--man", names.count == 1 { return .help(.manual) }
    if names.count == 1, CommandTable.groups[first] != nil { return .help(.group(first)) }
    let (command, count) = try command(Array(names))
    if command.kind == .event, names.count == count + 1 {
      return .help(.type(try type(names[count])))
    }
    guard names.count == count else {
      throw UsageError("rdbulk help takes one command, not \(names.count).", hint: "See: rdbulk help")
    }
    return .help(topic(command, isWhole: words.contains("--all")))
  }

  private static func topic(_ command: CommandEntry, isWhole: Bool) -> HelpTopic {
    isWhole && command.kind != .help ? .whole(command) : .command(command)
  }

  /// The command that `words` begin with, and how many words name it.
  static func command(_ words: [String]) throws(UsageError) -> (CommandEntry, Int) {
    guard let first = words.first else { throw unknown("") }
    if let command = CommandTable.named(first) { return (command, 1) }
    if words.count > 1, let command = CommandTable.named("\(first) \(words[1])") { return (command, 2) }
    let group = CommandTable.all.filter { $0.name.hasPrefix("\(first) ") }.map(\.name)
    guard !group.isEmpty else { throw unknown(first) }
    throw UsageError(
      words.count > 1 && !words[1].hasPrefix("-")
        ? "rdbulk \(first) has no command \(Quoted.value(words[1])); the commands are \(Sentence.list(group, joiner: .and))."
        : "rdbulk \(first) needs one more word: \(Sentence.list(group)).",
      hint: "See: rdbulk help"
    )
  }

  private static func unknown(_ word: String) -> UsageError {
    guard !word.hasPrefix("-") else {
      return UsageError(
        "The command comes before its flags, and \(Quoted.value(word)) is not one; the commands are \(commandNames).",
        hint: "Try: rdbulk help"
      )
    }
    // `rdbulk login` is `rdbulk auth login`.
    let nearest =
      CommandTable.all.first { $0.name.hasSuffix(" \(word)") }?.name ?? NearestName.find(word, among: firstWords)
    return UsageError(
      "rdbulk has no command \(Quoted.value(word)); the commands are \(commandNames).",
      hint: nearest.map { "Did you mean rdbulk \($0)?" } ?? "See: rdbulk help"
    )
  }

  /// The first words of all commands.
  private static var firstWords: [String] {
    var words: [String] = []
    for command in CommandTable.all {
      let word = String(command.name.prefix { $0 != " " })
      if words.last != word { words.append(word) }
    }
    return words
  }

  private static var commandNames: Message { Sentence.list(firstWords, joiner: .and) }
}
