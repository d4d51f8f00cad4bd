import Foundation
import Testing

/// The plan and the question before a file is sent.
@Suite("The plan") struct PlanTests {
  private static let rows = "e-mail;Motivo da perda;Nome\nana@example.com;Preço;Ana\nbia;x;Bia\n"

  /// Sends `rows` to a server that counts, from a terminal at which `answer` is typed.
  private func answer(_ answer: String, _ arguments: [String] = []) throws -> (ended: Ended, shown: String, log: Int) {
    let folder = try Folder()
    let sandbox = try SandboxProcess([], in: folder)
    try folder.write("in.csv", Self.rows)
    let terminal = try PseudoTerminal()
    let command = try Command(
      ["lost", "in.csv", "-o", "out.csv", "--base-url", sandbox.url, "--progress", "none"] + arguments, in: folder,
      environment: SandboxProcess.token, input: .handle(terminal.slave), errors: terminal.slave)
    var shown = ""
    let isAsked: Bool? = waitFor {
      shown += terminal.shown()
      return shown.contains("[y/N]") || shown.contains("[s/N]") ? true : nil
    }
    #expect(isAsked == true, "\(shown)")
    terminal.type(answer)
    let ended = command.wait()
    shown += terminal.shown()
    return (ended, shown, try sandbox.stop().count)
  }

  @Test("is shown at a terminal, and a yes sends the rows", arguments: ["y\n", "YES\n"])
  func yes(_ typed: String) throws {
    let run = try answer(typed)
    #expect(run.ended.code == 1, "one row is invalid")
    #expect(run.log == 1)
    for text in [
      "2 rows, CSV with ;", "1 to be sent as OPPORTUNITY_LOST", "INVALID_EMAIL", "Motivo da perda → reason",
      "Not used: Nome",
    ] {
      #expect(run.shown.contains(text), "\(text) is missing in \(run.shown)")
    }
  }

  @Test("sends nothing after any other answer, and leaves no file", arguments: ["n\n", "\n", "ye\n", "s\n"])
  func no(_ typed: String) throws {
    let run = try answer(typed)
    #expect(run.ended.code == 2)
    #expect(run.log == 0)
    #expect(run.shown.contains("Nothing was sent."))
  }

  @Test("is asked and answered in Portuguese") func portuguese() throws {
    let run = try answer("sim\n", ["--lang", "pt"])
    #expect(run.log == 1, "\(run.shown)")
    #expect(run.shown.contains("Enviar 1 evento para o RD Station? [s/N]"))
  }

  @Test("with its first rows is all that a dry run writes to a terminal") func dryRun() throws {
    let folder = try Folder()
    try folder.write("in.csv", Self.rows)
    let terminal = try PseudoTerminal()
    let command = try Command(
      ["lost", "in.csv", "--dry-run", "--rejects", "rej.csv"], in: folder, output: terminal.slave)
    let ended = command.wait()
    let shown = terminal.shown(until: "default      Preço\n")
    #expect(ended.code == 1)
    #expect(folder.text("rej.csv") == "e-mail;Motivo da perda;Nome\nbia;x;Bia\n")
    #expect(!ended.err.contains("INVALID_EMAIL") && ended.err.contains("Next: fix the rows in rej.csv"))
    #expect(shown.contains("1 to be sent as OPPORTUNITY_LOST"))
    #expect(shown.contains("ana@example.com  default      Preço"), "\(shown)")
    #expect(!shown.contains("event_type"))
  }

  @Test("rows that a file gets after it was checked wait for --resume") func growing() throws {
    let folder = try Folder()
    let sandbox = try SandboxProcess(["--latency", "400"], in: folder)
    let rows = (1...4).map { "c\($0)@example.com,x\n" }.joined()
    try folder.write("in.csv", "email,reason\n\(rows)half@exam")
    let arguments = [
      "lost", "in.csv", "-o", "out.csv", "--base-url", sandbox.url, "--rate", "unlimited", "--concurrency", "1",
    ]
    let command = try Command(arguments, in: folder, environment: SandboxProcess.token)
    let hasBegun: Bool? = waitFor { folder.lines("out.csv").count > 1 ? true : nil }
    #expect(hasBegun == true)
    try folder.append("ple.com,x\nlast@example.com,x\n", to: "in.csv")
    let first = command.wait()
    #expect(first.err.contains("The input has grown since it was checked"), "\(first.err)")
    #expect(folder.lines("out.csv").count == 5)
    let second = try Command.run(arguments + ["--resume"], in: folder, environment: SandboxProcess.token, name: "again")
    #expect(second.code == 0, "\(second.err)")
    let emails = folder.lines("out.csv").dropFirst().map { $0.split(separator: ",")[2] }
    #expect(
      emails.sorted() == [
        "c1@example.com", "c2@example.com", "c3@example.com", "c4@example.com", "half@example.com", "last@example.com",
      ])
  }
}
