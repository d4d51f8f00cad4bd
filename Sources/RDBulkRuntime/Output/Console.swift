import RDBulkCore

/// Standard error: where everything goes that a person reads.
struct Console {
  let language: Language
  private let isQuiet: Bool
  private let isVerbose: Bool
  private let format: LogFormat
  /// The progress block at the bottom of the terminal, which makes room for every line.
  let block: ProgressArea

  init(
    quiet: Bool = false, verbose: Bool = false, format: LogFormat = .text,
    language: Language = TerminalInfo.Environment.current().language
  ) {
    isQuiet = quiet
    isVerbose = verbose
    self.format = format
    self.language = language
    block = ProgressArea()
  }

  /// Something that must be said.
  func say(_ line: String, event: String = "error") { log("error", event, line) }

  /// The lines of a longer text.
  func tell(_ lines: [String]) {
    guard !isQuiet, format == .text else { return }
    write(lines.map { $0 + "\n" }.joined())
  }

  /// Something that helps, unless quiet is asked for. `event` names it for programs.
  func note(_ line: String, event: String = "note") {
    if !isQuiet { log("info", event, line) }
  }

  /// Something for those who asked for more.
  func detail(_ line: String) {
    if isVerbose { log("debug", "request", line) }
  }

  /// A usage error with its hint.
  func say(_ error: UsageError) {
    guard format == .text else {
      return log("error", "usage", [error.message, error.hint].compactMap(\.self).joined(separator: " "))
    }
    say(error.message)
    if let hint = error.hint { write("  \(hint)\n") }
  }

  /// Something notable that has figures, for programs that read the log; a person is told in other ways.
  func log(_ event: String, _ members: [(String, JSONValue)]) {
    if format == .json { write(LogLine.json("info", event, nil, members, unixMilliseconds: Self.now)) }
  }

  /// A line of progress for other programs.
  func tellProgress(_ json: String) { if !isQuiet { write(json + "\n") } }

  private func log(_ level: String, _ event: String, _ line: String) {
    guard format == .json else { return write("rdbulk: \(line)\n") }
    write(LogLine.json(level, event, line, [], unixMilliseconds: Self.now))
  }

  private static var now: Int64 { Clock.wall() / .milliseconds(1) }

  /// Text on standard output: help, version.
  static func print(_ text: String) throws(SystemError) {
    let bytes = Array((text.hasSuffix("\n") ? text : text + "\n").utf8)
    try Descriptor(standard: 1).write(bytes.span, action: "Standard output can't be written")
  }

  private func write(_ text: String) {
    block.erase()
    Self.write(text)
  }

  fileprivate static func write(_ text: String) {
    guard !text.isEmpty else { return }
    let bytes = Array(text.utf8)
    // Where standard error is gone there is nobody left to tell.
    try? Descriptor(standard: 2).write(bytes.span, action: "")
  }
}

/// The part of the terminal that the progress block is drawn into, time and again.
final class ProgressArea {
  private var screen = ProgressScreen()
  private var shown: [StyledText] = []

  /// Columns of the terminal at present: it may be resized at any time.
  static var width: Int { TerminalInfo.size(of: 2)?.columns ?? 80 }

  func draw(_ lines: [StyledText], colour: Bool) {
    guard lines != shown || screen.isEmpty else { return }
    shown = lines
    Console.write(screen.draw(lines, width: Self.width, colour: colour))
  }

  /// Takes the block away, so that lines can be written in its place.
  func erase() { if !screen.isEmpty { Console.write(screen.erase(width: Self.width)) } }
}
