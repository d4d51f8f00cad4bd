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
        case .none, .profile, .text: break
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
      case .profile: " -x -a \(Completions.quoted("(\(Completions.profiles))"))"
      case .text: " -x"
      }
    return "\(names)\(value) -d \(Completions.quoted(flag.help))"
  }
}
