import RDBulkCore
import RDBulkSystem

extension RunEnvironment {
  /// What this process was started with, and the language that was asked for.
  static func current(_ language: Language) -> RunEnvironment {
    RunEnvironment(
      login: .current, inputIsTerminal: Terminal.isTerminal(0), outputIsTerminal: Terminal.isTerminal(1),
      errorIsTerminal: Terminal.isTerminal(2), canRedraw: TerminalInfo(of: 2).canRedraw,
      language: language)
  }
}
