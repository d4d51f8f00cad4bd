/// The shells for which there are completions.
package enum Shell: String, Equatable, Sendable, CaseIterable {
  case bash, zsh, fish
}

/// Writes a shell's completion script from the tables of commands and flags.
package enum Completions {
  package static func script(for shell: Shell, in language: Language = .english, isASCII: Bool = false) -> String {
    let model = CompletionModel(language, isASCII: isASCII)
    return switch shell {
    case .bash: BashCompletion.script(model)
    case .zsh: ZshCompletion.script(model)
    case .fish: FishCompletion.script(model)
    }
  }

  /// `text` in single quotes, as all three shells take it.
  static func quoted(_ text: String) -> String { "'\(text.replacing("'", with: #"'\''"#))'" }
}

/// Bash: one function that looks at the words before the cursor.
enum BashCompletion {
  static func script(_ model: CompletionModel) -> String {
    var lines = [
      "# Completions of rdbulk for bash: source <(rdbulk completions bash)",
      "_rdbulk() {",
      #"  local current="${COMP_WORDS[COMP_CWORD]}" previous="${COMP_WORDS[COMP_CWORD-1]}" command="${COMP_WORDS[1]}""#,
      "  local first=2 flags= operand= value=",
      "  COMPREPLY=()",
      "  if ((COMP_CWORD == 1)); then",
      "    COMPREPLY=($(compgen -W \(words(model.firstWords.map(\.word))) -- \"$current\"))",
      "    return",
      "  fi",
    ]
    for word in model.firstWords.map(\.word) {
      let seconds = model.secondWords(after: word).map(\.word)
      guard !seconds.isEmpty else { continue }
      lines += [
        "  if [[ $command == \(word) ]]; then",
        "    if ((COMP_CWORD == 2)); then",
        "      COMPREPLY=($(compgen -W \(words(seconds)) -- \"$current\"))",
        "      return",
        "    fi",
        "    command=\"\(word) ${COMP_WORDS[2]}\" first=3",
        "  fi",
      ]
    }
    lines.append("  case \"$command:$previous\" in")
    for command in model.commands { lines += values(of: command) }
    lines += ["  esac", "  case $command in"]
    for command in model.commands {
      let names = command.flags.flatMap { ["--\($0.long)"] + ($0.short.map { ["-\($0)"] } ?? []) }
      lines.append("    \(Completions.quoted(command.name))) flags=\(words(names)) \(operand(command)) ;;")
    }
    lines += [
      "  esac",
      #"  if [[ $current == -* ]]; then COMPREPLY=($(compgen -W "$flags" -- "$current"))"#,
      #"  elif [[ $operand == file ]]; then compopt -o filenames; COMPREPLY=($(compgen -f -- "$current"))"#,
      #"  elif [[ -n $operand ]]; then COMPREPLY=($(compgen -W "$operand" -- "$current"))"#,
      "  fi",
      "}",
      "complete -F _rdbulk rdbulk",
    ]
    return lines.joined(separator: "\n") + "\n"
  }

  /// The lines for what follows a flag that takes a value.
  private static func values(of command: CompletionModel.CommandModel) -> [String] {
    command.flags.compactMap { flag in
      let names = ["--\(flag.long)"] + (flag.short.map { ["-\($0)"] } ?? [])
      let pattern = names.map { Completions.quoted("\(command.name):\($0)") }.joined(separator: "|")
      switch flag.value {
      case .none: return nil
      case .file: return "    \(pattern)) compopt -o filenames; COMPREPLY=($(compgen -f -- \"$current\")); return ;;"
      case .words(let list):
        return "    \(pattern)) COMPREPLY=($(compgen -W \(words(list)) -- \"$current\")); return ;;"
      case .text: return "    \(pattern)) return ;;"
      }
    }
  }

  private static func operand(_ command: CompletionModel.CommandModel) -> String {
    let list = command.operands.map { value in
      switch value {
      case .words(let list): words(list)
      case .file: "file"
      case .none, .text: "''"
      }
    }
    guard let last = list.last else { return "operand=" }
    guard list.count == 2 else { return "operand=\(last)" }
    return "; if ((COMP_CWORD == first)); then operand=\(list[0]); else operand=\(last); fi"
  }

  private static func words(_ list: [String]) -> String { Completions.quoted(list.joined(separator: " ")) }
}

/// Zsh: `_arguments` for each command.
enum ZshCompletion {
  static func script(_ model: CompletionModel) -> String {
    var lines = [
      "#compdef rdbulk",
      "# Completions of rdbulk for zsh: source <(rdbulk completions zsh)",
      "_rdbulk() {",
      "  local command=${words[2]}",
      "  if ((CURRENT == 2)); then",
      "    local -a commands=(\(described(model.firstWords)))",
      "    _describe command commands",
      "    return",
      "  fi",
      "  shift words; ((CURRENT--))",
    ]
    for word in model.firstWords.map(\.word) {
      let seconds = model.secondWords(after: word)
      guard !seconds.isEmpty else { continue }
      lines += [
        "  if [[ $command == \(word) ]]; then",
        "    if ((CURRENT == 2)); then",
        "      local -a commands=(\(described(seconds)))",
        "      _describe command commands",
        "      return",
        "    fi",
        "    command=\"\(word) ${words[2]}\"; shift words; ((CURRENT--))",
        "  fi",
      ]
    }
    lines.append("  case $command in")
    for command in model.commands {
      lines.append("    (\(Completions.quoted(command.name))) _arguments -s -S \\")
      let specs = command.flags.flatMap(specs) + operandSpecs(command)
      lines += specs.map { "      \(Completions.quoted($0)) \\" }
      lines += ["      && return ;;"]
    }
    lines += [
      "  esac", "}",
      // As a file of fpath the script is the function's body, which is called for the first time with it.
      "if [[ ${funcstack[1]} == _rdbulk ]]; then _rdbulk \"$@\"; else compdef _rdbulk rdbulk; fi",
    ]
    return lines.joined(separator: "\n") + "\n"
  }

  private static func described(_ words: [(word: String, summary: String)]) -> String {
    words.map { Completions.quoted("\($0.word):\($0.summary.replacing(":", with: "\\:"))") }.joined(separator: " ")
  }

  private static func specs(_ flag: CompletionModel.FlagModel) -> [String] {
    let help = escaped(flag.help)
    let names = ["--\(flag.long)"] + (flag.short.map { ["-\($0)"] } ?? [])
    return names.map { name in
      switch flag.value {
      case .none: "\(name)[\(help)]"
      case .file: "\(name)\(name.hasPrefix("--") ? "=" : "+")[\(help)]:file:_files"
      case .words(let words):
        "\(name)\(name.hasPrefix("--") ? "=" : "+")[\(help)]:value:(\(words.joined(separator: " ")))"
      case .text: "\(name)\(name.hasPrefix("--") ? "=" : "+")[\(help)]:value: "
      }
    }
  }

  private static func operandSpecs(_ command: CompletionModel.CommandModel) -> [String] {
    command.operands.enumerated().map { index, value in
      switch value {
      case .words(let words): "\(index + 1):word:(\(words.joined(separator: " ")))"
      case .file: "\(index + 1):file:_files"
      case .none, .text: "\(index + 1):value: "
      }
    }
  }

  private static func escaped(_ help: String) -> String {
    help.replacing("[", with: "\\[").replacing("]", with: "\\]").replacing(":", with: "\\:")
  }
}

/// Fish: one `complete` line for each word and flag.
enum FishCompletion {
  static func script(_ model: CompletionModel) -> String {
    var lines = [
      "# Completions of rdbulk for fish: rdbulk completions fish | source",
      "complete -c rdbulk -f",
    ]
    for (word, summary) in model.firstWords {
      lines.append(line("__fish_use_subcommand", "-a \(word) -d \(Completions.quoted(summary))"))
      for (second, summary) in model.secondWords(after: word) {
        let seconds = model.secondWords(after: word).map(\.word).joined(separator: " ")
        lines.append(
          line(
            "__fish_seen_subcommand_from \(word); and not __fish_seen_subcommand_from \(seconds)",
            "-a \(second) -d \(Completions.quoted(summary))"))
      }
    }
    for command in model.commands {
      let condition = command.words.map { "__fish_seen_subcommand_from \($0)" }.joined(separator: "; and ")
      lines += command.flags.map { line(condition, arguments($0)) }
      for operand in command.operands {
        switch operand {
        case .words(let words): lines.append(line(condition, "-a \(Completions.quoted(words.joined(separator: " ")))"))
        case .file: lines.append(line(condition, "-F"))
        case .none, .text: break
        }
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func line(_ condition: String, _ rest: String) -> String {
    "complete -c rdbulk -n \(Completions.quoted(condition)) \(rest)"
  }

  private static func arguments(_ flag: CompletionModel.FlagModel) -> String {
    let names = "-l \(flag.long)" + (flag.short.map { " -s \($0)" } ?? "")
    let value =
      switch flag.value {
      case .none: ""
      case .file: " -r -F"
      case .words(let words): " -x -a \(Completions.quoted(words.joined(separator: " ")))"
      case .text: " -x"
      }
    return "\(names)\(value) -d \(Completions.quoted(flag.help))"
  }
}
