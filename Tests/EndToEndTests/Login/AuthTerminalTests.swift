import Foundation
import Testing

@Suite("auth login at a terminal") struct AuthTerminalTests {
  private func start(_ own: AuthCase, _ terminal: PseudoTerminal) throws -> Command {
    try Command(
      ["auth", "login", "--base-url", own.sandbox.url], in: own.folder, input: .handle(terminal.slave), name: "login")
  }

  private func wait(for question: String, _ command: Command) throws {
    let asked: String? = waitFor { command.errSoFar.hasSuffix("\(question): ") ? question : nil }
    try #require(asked != nil, "\(command.errSoFar)")
  }

  @Test("The login asks for what it needs and doesn't show the secret") func asks() throws {
    let own = try AuthCase()
    let terminal = try PseudoTerminal()
    let command = try start(own, terminal)
    try wait(for: "Client id", command)
    #expect(terminal.echoes)
    terminal.type("sandbox-client\n")
    try wait(for: "Client secret (not shown)", command)
    #expect(!terminal.echoes)
    terminal.type("sandbox-secret\n")
    try wait(for: "Paste the code, or the whole address", command)
    #expect(terminal.echoes)
    terminal.type("sandbox-code\n")
    let ended = command.wait()
    #expect(ended.code == 0, "\(ended.err)")
    #expect(try own.stored("client_secret") == "sandbox-secret")
    let shown = terminal.shown()
    #expect(shown.contains("sandbox-client") && !shown.contains("sandbox-secret"))
  }

  @Test("A stopped login leaves the terminal as it was", arguments: [SIGTERM, SIGHUP]) func stopped(
    _ signal: Int32
  ) throws {
    let own = try AuthCase()
    let terminal = try PseudoTerminal()
    let command = try start(own, terminal)
    try wait(for: "Client id", command)
    terminal.type("sandbox-client\n")
    try wait(for: "Client secret (not shown)", command)
    #expect(!terminal.echoes)
    command.signal(signal)
    #expect(command.wait().code == 128 + signal)
    #expect(terminal.echoes)
  }
}
