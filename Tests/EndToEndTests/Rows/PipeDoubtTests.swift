import Foundation
import Testing

/// What comes by standard input is asked the same questions as a file that is named.
@Suite("The check of pipes and of redirected files") struct PipeDoubtTests {
  /// Bytes in doubt, with more text behind them than it takes to tell an encoding.
  private static let cedilla =
    Array("email;motivo\na@example.com;Pre".utf8) + [0x87]
    + Array("o\n".utf8) + Array((1...2_000).map { "c\($0)@example.com;x\n" }.joined().utf8)

  static let doubts = [
    SendCase("a row where the header should be", "ana@example.com;caro\n", code: 2, rows: [], says: ["--no-header"]),
    SendCase(
      "a header further down", "Relatório de perdas\n\nemail;motivo\nana@example.com;caro\n", code: 2, rows: [],
      says: ["--header-line 3"]),
    SendCase(
      "a needed column under another name", "Contato;Nome\nana@example.com;Ana\n", code: 2, rows: [],
      says: ["--map 'email=Contato'"]),
    SendCase(
      "a column that looks like a field", "email;Porque perdemos\nana@example.com;o chefe não quis\n", code: 2,
      rows: [], says: ["--map 'reason=Porque perdemos'"]),
    SendCase(
      "a pipeline for the funnel", "Email;Motivo;Funil\na@example.com;caro;Vendas Inbound\n", code: 2, rows: [],
      says: ["--map funnel_name=none"]),
    SendCase(
      "rows of several states", "email,Estado\na@example.com,Perdida\nb@example.com,Vendida\n", code: 2, rows: [],
      says: ["--where Estado=Perdida"]),
    SendCase(
      "rdbulk's own results", "row,line,email,status\n1,2,a@example.com,accepted\n", code: 2, rows: [],
      says: ["standard input contains rdbulk's own results", "--map email=email"]),
    SendCase("an encoding in doubt", cedilla, code: 2, rows: [], says: ["'Preço' (cp850)", "--encoding cp850"]),
  ]

  static let endDoubts = [
    SendCase(
      "a file that is cut off", "[{\"email\":\"a@example.com\"},\n{\"email\":\"b@", code: 2, rows: [],
      says: ["can't be read to its end"]),
    SendCase(
      "a value that no row has", contacts(2), ["--sandbox", "--where", "reason=Prazo"], code: 2, rows: [],
      says: ["no row has 'Prazo' in 'reason'"]),
  ]

  private static func send(_ more: [String]) -> [String] { ["lost", "-o", "out.jsonl", "--rate", "unlimited"] + more }

  private func expectRefusal(_ ended: Ended, _ value: SendCase, _ folder: Folder) {
    #expect(ended.code == 2, "\(ended.err)")
    for text in value.says + ["Nothing was sent."] { #expect(ended.err.contains(text), "\(ended.err)") }
    #expect(!folder.has("out.jsonl"))
  }

  @Test("A doubt about a pipe stops the run before anything is sent", arguments: doubts + endDoubts)
  func pipe(_ value: SendCase) throws {
    let folder = try Folder()
    let command = try Command(Self.send(value.arguments), in: folder, input: .pipe)
    try command.write(bytes: value.input)
    try command.endInput()
    expectRefusal(command.wait(), value, folder)
  }

  @Test("A doubt about the first rows stops the run although the pipe goes on", arguments: doubts)
  func openPipe(_ value: SendCase) throws {
    let folder = try Folder()
    let command = try Command(Self.send(value.arguments), in: folder, input: .pipe)
    try command.write(bytes: value.input)
    expectRefusal(command.wait(seconds: 10), value, folder)
  }

  @Test(
    "A doubt about a redirected file stops the run, and the file stays where it stood", arguments: doubts + endDoubts)
  func redirected(_ value: SendCase) throws {
    let folder = try Folder()
    try folder.write("in", value.input)
    let handle = try #require(FileHandle(forReadingAtPath: folder.path("in")))
    let command = try Command(Self.send(value.arguments), in: folder, input: .handle(handle))
    expectRefusal(command.wait(), value, folder)
    try #expect(handle.offset() == 0)
  }

  // MARK: - Pipes

  @Test("A row of which half has come is not judged") func half() throws {
    let folder = try Folder()
    let command = try Command(Self.send(["--sandbox"]), in: folder, input: .pipe)
    try command.write("email,Estado\na@example.com,Perdida\nb@example.com,Vendida")
    try #require(waitFor { folder.text("out.jsonl").contains("accepted") ? true : nil } != nil)
    try command.write(" de novo\n")
    try command.endInput()
    let ended = command.wait()
    #expect(ended.code == 0, "\(ended.err)")
    try #expect(folder.results("out.jsonl").count == 2)
  }

  @Test("Rows are sent after a second although the pipe goes on") func steady() throws {
    let folder = try Folder()
    let command = try Command(Self.send(["--sandbox"]), in: folder, input: .pipe)
    try command.write("email,reason\n")
    var rows = 0
    let accepted: Bool? = waitFor(seconds: 10) {
      rows += 1
      try? command.write("c\(rows)@example.com,x\n")
      return folder.text("out.jsonl").contains("accepted") ? true : nil
    }
    try #require(accepted != nil)
    try command.endInput()
    #expect(command.wait().code == 0)
    try #expect(folder.results("out.jsonl").count == rows)
  }

  @Test("A header that shows its encoding only later is waited for, and then asked the same questions")
  func lateHeader() throws {
    let folder = try Folder()
    let command = try Command(Self.send(["--sandbox"]), in: folder, input: .pipe)
    try command.write(bytes: windows1252("email;Situação\na@example.com;Perdida\n"))
    #expect(waitFor(seconds: 1.5) { folder.has("out.jsonl") ? true : nil } == nil)
    try command.write("b@example.com;Vendida\n")
    try command.endInput()
    let ended = command.wait()
    #expect(ended.code == 2)
    #expect(ended.err.contains("--where Situação=Perdida"), "\(ended.err)")
  }

  @Test("A value of --where that the first rows don't have may come later") func laterValue() throws {
    let folder = try Folder()
    let command = try Command(Self.send(["--sandbox", "--where", "reason=Prazo"]), in: folder, input: .pipe)
    try command.write(contacts(2))
    try #require(waitFor { folder.has("out.jsonl") ? true : nil } != nil)
    try command.write("z@example.com,Prazo\n")
    try command.endInput()
    #expect(command.wait().code == 0)
    try #expect(folder.results("out.jsonl").map(\.brief) == ["3 4 z@example.com accepted -"])
  }

  @Test("A signal ends the wait for the first rows at once, and nothing is created") func signal() throws {
    let folder = try Folder()
    let command = try Command(Self.send(["--sandbox"]), in: folder, input: .pipe)
    // The header is still missing, so the wait goes on.
    try command.write("email")
    try #require(waitFor { SignalTests.watches(command.pid) ? true : nil } != nil)
    command.signal(SIGTERM)
    #expect(command.wait(seconds: 5).code == 143)
    #expect(!folder.has("out.jsonl"))
  }

  @Test("More than what is read ahead passes through a pipe, byte for byte", arguments: [true, false])
  func long(_ isUTF16: Bool) throws {
    let folder = try Folder()
    let text = "email,reason\n" + (1...60_000).map { "no address \($0),some text\n" }.joined()
    let input = isUTF16 ? utf16(text) : Array(text.utf8)
    try folder.write("in.csv", input)
    let command = try Command(
      ["lost", "-o", "out.csv", "--rejects", "rej.csv", "--sandbox", "--max-failures", "100%"], in: folder,
      input: .pipe)
    try command.write(bytes: input)
    try command.endInput()
    let ended = command.wait()
    #expect(ended.code == 1, "\(ended.err)")
    #expect(folder.bytes("rej.csv") == input)
  }

  @Test("A named pipe is opened once") func named() throws {
    let folder = try Folder()
    let made = unsafe mkfifo(folder.path("rows"), 0o600)
    try #require(made == 0)
    let command = try Command(["lost", "rows"] + Self.send(["--sandbox"]).dropFirst(), in: folder)
    let writer = try #require(FileHandle(forWritingAtPath: folder.path("rows")))
    try writer.write(contentsOf: Data(contacts(2).utf8))
    try #require(waitFor { folder.text("out.jsonl").contains("c2@example.com") ? true : nil } != nil)
    try writer.write(contentsOf: Data("c3@example.com,x\n".utf8))
    try writer.close()
    #expect(command.wait().code == 0)
    try #expect(folder.results("out.jsonl").count == 3)
  }

  // MARK: - Redirected files

  @Test("A redirected file is read from where it stands to its end") func offset() throws {
    let folder = try Folder()
    let before = "nome,valor\nx,1\n"
    try folder.write("in.csv", before + contacts(3))
    let handle = try #require(FileHandle(forReadingAtPath: folder.path("in.csv")))
    try handle.seek(toOffset: UInt64(before.utf8.count))
    let ended = try Command.run(Self.send(["--sandbox"]), in: folder, input: .handle(handle))
    #expect(ended.code == 0, "\(ended.err)")
    try #expect(
      folder.results("out.jsonl").map(\.brief) == (1...3).map { "\($0) \($0 + 1) c\($0)@example.com accepted -" })
    try #expect(handle.offset() == UInt64(folder.bytes("in.csv").count))
  }

  @Test("A quote that is never closed stops a redirected file, and --doubtful settles it") func quote() throws {
    let folder = try Folder()
    try folder.write("in.csv", QuoteTests.cut)
    let stopped = try Command.run(Self.send(["--sandbox"]), in: folder, input: .file("in.csv"))
    #expect(stopped.code == 2)
    #expect(stopped.err.contains("--doubtful skip"), "\(stopped.err)")
    let skipped = try Command.run(
      Self.send(["--sandbox", "--doubtful", "skip"]), in: folder, input: .file("in.csv"), name: "skip")
    #expect(skipped.code == 1)
    try #expect(
      folder.results("out.jsonl").map(\.brief) == [
        "1 2 - invalid MALFORMED_ROW", "2 3 - invalid DOUBTFUL_ROW", "3 4 - invalid DOUBTFUL_ROW",
      ])
  }

  @Test("Rows that a redirected file gets after its check are sent by the next run") func grown() throws {
    let job = try ResumeJob(latency: 100)
    let command = try job.start(["lost"] + job.arguments, input: .file("in.csv"))
    try #require(waitFor { job.done.count >= 2 ? true : nil } != nil)
    try job.folder.append("late@example.com,x\n", to: "in.csv")
    let ended = command.wait()
    #expect(ended.code == 0, "\(ended.err)")
    #expect(
      ended.err.contains("To continue with them, with the same input from the start: rdbulk lost"), "\(ended.err)")
    #expect(!job.folder.text("out.csv").contains("late@example.com"))
    try #expect(job.resume(["lost"], input: .file("in.csv")).code == 0)
    #expect(job.folder.text("out.csv").contains("late@example.com,accepted"))
  }
}
