/// The help, written from the tables of commands and flags.
package enum HelpText {
  /// What `rdbulk help` prints: at most 24 lines of 80 columns.
  package static var overview: String {
    var lines = TextLayout.wrap(
      "\(Version.text) sends bulk events from a CSV or JSON Lines file to the RD Station Marketing API, paced to its "
        + "limits, with one result row for each input row.",
      indent: 0
    )
    lines += ["", "Usage: rdbulk COMMAND [INPUT] [flags]", "", "Commands:"]
    for (name, summary) in overviewRows { lines += TextLayout.row(name, summary, column: 18) }
    lines += ["", "Examples:"]
    for example in CommandTable.lost.examples.suffix(2) {
      lines += ["  \(example.wish)", "    \(example.line)"]
    }
    lines += ["", "Start with: rdbulk help lost. The whole story is in README.md."]
    return lines.joined(separator: "\n") + "\n"
  }

  /// A row a command; commands that share their first word have one together.
  private static var overviewRows: [(name: String, summary: String)] {
    var rows: [(name: String, summary: String)] = []
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

  /// What `rdbulk help COMMAND` prints; the overview for `help` itself. Lines of at most 80 columns.
  package static func text(of command: CommandEntry) -> String {
    guard command.kind != .help else { return overview }
    var lines = ["Usage: rdbulk \(command.name) \(command.operands)"]
    for paragraph in command.description {
      lines += [""] + TextLayout.wrap(paragraph, indent: 0)
    }
    lines += ["", "Examples:"]
    for example in command.examples {
      lines += ["  \(example.wish)", "    \(example.line)"]
    }
    for group in FlagGroup.allCases { lines += section(group, of: command) }
    if command.endsWithStatuses { lines += statuses }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The flags of a group with their heading; empty when `command` takes none of them.
  private static func section(_ group: FlagGroup, of command: CommandEntry) -> [String] {
    let flags = FlagTable.flags(of: command).filter { $0.group == group }
    guard !flags.isEmpty else { return [] }
    return ["", "\(group.rawValue):"] + flags.flatMap(entry)
  }

  private static func entry(_ flag: Flag) -> [String] {
    let short = flag.short.map { "-\($0), " } ?? "    "
    let value = flag.valueName.map { " \($0)" } ?? ""
    let text = flag.more.map { "\(flag.help) \($0)" } ?? flag.help
    return TextLayout.row("\(short)\(flag.spelling)\(value)", text, column: 30)
  }

  private static var statuses: [String] {
    let statuses = [
      ("accepted", "the API took it"),
      ("rejected", "the API refused it for good; mend the row and send it again"),
      ("invalid", "refused here and never sent; mend the row and send it again"),
      ("duplicate", "the same as an earlier row, not sent (--dedupe)"),
      ("failed", "retries spent, certainly not processed; send it again"),
      ("unknown", "sent, answer lost, may have been processed; you decide"),
    ]
    let exits = [
      ("0", "every row accepted or duplicate"),
      ("1", "finished, some rows were not accepted"),
      ("2", "usage or input problem, nothing sent"),
      ("3", "not authorised"),
      ("4", "gave up: server unreachable, --max-failures, results can't be written"),
      ("129", "stopped because the terminal was closed (HUP); --resume goes on"),
      ("130, 143", "stopped by Ctrl-C or kill; --resume goes on"),
    ]
    return ["", "Status of a row:"] + statuses.flatMap { TextLayout.row($0.0, $0.1, column: 14) }
      + ["", "Exit codes:"] + exits.flatMap { TextLayout.row($0.0, $0.1, column: 14) }
  }
}
