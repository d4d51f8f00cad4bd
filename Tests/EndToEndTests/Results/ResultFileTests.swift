import Foundation
import Testing

/// The bytes of results, rejects and summaries, and how their files are made.
@Suite("Result files") struct ResultFileTests {
  static let columns = "row,line,email,status,http_status,event_uuid,attempts,error,message,sent_at,duration_ms"

  /// Runs against a server whose every answer has the same UUID.
  private func send(_ input: String, _ arguments: [String], in folder: Folder) throws -> Ended {
    let server = try RawServer { connection, _ in
      while connection.readRequest() != nil { connection.send(RawServer.answer()) }
    }
    try folder.write("in.csv", input)
    return try Command.run(
      ["lost", "in.csv", "--base-url", server.url, "--rate", "unlimited"] + arguments, in: folder,
      environment: SandboxProcess.token)
  }

  @Test("CSV results are the same on standard output and in a file") func csv() throws {
    let folder = try Folder()
    for arguments in [[], ["-o", "out.csv"]] {
      let ended = try send("email\nana@example.com\n", arguments, in: folder)
      #expect(ended.code == 0)
      let lines = (arguments.isEmpty ? ended.out : folder.text("out.csv")).split(
        separator: "\n", omittingEmptySubsequences: false)
      try #require(lines.count == 3)
      #expect(lines[0] == Self.columns)
      let sent =
        /1,2,ana@example.com,accepted,200,5408c5a3-4711-4f2e-8d0b-13407a3e30f3,1,,,\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z,\d+/
      #expect(lines[1].wholeMatch(of: sent) != nil, "\(lines[1])")
      #expect(lines[2] == "")
    }
    let invalid = try send("email,reason\n\"a,\"\"b\"\n", ["-o", "invalid.csv"], in: folder)
    #expect(invalid.code == 1)
    let record = try #require(parseCSV(folder.text("invalid.csv")).last)
    #expect(record.count == 11)
    #expect(record[3...7] == ["invalid", "", "", "0", "MALFORMED_ROW"])
    #expect(record[9...] == ["", ""])
  }

  @Test("JSON Lines results have their keys in order") func jsonLines() throws {
    let folder = try Folder()
    let ended = try send("email\n=ana@example.com\nbad\n", ["-o", "out.jsonl"], in: folder)
    #expect(ended.code == 1)
    let lines = folder.lines("out.jsonl").sorted()
    try #require(lines.count == 2)
    let accepted =
      /\{"row":1,"line":2,"email":"=ana@example.com","status":"accepted","http_status":200,"event_uuid":"[0-9a-f-]{36}","attempts":1,"error":null,"message":null,"sent_at":"[^"]{24}","duration_ms":\d+\}/
    #expect(lines[0].wholeMatch(of: accepted) != nil, "\(lines[0])")
    let invalid =
      /\{"row":2,"line":3,"email":"bad","status":"invalid","http_status":null,"event_uuid":null,"attempts":0,"error":"INVALID_EMAIL","message":"[^"]+","sent_at":null,"duration_ms":null\}/
    #expect(lines[1].wholeMatch(of: invalid) != nil, "\(lines[1])")
  }

  @Test("No cell is a formula without --raw") func formulas() throws {
    let folder = try Folder()
    let input = "email\n=a@example.com\n+b@example.com\n-c@example.com\n@\n\"\tq\"\nd=@example.com\n"
    try #expect(send(input, ["-o", "safe.csv"], in: folder).code == 1)
    try #expect(send(input, ["-o", "raw.csv", "--raw"], in: folder).code == 1)
    func emails(_ name: String) -> Set<String> { Set(parseCSV(folder.text(name)).dropFirst().map { $0[2] }) }
    #expect(
      emails("safe.csv") == ["'=a@example.com", "'+b@example.com", "'-c@example.com", "'@", "q", "d=@example.com"])
    #expect(emails("raw.csv") == ["=a@example.com", "+b@example.com", "-c@example.com", "@", "q", "d=@example.com"])
    for record in parseCSV(folder.text("safe.csv")).dropFirst() {
      #expect(!record.contains { $0.first.map { "=+-@\t\r\n".contains($0) } ?? false })
    }
  }

  @Test("A terminal is shown the controls of a cell as their codes, and a file gets the bytes") func controls() throws {
    let folder = try Folder()
    let cell = "a\u{1B}]0;mine\u{7}\u{202E}b"
    try folder.write("in.csv", "email,reason\n\(cell),x\n")
    let terminal = try PseudoTerminal(columns: 200)
    let shown = try Command(["lost", "in.csv", "--sandbox"], in: folder, name: "shown", output: terminal.slave)
    #expect(shown.wait().code == 1)
    let text = terminal.shown(until: #"\u202eb"#)
    #expect(text.contains(#"a\u001b]0;mine\u0007\u202eb"#) && !text.contains("\u{1B}"), "\(text.debugDescription)")
    let kept = try Command.run(["lost", "in.csv", "--sandbox"], in: folder, name: "kept")
    #expect(kept.out.contains(cell), "\(kept.out.debugDescription)")
  }

  @Test("Files are for their owner only, and --overwrite empties them") func modes() throws {
    let folder = try Folder()
    for name in ["out.csv", "rej.csv", "sum.json"] {
      try folder.write(name, String(repeating: "old ", count: 1_000))
      try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: folder.path(name))
    }
    let arguments = ["-o", "out.csv", "--rejects", "rej.csv", "--summary", "sum.json"]
    try #expect(send("email\nana@example.com\n", arguments, in: folder).code == 2)
    try #expect(send("email\nana@example.com\n", arguments + ["--overwrite"], in: folder).code == 0)
    for name in ["out.csv", "rej.csv", "sum.json"] {
      try #expect(folder.mode(name) == 0o600)
      #expect(!folder.text(name).contains("old"))
    }
  }
}
