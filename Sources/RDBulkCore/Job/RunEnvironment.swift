/// What a run finds in its process: read once, before anything is planned.
package struct RunEnvironment: Equatable, Sendable {
  package var login: LoginEnvironment
  /// Whether standard input is a terminal, and standard output.
  package var inputIsTerminal: Bool
  package var outputIsTerminal: Bool
  /// Whether standard error is a terminal on which lines can be drawn over.
  package var canRedraw: Bool

  package init(
    login: LoginEnvironment = LoginEnvironment(), inputIsTerminal: Bool = false, outputIsTerminal: Bool = false,
    canRedraw: Bool = false
  ) {
    self.login = login
    self.inputIsTerminal = inputIsTerminal
    self.outputIsTerminal = outputIsTerminal
    self.canRedraw = canRedraw
  }
}
