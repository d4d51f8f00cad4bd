import RDBulkCore

/// Standard error: where everything goes that a person reads.
struct Console: Sendable {
  private let isQuiet: Bool
  private let isVerbose: Bool
  let language: Language
  /// Whether the words of the program are written without accents.
  private let isASCII: Bool

  /// `language`: what the command line asks for; nil: as the locale says.
  init(quiet: Bool = false, verbose: Bool = false, language: Language?) {
    let locale = TerminalInfo.Environment.current()
    isQuiet = quiet
    isVerbose = verbose
    self.language = language ?? locale.language
    isASCII = self.language != .english && !locale.isUTF8
  }

  /// The same language for another run: more or less of what is said.
  func with(quiet: Bool, verbose: Bool) -> Console { Console(quiet: quiet, verbose: verbose, language: language) }

  /// A message as this person reads it.
  func text(_ message: Message) -> String { message.text(in: language, isASCII: isASCII) }

  /// Something that must be said.
  func say(_ line: Message) { write("rdbulk: \(text(line))\n") }

  /// The lines of a longer text.
  func tell(_ lines: [Message]) {
    guard !isQuiet else { return }
    write(lines.map { text($0) + "\n" }.joined())
  }

  /// A line for other programs, which is the same in every language.
  func tell(machine line: String) {
    if !isQuiet { write(line + "\n") }
  }

  /// Something that helps, unless quiet is asked for.
  func note(_ line: Message) {
    if !isQuiet { say(line) }
  }

  /// Something for those who asked for more.
  func detail(_ line: @autoclosure () -> Message) {
    if isVerbose { say(line()) }
  }

  /// A usage error with its hint.
  func say(_ error: UsageError) {
    say(error.message)
    if let hint = error.hint { write("  \(text(hint))\n") }
  }

  /// A question, with the cursor left behind it.
  func ask(_ question: Message) { write("\(text(question)): ") }

  /// The help on standard output.
  func print(_ topic: HelpTopic) throws(SystemError) { try Self.print(topic.text(in: language, isASCII: isASCII)) }

  /// How a login stands, on standard output.
  func print(_ status: LoginStatus) throws(SystemError) {
    try Self.print(status.lines(in: language, isASCII: isASCII).joined(separator: "\n"))
  }

  /// Text on standard output that is the same in every language.
  static func print(_ text: String) throws(SystemError) {
    let bytes = Array((text.hasSuffix("\n") ? text : text + "\n").utf8)
    try Descriptor(standard: 1).write(bytes.span, action: "Standard output can't be written")
  }

  private func write(_ text: String) {
    let bytes = Array(text.utf8)
    // Where standard error is gone there is nobody left to tell.
    try? Descriptor(standard: 2).write(bytes.span, action: "")
  }
}
