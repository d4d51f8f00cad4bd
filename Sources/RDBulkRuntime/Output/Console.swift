import RDBulkCore
import RDBulkSystem

/// Standard error, where everything goes that a person reads.
struct Console {
  private let isQuiet: Bool
  private let isVerbose: Bool
  private let format: LogFormat
  let language: Language
  /// Whether its lines are JSON objects for other programs.
  var isLog: Bool { format == .json }
  /// Whether the program's own words are written without accents.
  private let isASCII: Bool
  /// The progress block at the bottom of the terminal, which makes way for every line.
  let block = ProgressArea()

  /// `language` is what the command line asks for; nil: the locale's.
  init(quiet: Bool = false, verbose: Bool = false, format: LogFormat = .text, language: Language?) {
    let locale = TerminalInfo.Environment.current()
    isQuiet = quiet
    isVerbose = verbose
    self.format = format
    self.language = language ?? locale.language
    isASCII = self.language != .english && !locale.isUTF8
  }

  /// The console of a run: same language, but as quiet or verbose, and for people or programs, as the plan says.
  func with(_ plan: TellingPlan) -> Console {
    Console(quiet: plan.isQuiet, verbose: plan.isVerbose, format: plan.log, language: language)
  }

  /// A message as this user reads it.
  func text(_ message: Message) -> String { message.text(in: language, isASCII: isASCII) }

  /// Something that must be said. `event` names it for programs.
  func say(_ line: Message, event: String = "error") { log("error", event, line) }

  /// The lines of a longer text. Programs get them through ``log(_:_:)``.
  func tell(_ lines: [Message]) {
    guard !isQuiet, format == .text else { return }
    write(lines.map { fitted(text($0)) + "\n" }.joined())
  }

  /// A line for other programs, the same in every language, with its line end.
  func tell(machine line: String) {
    if !isQuiet { write(line) }
  }

  /// Something helpful, omitted with --quiet.
  func note(_ line: Message, event: String = "note") {
    if !isQuiet { log("info", event, line) }
  }

  /// Something for --verbose.
  func detail(_ line: @autoclosure () -> Message) {
    if isVerbose { log("debug", "detail", line()) }
  }

  /// A failure with its hint. If `arguments` are given, points to the wrong one.
  func say(_ error: Failure, _ arguments: [String] = []) {
    guard format == .text else {
      let event = error.kind == .usage ? "usage" : "error"
      return log("error", event, error.hint.map { "\(error.message) \($0)" } ?? error.message)
    }
    say(error.message)
    if let index = error.argumentIndex { write(Caret.lines(arguments, at: index).map { $0 + "\n" }.joined()) }
    if let hint = error.hint.map({ "  \(text($0))" }) {
      // A command line is copied as a whole.
      write((hint.contains("rdbulk ") ? hint : fitted(hint)) + "\n")
    }
  }

  /// An event with figures, for programs that read the log; people see it in other ways.
  func log(_ event: String, _ members: [(String, JSONValue)]) {
    if format == .json { write(LogLine.json("info", event, nil, members, unixMilliseconds: Self.now)) }
  }

  /// Whether `answer` is a yes: `y` or `yes`, `s` or `sim`.
  func isYes(_ answer: String) -> Bool {
    let words = language == .portuguese ? ["s", "sim", "y", "yes"] : ["y", "yes"]
    return words.contains(answer.lowercased().filter { !$0.isWhitespace })
  }

  /// A question, with the cursor left after it.
  func ask(_ question: Message) { write(fitted("\(text(question)):") + " ") }

  /// The help, on standard output.
  func print(_ topic: HelpTopic) throws(Failure) { try Self.print(topic.text(in: language, isASCII: isASCII)) }

  /// Lines on standard output, none wider than `width` columns where it can be broken.
  func print(_ lines: [Message], width: Int) throws(Failure) {
    try Self.print(lines.map { fitted(text($0), width: width) }.joined(separator: "\n"))
  }

  /// Several jobs in a table, on standard output.
  func print(_ jobs: [JobSummary]) throws(Failure) {
    try Self.print(SummaryTable.lines(jobs, in: language, isASCII: isASCII).joined(separator: "\n"))
  }

  /// The state of a login, on standard output.
  func print(_ status: LoginStatus) throws(Failure) {
    try Self.print(status.lines(in: language, isASCII: isASCII).joined(separator: "\n"))
  }

  /// All logins in a table, on standard output.
  func print(_ list: LoginList) throws(Failure) {
    try Self.print(list.lines(in: language, isASCII: isASCII).joined(separator: "\n"))
  }

  /// Text on standard output, the same in every language.
  static func print(_ text: String) throws(Failure) {
    var bytes = Array((text.hasSuffix("\n") ? text : text + "\n").utf8)
    if Terminal.isTerminal(1) { bytes = VisibleText.bytes(bytes.span) }
    try Failure.as(.output, Descriptor(standard: 1).write(bytes.span, action: "Standard output can't be written"))
  }

  private func log(_ level: String, _ event: String, _ line: Message) {
    guard format == .json else { return write(fitted("rdbulk: \(text(line))") + "\n") }
    write(LogLine.json(level, event, line.text(in: .english), [], unixMilliseconds: Self.now))
  }

  /// Wraps a line to the terminal's width, so that no word is cut. Text to copy, and marks that belong to the line
  /// above, stay unwrapped.
  private func fitted(_ line: String) -> String {
    ProgressArea.terminalWidth.map { fitted(line, width: $0 - 1) } ?? line
  }

  private func fitted(_ line: String, width: Int) -> String {
    guard width >= 19, line.count > width, !line.hasPrefix("  rdbulk "), !line.contains(" --resume") else {
      return line
    }
    let indent = line.prefix { $0 == " " }.count
    return TextLayout.wrap(line, indent: indent, following: indent + 2, width: width).joined(separator: "\n")
  }

  private static var now: Int64 { Clock.wall() / .milliseconds(1) }

  /// Words of other people in a message must not act on a terminal.
  private func write(_ text: String) {
    block.erase()
    Self.write(Terminal.isTerminal(2) ? VisibleText.of(text) : text)
  }

  fileprivate static func write(_ text: String) {
    guard !text.isEmpty else { return }
    let bytes = Array(text.utf8)
    // If standard error is gone, no one is left to tell.
    try? Descriptor(standard: 2).write(bytes.span, action: "")
  }
}

/// The part of the terminal where the progress block is redrawn.
final class ProgressArea {
  private var screen = ProgressScreen()
  private var shown: [StyledText] = []

  /// The terminal's current width: it may be resized at any time.
  static var width: Int { terminalWidth ?? 80 }

  /// nil if standard error isn't a terminal.
  static var terminalWidth: Int? { Terminal.size(of: 2)?.columns }

  /// Leaves the block unchanged while the terminal is stopped: a run that waited for it would process no answers, and
  /// they would time out.
  func draw(_ lines: [StyledText], colour: Bool) {
    guard lines != shown || screen.isEmpty, Descriptor(standard: 2).isWritable() else { return }
    shown = lines
    Console.write(screen.draw(lines, width: Self.width, colour: colour))
  }

  /// Removes the block, so that lines can be written in its place.
  func erase() { if !screen.isEmpty { Console.write(screen.erase(width: Self.width)) } }
}
