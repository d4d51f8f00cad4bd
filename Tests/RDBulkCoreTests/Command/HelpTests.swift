import RDBulkCore
import Testing

@Suite("Command: help and its tables")
struct HelpTests {
  /// Lines that ask for a text instead of a run.
  static let questions = [
    ["help"], ["--help"], ["-h"], ["help", "help"], ["help", "lost"], ["--help", "lost"], ["help", "sandbox"],
    ["lost", "--help"], ["lost", "-h"], ["lost", "a.csv", "-h", "--nonsense"], ["lost", "-qh"], ["sandbox", "--help"],
    ["--version"], ["-V"], ["lost", "--version"], ["sandbox", "-V"],
    ["help", "event"], ["won", "-h"], ["event", "--help"], ["verify", "-h"],
    ["help", "lost", "--all"], ["lost", "--help", "--all"], ["--help", "lost", "--all"], ["help", "--all"],
  ]

  @Test("Help and version are answered whatever follows them", arguments: questions)
  func question(_ line: [String]) throws {
    let isVersion = line.contains("--version") || line.contains("-V")
    let command = line.compactMap(CommandTable.named).last { $0.kind != .help }
    guard case .help(let topic) = try CommandLineParser.parse(line) else {
      #expect(try isVersion && CommandLineParser.parse(line) == .version)
      return
    }
    let expected = command.map(line.contains("--all") ? HelpTopic.whole : HelpTopic.command) ?? .overview
    #expect(!isVersion && topic.text(in: .english) == expected.text(in: .english))
  }

  private static let topics =
    [HelpTopic.overview] + CommandTable.all.map(HelpTopic.command) + CommandTable.all.map(HelpTopic.whole)

  @Test("The overview fits on a screen of 24 lines", arguments: Language.allCases)
  func overview(_ language: Language) {
    let text = HelpTopic.overview.text(in: language)
    #expect(lines(text).count <= 24)
    for command in CommandTable.all {
      let words = words(command.name[...])
      #expect(text.contains("  \(words[0])\(words.count > 1 ? " ..." : "") "), "\(command.name)")
    }
  }

  @Test("The help of a command has at most 60 lines, and says where the rest is", arguments: Language.allCases)
  func short(_ language: Language) {
    for command in CommandTable.all {
      let all = lines(HelpTopic.command(command).text(in: language))
      #expect(all.count <= 60, "\(command.name) has \(all.count)")
      if isSending(command) || command.kind == .sandbox {
        #expect(all.last?.hasSuffix("rdbulk help \(command.name) --all") == true, "\(command.name)")
      }
    }
  }

  @Test("The short help shows flags that the command takes, about ten of them")
  func essentials() {
    for command in CommandTable.all where !command.essentials.isEmpty {
      #expect((9...13).contains(command.essentials.count), "\(command.name): \(command.essentials.count)")
      for flag in command.essentials { #expect(flag.isTaken(by: command), "\(command.name) \(flag.spelling)") }
    }
  }

  @Test("The help explains every column of the command's results")
  func results() {
    for command in CommandTable.all where isSending(command) {
      let text = HelpTopic.whole(command).text(in: .english)
      let extras: ResultFormat.Extras =
        switch command.kind {
        case .send(.funnelSet), .send(.funnelGet): .funnel
        case .send(.verify): .verification
        default: .none
        }
      let columns = ResultFormat.columns + extras.columns
      for column in columns { #expect(text.contains("\n  \(column)  "), "\(command.name) \(column)") }
    }
  }

  @Test("The help names a command's columns in both languages, and the login before any other way")
  func columns() throws {
    let text = HelpTopic.command(try #require(CommandTable.named("lost"))).text(in: .english)
    for name in ["* email", "e-mail", "reason", "motivo", "lost reason", "funil"] {
      #expect(text.contains(name), "\(name)")
    }
    let login = text.firstRange(of: "rdbulk auth login")
    let variable = text.firstRange(of: "RD_ACCESS_TOKEN")
    #expect(login != nil && variable != nil)
    if let login, let variable { #expect(login.lowerBound < variable.lowerBound) }
  }

  @Test(
    "The help keeps within 80 columns, and to ASCII if the terminal has nothing else",
    arguments: topics.flatMap { topic in
      [topic.text(in: .english), topic.text(in: .portuguese), topic.text(in: .portuguese, isASCII: true)]
    })
  func width(_ text: String) {
    let isAccented = text.contains("ã") || text.contains("ç")
    for line in lines(text) {
      #expect(line.count <= 80, "\(line)")
      #expect(isAccented || line.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F }, "\(line)")
      #expect(line.last != " ", "\(line)")
    }
    #expect(text.hasSuffix("\n"))
  }

  @Test("The help of a command lists exactly the flags it takes")
  func flags() {
    for command in CommandTable.all where command.kind != .help {
      let listed = lines(HelpTopic.whole(command).text(in: .english)).filter {
        $0.hasPrefix("      --") || $0.hasPrefix("  -")
      }
      let names = listed.compactMap { line in
        line.split(separator: " ").first { $0.hasPrefix("--") }.map { String($0.dropFirst(2)) }
      }
      let isSandbox = command.kind == .sandbox
      let taken = FlagTable.flags(of: command).filter { isSandbox || $0.scope != .rehearsal }
      #expect(names.sorted() == taken.map(\.long).sorted(), "\(command.name)")
    }
  }

  @Test("Every example in the help is a command line that works")
  func examples() throws {
    // Those of completions are lines for a shell's start-up file.
    let topics = Self.topics.filter { topic in
      guard let completions = CommandTable.named("completions") else { return true }
      return topic != .command(completions) && topic != .whole(completions)
    }
    for text in topics.flatMap({ topic in Language.allCases.map { topic.text(in: $0) } }) {
      let examples = lines(text).filter { $0.hasPrefix("    rdbulk ") }
      #expect(examples.count >= 2)
      for example in examples { _ = try CommandLineParser.parse(Array(words(example).dropFirst())) }
    }
  }

  @Test("The fields of each type are listed within 80 columns", arguments: EventType.all)
  func types(_ type: EventType) throws {
    guard case .help(let topic) = try CommandLineParser.parse(["help", "event", type.name.lowercased()]) else {
      Issue.record("no help of \(type.name)")
      return
    }
    #expect(try CommandLineParser.parse(["event", type.name, "x.csv", "-h"]) == .help(topic))
    let text = topic.text(in: .english)
    let all = lines(text)
    for field in type.fields { #expect(all.contains { words($0).prefix(2).contains(field.name) }, "\(field.name)") }
    for line in all { #expect(line.utf8.count <= 80 && line.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F }, "\(line)") }
    for line in lines(topic.text(in: .portuguese)) { #expect(line.count <= 80, "\(line)") }
    #expect(
      text.contains("records no custom fields") == ["OPPORTUNITY_LOST", "OPPORTUNITY", "SALE"].contains(type.name))
  }

  @Test("Nothing in the tables is unreachable")
  func reachable() throws {
    let flags = FlagTable.all
    #expect(Set(flags.map(\.long)).count == flags.count)
    #expect(Set(flags.compactMap(\.short)).count == flags.compactMap(\.short).count)
    for flag in flags {
      #expect(FlagTable.named(flag.long)?.long == flag.long)
      if let short = flag.short { #expect(FlagTable.lettered(short)?.long == flag.long) }
      #expect(CommandTable.all.contains { flag.isTaken(by: $0) }, "no command takes \(flag.spelling)")
      for language in Language.allCases {
        let texts = [flag.help.text(in: language)] + (flag.more.map { [$0.text(in: language)] } ?? [])
        #expect(texts.allSatisfy { $0.last == "." }, "\(flag.spelling) needs a full stop")
      }
    }
    for group in FlagGroup.allCases { #expect(flags.contains { $0.group == group }) }
    for command in CommandTable.all {
      #expect(CommandTable.named(command.name)?.kind == command.kind)
    }
  }

  @Test("--version prints the program's, libcurl's and Swift's")
  func version() {
    let lines = Version.lines(libcurl: "libcurl/8.5.0 OpenSSL/3.0.2", swift: 60_301)
    #expect(lines == "rdbulk 0.1.0\nlibcurl/8.5.0 OpenSSL/3.0.2\nSwift 6.3.1")
    #expect(Version.lines(libcurl: "", swift: 61_200).hasSuffix("Swift 6.12"))
  }

  private func isSending(_ command: CommandEntry) -> Bool {
    switch command.kind {
    case .send, .event: true
    default: false
    }
  }

  private func lines(_ text: String) -> [Substring] {
    text.dropLast().split(separator: "\n", omittingEmptySubsequences: false)
  }
  private func words(_ line: Substring) -> [String] { line.split(separator: " ").map(String.init) }
}
