/// Zsh: `_arguments` for each command.
enum ZshCompletion {
  static func script(_ model: CompletionModel) -> String {
    var lines = [
      "#compdef rdbulk",
      "# Completions of rdbulk for zsh: source <(rdbulk completions zsh)",
      "_rdbulk_profiles() {",
      "  local -a profiles=(${(f)\"$(\(Completions.profiles))\"})",
      "  compadd -a profiles",
      "}",
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
      case .profile: "\(name)\(name.hasPrefix("--") ? "=" : "+")[\(help)]:profile:_rdbulk_profiles"
      case .text: "\(name)\(name.hasPrefix("--") ? "=" : "+")[\(help)]:value: "
      }
    }
  }

  private static func operandSpecs(_ command: CompletionModel.CommandModel) -> [String] {
    command.operands.enumerated().map { index, value in
      switch value {
      case .words(let words): "\(index + 1):word:(\(words.joined(separator: " ")))"
      case .file: "\(index + 1):file:_files"
      case .none, .profile, .text: "\(index + 1):value: "
      }
    }
  }

  private static func escaped(_ help: String) -> String {
    help.replacing("[", with: "\\[").replacing("]", with: "\\]").replacing(":", with: "\\:")
  }
}
