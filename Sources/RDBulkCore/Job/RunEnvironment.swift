/// What a run finds in its process, read once before anything is planned.
package struct RunEnvironment: Equatable, Sendable {
  package var login: LoginEnvironment
  /// Whether standard input and standard output are terminals.
  package var inputIsTerminal: Bool
  package var outputIsTerminal: Bool
  /// Whether standard error is a terminal, and one where lines can be redrawn.
  package var errorIsTerminal: Bool
  package var canRedraw: Bool

  /// The environment as given; by default, no login and no terminals.
  package init(
    login: LoginEnvironment = LoginEnvironment(), inputIsTerminal: Bool = false, outputIsTerminal: Bool = false,
    errorIsTerminal: Bool = false, canRedraw: Bool = false
  ) {
    self.login = login
    self.inputIsTerminal = inputIsTerminal
    self.outputIsTerminal = outputIsTerminal
    self.errorIsTerminal = errorIsTerminal
    self.canRedraw = canRedraw
  }
}
