import RDBulkCore
import Testing

/// What shells and `man` are told, against the parser.
@Suite("Command: completions and the manual page")
struct CompletionTests {
  @Test("Completions offer exactly the flags that the parser accepts, for every command", arguments: Shell.allCases)
  func flags(_ shell: Shell) throws {
    let lines = Completions.script(for: shell).split(separator: "\n").map(String.init)
    for command in CommandTable.all {
      let offered = flags(offeredBy: lines, shell, command.name)
      #expect(offered == Set(FlagTable.flags(of: command).map(\.spelling)), "\(shell) \(command.name)")
      for flag in offered where command.kind != .help {
        #expect(FlagTable.named(String(flag.dropFirst(2)))?.isTaken(by: command) == true)
      }
    }
  }

  /// The flags that a script has for a command, read from its text.
  private func flags(offeredBy lines: [String], _ shell: Shell, _ command: String) -> Set<String> {
    switch shell {
    case .bash:
      let line = lines.first { $0.hasPrefix("    '\(command)') flags=") } ?? ""
      return words(line)
    case .zsh:
      guard let start = lines.firstIndex(where: { $0.hasPrefix("    ('\(command)') ") }) else { return [] }
      let block = lines[(start + 1)...].prefix { !$0.contains("return ;;") }
      return Set(block.compactMap { line in words(String(line.prefix { $0 != "[" })).first })
    case .fish:
      let parts = command.split(separator: " ").map { "__fish_seen_subcommand_from \($0)" }
      let condition = "-n '\(parts.joined(separator: "; and "))' -l "
      return Set(
        lines.filter { $0.contains(condition) }.compactMap { line in
          line.split(separator: " ").drop { $0 != "-l" }.dropFirst().first.map { "--\($0)" }
        })
    }
  }

  /// The words of a line that are long flags.
  private func words(_ line: String) -> Set<String> {
    Set(line.split { " '=+;".contains($0) }.map(String.init).filter { $0.hasPrefix("--") && $0.count > 2 })
  }

  @Test("Completions offer the words that a flag accepts")
  func values() {
    let bash = Completions.script(for: .bash)
    #expect(bash.contains("'lost:--format') COMPREPLY=($(compgen -W 'csv jsonl json'"))
    #expect(bash.contains("'lost:--output'|'lost:-o') compopt -o filenames"))
    #expect(bash.contains("'event') flags="))
    #expect(bash.contains("ECOMMERCE_ORDER_PAID"))
    let names = "rdbulk auth list --names 2>/dev/null"
    #expect(bash.contains("'lost:--profile') COMPREPLY=($(compgen -W \"$(\(names))\" -- \"$current\")); return ;;"))
    let zsh = Completions.script(for: .zsh)
    #expect(zsh.contains("profiles=(${(f)\"$(\(names))\"})") && zsh.contains(":profile:_rdbulk_profiles' \\"))
    #expect(Completions.script(for: .fish).contains("-l profile -x -a '(\(names))' -d"))
  }

  @Test("Completions are requested by the name of a shell")
  func parsed() throws {
    for shell in Shell.allCases {
      #expect(try CommandLineParser.parse(["completions", shell.rawValue]) == .help(.completions(shell)))
    }
    for words in [["completions"], ["completions", "ksh"], ["completions", "bash", "zsh"]] {
      #expect(throws: UsageError.self) { try CommandLineParser.parse(words) }
    }
    #expect(try CommandLineParser.parse(["help", "--man"]) == .help(.manual))
  }

  @Test("The manual page has every command and flag once, and no line that roff takes for a request")
  func manual() {
    let page = ManPage.text()
    let lines = page.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    for command in CommandTable.all where command.kind != .help {
      #expect(lines.contains { $0.hasPrefix(".SS \"rdbulk \(command.name) ") }, "\(command.name)")
    }
    for flag in FlagTable.all {
      let name = flag.spelling.replacing("-", with: "\\-")
      #expect(
        lines.count { $0.hasSuffix("\\fB\(name)\\fR") || $0.contains("\\fB\(name)\\fR \\fI") } == 1, "\(flag.spelling)")
    }
    let macros = [".TH", ".SH", ".SS", ".PP", ".TP", ".RS", ".RE", ".nf", ".fi"]
    for line in lines where line.hasPrefix(".") || line.hasPrefix("'") {
      #expect(macros.contains(String(line.prefix(3))), "\(line)")
    }
  }
}
