/// What a run finds in its process, read once before anything is planned.
package struct RunEnvironment: Equatable, Sendable {
  package var login: LoginEnvironment
  /// Whether standard input and standard output are terminals.
  package var inputIsTerminal: Bool
  package var outputIsTerminal: Bool
  /// Whether standard error is a terminal, and one where lines can be redrawn.
  package var errorIsTerminal: Bool
  package var canRedraw: Bool
  /// The language of the person who runs it.
  package var language: Language

  /// The environment as given; by default, no login, no terminals and English.
  package init(
    login: LoginEnvironment = LoginEnvironment(), inputIsTerminal: Bool = false, outputIsTerminal: Bool = false,
    errorIsTerminal: Bool = false, canRedraw: Bool = false, language: Language = .english
  ) {
    self.login = login
    self.inputIsTerminal = inputIsTerminal
    self.outputIsTerminal = outputIsTerminal
    self.errorIsTerminal = errorIsTerminal
    self.canRedraw = canRedraw
    self.language = language
  }
}
