/// The help, written from the tables of commands and flags.
struct HelpText {
  private let language: Language
  private let isASCII: Bool

  init(_ language: Language, _ isASCII: Bool) {
    self.language = language
    self.isASCII = isASCII
  }

  func text(_ message: Message) -> String { message.text(in: language, isASCII: isASCII) }

  static let purpose: Message =
    "\(Version.text) sends bulk events from a CSV or JSON file to the RD Station Marketing API, paced to its "
    + "limits, with one result row for each input row."

  /// The output of `rdbulk help`: at most 24 lines.
  var overview: String {
    var lines = TextLayout.wrap(text(Self.purpose), indent: 0)
    lines += [text("Usage: rdbulk COMMAND [INPUT] [flags]"), "", text(Message("Commands:"))]
    for (name, summary) in overviewRows { lines += TextLayout.row(name, text(summary), column: 18) }
    lines += ["", text(Message("Examples:"))]
    for example in CommandTable.lost.examples.suffix(2) { lines += entry(example) }
    lines += [text("Start with: rdbulk help lost. Every flag: rdbulk help lost --all")]
    return lines.joined(separator: "\n") + "\n"
  }

  /// One row per command; commands that share their first word share a row.
  private var overviewRows: [(name: String, summary: Message)] {
    var rows: [(name: String, summary: Message)] = []
    for command in CommandTable.all {
      let group = String(command.name.prefix { $0 != " " })
      if group == command.name {
        rows.append((command.kind == .help ? text("help [COMMAND]") : group, command.summary))
      } else if rows.last?.name.hasPrefix("\(group) ") != true {
        rows.append(("\(group) ...", CommandTable.groups[group] ?? command.summary))
      }
    }
    return rows
  }

  /// The output of `rdbulk help funnel`: the commands that begin with this word.
  func text(ofGroup word: String) -> String {
    var lines: [String] = []
    for command in CommandTable.all where command.name.hasPrefix("\(word) ") {
      lines += TextLayout.row(command.name, text(command.summary), column: 18)
    }
    return lines.joined(separator: "\n") + "\n\n" + text("More of each: rdbulk help \(word) ...") + "\n"
  }

  /// The output of `rdbulk help COMMAND`, at most 60 lines: what most people need. The overview for `help` itself.
  func text(of command: CommandEntry) -> String {
    guard command.kind != .help else { return overview }
    var lines = head(of: command, command.description) + columns(of: command)
    if command.isSending { lines += [""] + TextLayout.wrap(text(Self.login), indent: 0) }
    lines += examples(of: command, most: 3)
    let flags = command.essentials
    guard !flags.isEmpty else {
      for group in FlagGroup.allCases { lines += section(group, of: command) }
      return lines.joined(separator: "\n") + "\n"
    }
    lines += ["", text("The flags used most:")] + flags.flatMap { entry($0, isWhole: false) }
    if command.isSending { lines += ["", text("Status of a row:")] + rows(Self.statusMeanings, column: 14) }
    let more: Message =
      command.isSending
      ? "Every flag, the columns of results, exit codes: rdbulk help \(command.name) --all"
      : "Every flag: rdbulk help \(command.name) --all"
    return (lines + ["", text(more)]).joined(separator: "\n") + "\n"
  }

  /// The output of `rdbulk help COMMAND --all`.
  func text(ofAll command: CommandEntry) -> String {
    guard command.kind != .help else { return overview }
    var lines = head(of: command, command.description + command.details) + columns(of: command)
    if command.isSending { lines += [""] + TextLayout.wrap(text(Self.login), indent: 0) }
    lines += examples(of: command, most: .max)
    for group in FlagGroup.allCases { lines += section(group, of: command) }
    if command.isSending {
      lines += [""] + TextLayout.wrap(text(Self.sandbox), indent: 0)
      lines += ["", text("Columns of results:")] + rows(Self.resultColumns(of: command), column: 23)
      lines += ["", text("Status of a row:")] + rows(Self.statusMeanings, column: 14)
      lines += ["", text("Exit codes:")] + rows(Self.exits, column: 14)
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static let login: Message =
    "Log in once: rdbulk auth login. Without a login, the access token comes from RD_ACCESS_TOKEN or --token-file."

  private static let sandbox: Message =
    "With --sandbox, the flags of the sandbox can be added: rdbulk help sandbox."

  private func head(of command: CommandEntry, _ paragraphs: [Message]) -> [String] {
    var lines = [text("Usage: rdbulk \(command.name) \(command.operands)")]
    for paragraph in paragraphs { lines += [""] + TextLayout.wrap(text(paragraph), indent: 0) }
    return lines
  }

  private func examples(of command: CommandEntry, most: Int) -> [String] {
    ["", text(Message("Examples:"))] + command.examples.prefix(most).flatMap(entry)
  }

  private func entry(_ example: CommandEntry.Example) -> [String] {
    ["  \(text(example.wish))", "    \(text(example.line))"]
  }

  /// A group's flags under their heading; empty if `command` has none of them. A sending command leaves the sandbox's to
  /// the sandbox.
  private func section(_ group: FlagGroup, of command: CommandEntry) -> [String] {
    let flags = command.explained.filter { $0.group == group }
    guard !flags.isEmpty else { return [] }
    return ["", "\(text(group.heading)):"] + flags.flatMap { entry($0, isWhole: true) }
  }

  /// A flag with its help; `isWhole`: with all there is to know.
  private func entry(_ flag: Flag, isWhole: Bool) -> [String] {
    let short = flag.short.map { "-\($0), " } ?? "    "
    let value = flag.value.map { " \(text($0))" } ?? ""
    let more = isWhole ? flag.more.map { " " + text($0) } ?? "" : ""
    return TextLayout.row("\(short)\(flag.spelling)\(value)", text(flag.help) + more, column: 30)
  }

  private func rows(_ rows: [(String, Message)], column: Int) -> [String] {
    rows.flatMap { TextLayout.row($0.0, text($0.1), column: column) }
  }
}
