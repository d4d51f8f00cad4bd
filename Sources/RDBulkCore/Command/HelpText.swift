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
    lines += [text("Start with: rdbulk help lost. Details are in README.md.")]
    return lines.joined(separator: "\n") + "\n"
  }

  /// One row per command; commands that share their first word share a row.
  private var overviewRows: [(name: String, summary: Message)] {
    var rows: [(name: String, summary: Message)] = []
    for command in CommandTable.all {
      let group = String(command.name.prefix { $0 != " " })
      if group == command.name {
        rows.append((command.kind == .help ? "help [COMMAND]" : group, command.summary))
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

  /// The output of `rdbulk help COMMAND`; the overview for `help` itself.
  func text(of command: CommandEntry) -> String {
    guard command.kind != .help else { return overview }
    var lines = [text("Usage: rdbulk \(command.name) \(command.operands)")]
    for paragraph in command.description {
      lines += [""] + TextLayout.wrap(text(paragraph), indent: 0)
    }
    lines += ["", text(Message("Examples:"))]
    for example in command.examples { lines += entry(example) }
    for group in FlagGroup.allCases { lines += section(group, of: command) }
    if command.isSending { lines += statuses }
    return lines.joined(separator: "\n") + "\n"
  }

  private func entry(_ example: CommandEntry.Example) -> [String] {
    ["  \(text(example.wish))", "    \(text(example.line))"]
  }

  /// A group's flags under their heading; empty if `command` takes none of them.
  private func section(_ group: FlagGroup, of command: CommandEntry) -> [String] {
    let flags = FlagTable.flags(of: command).filter { $0.group == group }
    guard !flags.isEmpty else { return [] }
    return ["", "\(text(group.heading)):"] + flags.flatMap(entry)
  }

  private func entry(_ flag: Flag) -> [String] {
    let short = flag.short.map { "-\($0), " } ?? "    "
    let value = flag.valueName.map { " \($0)" } ?? ""
    let help = text(flag.help) + (flag.more.map { " " + text($0) } ?? "")
    return TextLayout.row("\(short)\(flag.spelling)\(value)", help, column: 30)
  }

  static let statusMeanings: [(String, Message)] = [
    ("accepted", "the API accepted it"),
    ("rejected", "the API refused it for good; fix the row and send it again"),
    ("invalid", "refused here and never sent; fix the row and send it again"),
    ("duplicate", "the same as an earlier row, not sent (--dedupe)"),
    ("failed", "out of retries, certainly not processed; send it again"),
    ("unknown", "sent, answer lost, may have been processed; you decide"),
  ]

  static let exits: [(String, Message)] = [
    ("0", "every row accepted or duplicate"),
    ("1", "finished, some rows were not accepted"),
    ("2", "usage or input problem, nothing sent"),
    ("3", "not authorised"),
    ("4", "gave up: server unreachable, --max-failures, results can't be written"),
    ("5", "busy: another run is writing to the same output; nothing sent"),
    ("129", "stopped because the terminal was closed (HUP); --resume continues"),
    ("130, 143", "stopped by Ctrl-C or kill; --resume continues"),
  ]

  private var statuses: [String] {
    let rows = { (rows: [(String, Message)]) in rows.flatMap { TextLayout.row($0.0, text($0.1), column: 14) } }
    return ["", text("Status of a row:")] + rows(Self.statusMeanings) + ["", text("Exit codes:")] + rows(Self.exits)
  }
}
