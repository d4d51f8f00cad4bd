/// The shells that have completions.
package enum Shell: String, Equatable, Sendable, CaseIterable {
  case bash, zsh, fish
}

/// Writes a shell's completion script from the tables of commands and flags.
package enum Completions {
  /// The script for `shell`, with descriptions in `language`.
  package static func script(for shell: Shell, in language: Language = .english, isASCII: Bool = false) -> String {
    let model = CompletionModel(language, isASCII: isASCII)
    return switch shell {
    case .bash: BashCompletion.script(model)
    case .zsh: ZshCompletion.script(model)
    case .fish: FishCompletion.script(model)
    }
  }

  /// What the scripts run for the names of stored logins.
  static let profiles = "rdbulk auth list --names 2>/dev/null"

  /// `text` in single quotes, in a form that all three shells accept.
  static func quoted(_ text: String) -> String { "'\(text.replacing("'", with: #"'\''"#))'" }
}
