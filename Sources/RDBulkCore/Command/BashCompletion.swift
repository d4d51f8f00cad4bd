/// Bash: one function that examines the words before the cursor.
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

  /// The lines for what follows a flag with a value.
  private static func values(of command: CompletionModel.CommandModel) -> [String] {
    command.flags.compactMap { flag in
      let names = ["--\(flag.long)"] + (flag.short.map { ["-\($0)"] } ?? [])
      let pattern = names.map { Completions.quoted("\(command.name):\($0)") }.joined(separator: "|")
      switch flag.value {
      case .none: return nil
      case .file: return "    \(pattern)) compopt -o filenames; COMPREPLY=($(compgen -f -- \"$current\")); return ;;"
      case .words(let list):
        return "    \(pattern)) COMPREPLY=($(compgen -W \(words(list)) -- \"$current\")); return ;;"
      case .profile:
        return "    \(pattern)) COMPREPLY=($(compgen -W \"$(\(Completions.profiles))\" -- \"$current\")); return ;;"
      case .text: return "    \(pattern)) return ;;"
      }
    }
  }

  private static func operand(_ command: CompletionModel.CommandModel) -> String {
    let list = command.operands.map { value in
      switch value {
      case .words(let list): words(list)
      case .file: "file"
      case .none, .profile, .text: "''"
      }
    }
    guard let last = list.last else { return "operand=" }
    guard list.count == 2 else { return "operand=\(last)" }
    return "; if ((COMP_CWORD == first)); then operand=\(list[0]); else operand=\(last); fi"
  }

  private static func words(_ list: [String]) -> String { Completions.quoted(list.joined(separator: " ")) }
}
