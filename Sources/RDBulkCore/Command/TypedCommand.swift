/// The command line as typed, from which the next ones are built.
///
/// A line offered for copying must do what the sentence above it says: it goes to the same account and server, reads
/// the same columns, and uses the sandbox if the first one did. If that can't be shown, no line is offered.
package struct TypedCommand: Sendable {
  /// The words after `rdbulk`.
  private let arguments: [String]
  private var given: [(flag: Flag, value: String)] = []
  /// Whether `given` has all of the flags.
  private var isUnderstood = true

  /// In characters; a longer line wouldn't be read before it is copied.
  private static let longest = 300
  /// Flags that name this run's own files or count its rows, or say what happens to them.
  private static let ofThisRun: Set<String> = [
    ResultFlags.output.long, ResultFlags.rejects.long, ResultFlags.rejectsWhy.long, ResultFlags.rejectStatuses.long,
    ResultFlags.accepts.long, ResultFlags.before.long, ResultFlags.summary.long, ResultFlags.report.long,
    ResultFlags.metrics.long, ResultFlags.overwrite.long, ResultFlags.resume.long,
    SandboxFlags.log.long, InputFlags.skip.long, InputFlags.first.long,
  ]

  /// Either `arguments` were obeyed, or there are none.
  package init(_ arguments: [String]) {
    self.arguments = arguments
    guard !arguments.isEmpty else { return }
    do throws(UsageError) {
      try read(arguments)
    } catch {
      isUnderstood = false
    }
  }

  private mutating func read(_ arguments: [String]) throws(UsageError) {
    var words = arguments[...]
    // It may also come before the command.
    while let word = words.first, LanguageChoice.wordCount(word) > 0 {
      var language = words.prefix(LanguageChoice.wordCount(word))
      words = words.dropFirst(language.count)
      if let language = try LanguageChoice.takeAll(&language) {
        given.append((DisplayFlags.language, language.rawValue))
      }
    }
    let (command, count) = try CommandLineParser.command(Array(words))
    // Values aren't checked here, so no URL is parsed.
    var lexer = ArgumentLexer(command, words.dropFirst(count), .none)
    while let argument = try lexer.next() {
      if case .flag(let flag, let value) = argument { given.append((flag, value.text)) }
    }
  }

  /// The same line with `--resume`.
  package var resuming: String? {
    let end = arguments.firstIndex(of: "--") ?? arguments.endIndex
    let replaced = [ResultFlags.overwrite.spelling, ResultFlags.resume.spelling]
    let words = arguments[..<end].filter { !replaced.contains($0) } + [ResultFlags.resume.spelling] + arguments[end...]
    return Quoted.mayBeSecret(arguments) ? nil : Self.line(words)
  }

  /// The line that continues with the rows after a pilot's: the same with `--resume` and without `--first`.
  package var withoutPilot: String? {
    let end = arguments.firstIndex(of: "--") ?? arguments.endIndex
    let first = InputFlags.first.spelling
    var words: [String] = []
    var rest = arguments[..<end]
    while let word = rest.popFirst() {
      if word == first { _ = rest.popFirst() } else if !word.hasPrefix(first + "=") { words.append(word) }
    }
    return TypedCommand(words + arguments[end...]).resuming
  }

  /// A line that begins with `words` and has the flags with which this run's rows were read and sent. `file` is named
  /// among the words; its rows are in `format`. `areChosen`: each of them met the conditions of `--where`.
  func sending(_ words: [String], rows file: String, _ format: InputFormat?, areChosen: Bool = false) -> String? {
    var flags = given.filter { flag, value in
      !Self.ofThisRun.contains(flag.long) && !(areChosen && flag.long == InputFlags.where.long && Self.mayMiss(value))
    }
    let isTold = flags.contains { $0.flag.long == InputFlags.format.long }
    // Of JSON, the first line alone may look like JSON Lines.
    if let format, !isTold, format == .json || InputFormat(path: file).map({ $0.isJSON != format.isJSON }) == true {
      flags.append((InputFlags.format, format.rawValue))
    }
    return following(words, flags)
  }

  /// Whether rows that meet a condition may lack a value that it names, for which `--where` would refuse them.
  private static func mayMiss(_ condition: String) -> Bool {
    guard let condition = try? FlagValue(flag: InputFlags.where.spelling, text: condition).condition() else {
      return false
    }
    return condition.isNegated || condition.values.count > 1
  }

  /// A line that begins with `words` and has the flags that say which account to use, and how to reach it.
  func verifying(_ words: [String]) -> String? {
    let kept = [SendingFlags.tokenFile.long, DisplayFlags.language.long, ResultFlags.format.long]
    return following(words, given.filter { $0.flag.scope == .connecting || kept.contains($0.flag.long) })
  }

  /// File names in `words` aren't secrets; what flags hold may be.
  private func following(_ words: [String], _ flags: [(flag: Flag, value: String)]) -> String? {
    let carried = flags.flatMap { flag, value in
      if flag.valueName == nil { return [flag.spelling] }
      return value.isEmpty || value.hasPrefix("-") ? ["\(flag.spelling)=\(value)"] : [flag.spelling, value]
    }
    return !isUnderstood || Quoted.mayBeSecret(carried) ? nil : Self.line(words + carried)
  }

  /// nil if it is too long, or would act on the terminal that shows it.
  private static func line(_ words: [String]) -> String? {
    let line = (["rdbulk"] + words.map(ShellWord.quoted)).joined(separator: " ")
    return line.count <= longest && !Quoted.hasControls(line) ? line : nil
  }
}
