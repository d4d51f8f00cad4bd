import RDBulkCore
import RDBulkSystem

/// What a descriptor that a person reads is: how much room it has, and in which letters, colours and language it speaks.
struct TerminalInfo: Equatable, Sendable {
  var isTerminal: Bool
  /// Columns and lines; nil where it is no terminal or does not say.
  var size: Terminal.Size?
  /// The environment, as far as it concerns the terminal.
  var environment: Environment

  /// The variables by name; what is not set is "".
  struct Environment: Equatable, Sendable {
    var term = ""
    var noColor = ""
    var lcAll = ""
    var lcCtype = ""
    var lcMessages = ""
    var lang = ""
  }

  /// Of the descriptor `number`, which stays open.
  init(of number: Int32) {
    isTerminal = Terminal.isTerminal(number)
    size = isTerminal ? Terminal.size(of: number) : nil
    environment = .current()
  }

  init(isTerminal: Bool, size: Terminal.Size?, environment: Environment) {
    self.isTerminal = isTerminal
    self.size = size
    self.environment = environment
  }
}

extension TerminalInfo.Environment {
  static func current() -> Self {
    func value(_ name: String) -> String { CurrentProcess.environment(name) ?? "" }
    return Self(
      term: value("TERM"), noColor: value("NO_COLOR"), lcAll: value("LC_ALL"), lcCtype: value("LC_CTYPE"),
      lcMessages: value("LC_MESSAGES"), lang: value("LANG")
    )
  }

  /// POSIX, XBD 8.2: `LC_ALL` rules, then the category's own variable, then `LANG`; one that is empty does not count.
  private func locale(_ category: String) -> String {
    [lcAll, category, lang].first { !$0.isEmpty } ?? "C"
  }

  /// The language of `LC_MESSAGES`: Portuguese for `pt`, `pt_BR`, `pt_PT.UTF-8` and the like, else English.
  var language: Language {
    let name = locale(lcMessages).lowercased()
    return name.prefix { $0 != "_" && $0 != "." && $0 != "@" && $0 != "-" } == "pt" ? .portuguese : .english
  }

  /// Whether `LC_CTYPE` names UTF-8 as the encoding of text.
  var isUTF8: Bool {
    let name = locale(lcCtype).lowercased()
    // macOS sets LC_CTYPE to the encoding alone.
    let start = name.firstIndex(of: ".").map(name.index(after:)) ?? name.startIndex
    let charset = name[start...].prefix { $0 != "@" }
    return charset == "utf-8" || charset == "utf8"
  }
}

extension TerminalInfo {
  /// Whether lines can be drawn over: a terminal that can move its cursor, and that has room for the block and a line
  /// above it.
  var canRedraw: Bool {
    guard isTerminal, !isDumb, let size else { return false }
    return size.columns >= 20 && size.lines >= 6
  }

  /// no-color.org: `NO_COLOR` with any value that is not empty turns colours off.
  var hasColour: Bool { isTerminal && !isDumb && environment.noColor.isEmpty }

  var isUnicode: Bool { environment.isUTF8 }
  var language: Language { environment.language }

  private var isDumb: Bool { environment.term.isEmpty || environment.term == "dumb" }
}
