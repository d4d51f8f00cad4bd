import RDBulkCore

/// Standard error: where everything goes that a person reads.
struct Console: Sendable {
  private let isQuiet: Bool
  private let isVerbose: Bool

  init(quiet: Bool = false, verbose: Bool = false) {
    isQuiet = quiet
    isVerbose = verbose
  }

  /// Something that must be said.
  func say(_ line: String) { write("rdbulk: \(line)\n") }

  /// The lines of a longer text.
  func tell(_ lines: [String]) {
    guard !isQuiet else { return }
    write(lines.map { $0 + "\n" }.joined())
  }

  /// Something that helps, unless quiet is asked for.
  func note(_ line: String) {
    if !isQuiet { say(line) }
  }

  /// Something for those who asked for more.
  func detail(_ line: String) {
    if isVerbose { say(line) }
  }

  /// A usage error with its hint.
  func say(_ error: UsageError) {
    say(error.message)
    if let hint = error.hint { write("  \(hint)\n") }
  }

  /// Text on standard output: help, version.
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
