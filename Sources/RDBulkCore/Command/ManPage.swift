/// Writes the manual page, as roff for `man`, from the tables of commands and flags.
package struct ManPage {
  private let language: Language
  private let isASCII: Bool
  private var page = Roff()

  /// The whole page.
  package static func text(in language: Language = .english, isASCII: Bool = false) -> String {
    var page = ManPage(language, isASCII)
    page.write()
    return page.page.text
  }

  private init(_ language: Language, _ isASCII: Bool) {
    self.language = language
    self.isASCII = isASCII
  }

  private func text(_ message: Message) -> String { message.text(in: language, isASCII: isASCII) }

  private mutating func write() {
    page.line(".TH RDBULK 1 \"\" \(Roff.quoted(Version.text)) \(Roff.quoted(text("User commands")))")
    page.section(text(Message("NAME")))
    let purpose = text("bulk events for RD Station Marketing from CSV and JSON")
    page.paragraph("rdbulk - \(purpose)")
    page.section(text(Message("SYNOPSIS")))
    for command in CommandTable.all { page.synopsis("rdbulk \(command.name)", text(command.operands)) }
    page.section(text(Message("DESCRIPTION")))
    page.paragraph(text(HelpText.purpose))
    page.section(text(Message("COMMANDS")))
    for command in CommandTable.all where command.kind != .help { describe(command) }
    page.section(text(Message("OPTIONS")))
    for group in FlagGroup.allCases {
      page.subsection(text(group.heading))
      for flag in FlagTable.all where flag.group == group { describe(flag) }
    }
    items(Message("RESULTS"), HelpText.allColumns)
    items("STATUS OF A ROW", HelpText.statusMeanings)
    items("EXIT STATUS", HelpText.exits)
    items(Message("ENVIRONMENT"), Self.environment)
    items(Message("FILES"), Self.files)
  }

  private mutating func items(_ heading: Message, _ items: [(String, Message)]) {
    page.section(text(heading))
    for (name, meaning) in items { page.item(name, text(meaning)) }
  }

  private mutating func describe(_ command: CommandEntry) {
    page.subsection("rdbulk \(command.name) \(text(command.operands))")
    page.paragraph(text(command.summary))
    for paragraph in command.description + command.details { page.paragraph(text(paragraph)) }
    for example in command.examples { page.example(text(example.wish), text(example.line)) }
  }

  private mutating func describe(_ flag: Flag) {
    let names = (flag.short.map { ["-\($0)"] } ?? []) + [flag.spelling]
    let words = text(flag.help) + (flag.more.map { " " + text($0) } ?? "")
    let takers = CommandTable.all.filter { flag.isTaken(by: $0) }.map(\.name)
    let isForAll = takers.count >= CommandTable.all.count - 2
    page.option(names, value: flag.value.map(text), isForAll ? words : "\(words) (\(takers.joined(separator: ", ")))")
  }

  private static let environment: [(String, Message)] = [
    ("RD_ACCESS_TOKEN", "The access token; else --token-file or the stored login."),
    (
      "RD_CLIENT_ID, RD_CLIENT_SECRET, RD_REFRESH_TOKEN",
      "A login for machines: with these three an access token is obtained and renewed without a terminal."
    ),
    ("RD_API_KEY", "The key for conversions with --api-key."),
    ("XDG_CONFIG_HOME", "Where logins are stored, in the folder rdbulk; else ~/.config."),
    ("CURL_CA_BUNDLE, SSL_CERT_FILE", "The certificates to trust, as curl reads them; --ca-file comes first."),
    ("HTTPS_PROXY, ALL_PROXY, NO_PROXY", "A proxy, as curl reads them."),
    ("LC_ALL, LC_MESSAGES, LANG", "The language: Portuguese where it begins with pt, else English."),
    ("NO_COLOR, TERM", "No colours; TERM=dumb, no redrawing either."),
  ]

  private static let files: [(String, Message)] = [
    ("RESULTS.journal", "What may have been sent: --resume needs it. Next to each results file."),
    ("~/.config/rdbulk/PROFILE.json", "A stored login, readable by its owner alone."),
  ]
}
