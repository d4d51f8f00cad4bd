/// A question that the help answers.
package enum HelpTopic: Equatable, Sendable {
  case overview
  /// Commands that share their first word.
  case group(String)
  /// What most people need of a command.
  case command(CommandEntry)
  /// Everything about a command (`--all`).
  case whole(CommandEntry)
  /// The fields of an event type.
  case type(EventType)
  /// The manual page, as roff.
  case manual
  case completions(Shell)

  /// Lines of at most 80 columns; see ``Message/text(in:isASCII:)``.
  package func text(in language: Language, isASCII: Bool = false) -> String {
    switch self {
    case .overview: HelpText(language, isASCII).overview
    case .group(let word): HelpText(language, isASCII).text(ofGroup: word)
    case .command(let command): HelpText(language, isASCII).text(of: command)
    case .whole(let command): HelpText(language, isASCII).text(ofAll: command)
    case .type(let type): HelpText(language, isASCII).text(of: type)
    case .manual: ManPage.text(in: language, isASCII: isASCII)
    case .completions(let shell): Completions.script(for: shell, in: language, isASCII: isASCII)
    }
  }
}
