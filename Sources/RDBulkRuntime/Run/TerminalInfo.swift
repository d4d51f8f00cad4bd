import RDBulkCore
import RDBulkSystem

/// What the user's terminal can show: its size, letters, colours and language.
struct TerminalInfo: Equatable, Sendable {
  var isTerminal: Bool
  /// Columns and lines; nil if it isn't a terminal or doesn't say.
  var size: Terminal.Size?
  /// The environment variables that concern the terminal.
  var environment: Environment

  /// The variables by name; one that is unset is "".
  struct Environment: Equatable, Sendable {
    var term = ""
    var noColor = ""
    var lcAll = ""
    var lcCtype = ""
    var lcMessages = ""
    var lang = ""
  }

  /// Describes the descriptor `number`, which stays open.
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

  /// POSIX, XBD 8.2: `LC_ALL` first, then the category's own variable, then `LANG`; an empty one doesn't count.
  private func locale(_ category: String) -> String {
    [lcAll, category, lang].first { !$0.isEmpty } ?? "C"
  }

  /// The language of `LC_MESSAGES`: Portuguese for `pt`, `pt_BR`, `pt_PT.UTF-8` and the like, otherwise English.
  var language: Language {
    let name = locale(lcMessages).lowercased()
    return name.prefix { $0 != "_" && $0 != "." && $0 != "@" && $0 != "-" } == "pt" ? .portuguese : .english
  }

  /// Whether `LC_CTYPE` says that text is UTF-8.
  var isUTF8: Bool {
    let name = locale(lcCtype).lowercased()
    // macOS sets LC_CTYPE to the encoding alone.
    let start = name.firstIndex(of: ".").map(name.index(after:)) ?? name.startIndex
    let charset = name[start...].prefix { $0 != "@" }
    return charset == "utf-8" || charset == "utf8"
  }
}

extension TerminalInfo {
  /// Whether lines can be redrawn: on a terminal that can move its cursor and has room for the block and a line above
  /// it.
  var canRedraw: Bool {
    guard isTerminal, !isDumb, let size else { return false }
    return size.columns >= 20 && size.lines >= 6
  }

  /// no-color.org: a non-empty `NO_COLOR` turns colours off.
  var hasColour: Bool { isTerminal && !isDumb && environment.noColor.isEmpty }

  var isUnicode: Bool { environment.isUTF8 }
  var language: Language { environment.language }

  private var isDumb: Bool { environment.term.isEmpty || environment.term == "dumb" }
}
