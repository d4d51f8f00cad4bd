import Foundation
import Testing

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// A terminal that a test types at.
private final class PseudoTerminal {
  private let master: Int32
  let slave: FileHandle

  init() throws {
    var ends: (master: Int32, slave: Int32) = (-1, -1)
    let made = unsafe openpty(&ends.master, &ends.slave, nil, nil, nil)
    try #require(made == 0)
    master = ends.master
    slave = FileHandle(fileDescriptor: ends.slave, closeOnDealloc: true)
  }

  deinit { _ = close(master) }

  func type(_ text: String) {
    let bytes = Array(text.utf8)
    _ = unsafe bytes.withUnsafeBytes { unsafe write(master, $0.baseAddress, $0.count) }
  }

  /// What the terminal shows of what was typed, until now.
  func shown() -> String {
    _ = fcntl(master, F_SETFL, O_NONBLOCK)
    var bytes = [UInt8](repeating: 0, count: 4_096)
    let count = unsafe bytes.withUnsafeMutableBytes { unsafe read(master, $0.baseAddress, $0.count) }
    return String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
  }

  var echoes: Bool {
    var settings = termios()
    return unsafe tcgetattr(slave.fileDescriptor, &settings) == 0 && settings.c_lflag & tcflag_t(ECHO) != 0
  }
}

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
