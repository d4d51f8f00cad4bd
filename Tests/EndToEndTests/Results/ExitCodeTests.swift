import Foundation
import Testing

/// Command lines that end before anything is sent.
@Suite("Exit codes") struct ExitCodeTests {
  /// A mistake: the words behind `rdbulk lost`, and what standard error must hold.
  struct Mistake: Sendable, CustomTestStringConvertible {
    let name: String
    let arguments: [String]
    let says: [String]
    var testDescription: String { name }

    init(_ name: String, _ arguments: [String], says: [String]) {
      self.name = name
      self.arguments = arguments
      self.says = says
    }
  }

  static let mistakes = [
    Mistake("an unknown flag", ["in.csv", "--rats", "5/s"], says: ["--rats", "--rate"]),
    Mistake("a bad value", ["in.csv", "--rate", "fast"], says: ["--rate", "fast"]),
    Mistake("a missing file", ["absent.csv"], says: ["absent.csv", "no such file"]),
    Mistake("a folder as input", ["sub"], says: ["sub", "folder"]),
    Mistake("an empty file", ["empty.csv"], says: ["empty.csv", "empty"]),
    Mistake("a missing column", ["names.csv"], says: ["email", "'emial'", "'motivo'"]),
    Mistake("a required column that is absent", ["in.csv", "--require", "reason"], says: ["reason", "'email'"]),
    Mistake("a map to no column", ["in.csv", "--map", "email=mial"], says: ["mial", "'email'"]),
    Mistake("a column number out of reach", ["in.csv", "--map", "email=7"], says: ["7"]),
    Mistake("a field that the event has not", ["in.csv", "--set", "valeu=1"], says: ["valeu", "reason"]),
    Mistake("two columns for one field", ["twice.csv"], says: ["'email'", "'E-mail'"]),
    Mistake("http to another machine", ["in.csv", "--base-url", "http://example.com"], says: ["loopback", "https"]),
    Mistake("an existing output", ["in.csv", "-o", "old.csv"], says: ["old.csv", "--overwrite"]),
    Mistake("an existing rejects file", ["in.csv", "--rejects", "old.csv"], says: ["old.csv", "--overwrite"]),
    Mistake("an existing summary", ["in.csv", "--summary", "old.csv"], says: ["old.csv", "--overwrite"]),
    Mistake("an output that is a folder", ["in.csv", "-o", "sub"], says: ["sub", "folder"]),
    Mistake(
      "an output through a symbolic link", ["in.csv", "-o", "link.csv", "--overwrite"],
      says: ["link.csv", "symbolic link"]),
    Mistake(
      "rejects through a symbolic link to nothing", ["in.csv", "--rejects", "dangling.csv"],
      says: ["dangling.csv", "symbolic link"]),
    Mistake("an output in no folder", ["in.csv", "-o", "nowhere/out.csv"], says: ["nowhere/out.csv"]),
    Mistake(
      "rejects in no folder", ["in.csv", "-o", "new.csv", "--rejects", "nowhere/r.csv"], says: ["nowhere/r.csv"]),
    Mistake(
      "a summary in no folder", ["in.csv", "-o", "new.csv", "--summary", "nowhere/s.json"], says: ["nowhere/s.json"]),
    Mistake("output over the input", ["in.csv", "-o", "./in.csv", "--overwrite"], says: ["in.csv"]),
    Mistake(
      "output over the input, by another way", ["in.csv", "-o", "sub/../in.csv", "--overwrite"], says: ["in.csv"]),
    Mistake("output over the input by a hard link", ["in.csv", "-o", "hard.csv", "--overwrite"], says: ["hard.csv"]),
    Mistake(
      "rejects in the journal's place", ["in.csv", "-o", "new.csv", "--rejects", "./new.csv.journal"],
      says: ["new.csv.journal", "journal of 'new.csv'"]),
    Mistake(
      "rejects in the journal's place, by another way",
      ["in.csv", "-o", "new.csv", "--rejects", "sub/../new.csv.journal"], says: ["new.csv.journal"]),
    Mistake(
      "two outputs that are one file", ["in.csv", "-o", "new.csv", "--rejects", "sub/../new.csv"],
      says: ["sub/../new.csv", "another name"]),
    Mistake("a token file that is not there", ["in.csv", "--token-file", "absent.txt"], says: ["absent.txt"]),
    Mistake("a token file without an end", ["in.csv", "--token-file", "/dev/zero"], says: ["--token-file", "64 KiB"]),
    Mistake(
      "a file of certificates that is not there",
      ["in.csv", "--ca-file", "absent.pem", "--base-url", "https://127.0.0.1:9"],
      says: ["absent.pem", "--ca-file", "ca-certificates"]),
    Mistake(
      "a file of certificates that holds none",
      ["in.csv", "--ca-file", "in.csv", "--base-url", "https://127.0.0.1:9"], says: ["in.csv", "no certificate"]),
    Mistake("a header that can't be read", ["broken.csv"], says: ["header"]),
  ]

  @Test("Exit code 2 means that nothing was sent and nothing created", arguments: mistakes) func usage(
    _ mistake: Mistake
  ) throws {
    let folder = try Folder()
    let server = try RawServer { connection, _ in _ = connection.readRequest() }
    try folder.write("in.csv", "email\nana@example.com\n")
    try folder.write("old.csv", "precious\n")
    try folder.write("empty.csv", "")
    try folder.write("names.csv", "emial,motivo\nana@example.com,x\n")
    try folder.write("twice.csv", "email,E-mail\nana@example.com,ana@example.com\n")
    try folder.write("broken.csv", "\"email,reason\nana@example.com,x\n")
    let files = FileManager.default
    try files.createDirectory(atPath: folder.path("sub"), withIntermediateDirectories: false)
    try files.createSymbolicLink(atPath: folder.path("link.csv"), withDestinationPath: "old.csv")
    try files.createSymbolicLink(atPath: folder.path("dangling.csv"), withDestinationPath: "target.csv")
    try files.linkItem(atPath: folder.path("in.csv"), toPath: folder.path("hard.csv"))
    let before = try folder.names()
    let hasPermit = mistake.arguments.contains("--base-url")
    let arguments = ["lost"] + mistake.arguments + (hasPermit ? [] : ["--base-url", server.url])
    let ended = try Command.run(arguments, in: folder, environment: SandboxProcess.token)
    #expect(ended.code == 2, "\(ended.err)")
    #expect(ended.out == "")
    for text in mistake.says { #expect(ended.err.contains(text), "\(ended.err)") }
    #expect(server.bodies == [])
    try #expect(folder.names() == (before + ["run.err", "run.out"]).sorted())
    #expect(folder.text("old.csv") == "precious\n")
    #expect(folder.text("in.csv") == "email\nana@example.com\n")
  }

  @Test("Exit code 3 means that the API refuses the token", arguments: ["expired-token", "wrong-token"])
  func unauthorized(
    _ token: String
  ) throws {
    let folder = try Folder()
    try folder.write("in.csv", contacts(100))
    let sandbox = try SandboxProcess([], in: folder)
    let ended = try Command.run(
      ["lost", "in.csv", "-o", "out.jsonl", "--base-url", sandbox.url, "--concurrency", "2", "--rate", "50/s"],
      in: folder, environment: ["RD_ACCESS_TOKEN": token])
    #expect(ended.code == 3)
    #expect(ended.err.contains("access token"))
    #expect(ended.err.contains("To continue"))
    let log = try sandbox.stop()
    #expect((1...2).contains(log.count), "it stops at the first refusal")
    #expect(log.allSatisfy { !$0.processed })
    let results = try folder.results("out.jsonl")
    #expect(results.isEmpty, "rows that were not processed are left for --resume")
    #expect(ended.err.contains("--resume"))
  }

  static let noTokens: [[String: String]] = [
    [:], ["RD_ACCESS_TOKEN": ""], ["RD_ACCESS_TOKEN": "two words"], ["RD_ACCESS_TOKEN": "a\r\nX: y"],
  ]

  @Test("Exit code 3 also means that there is no valid token", arguments: noTokens) func noToken(
    _ environment: [String: String]
  ) throws {
    let folder = try Folder()
    try folder.write("in.csv", contacts(1))
    let server = try RawServer { connection, _ in _ = connection.readRequest() }
    let ended = try Command.run(
      ["lost", "in.csv", "-o", "out.csv", "--base-url", server.url], in: folder, environment: environment)
    #expect(ended.code == 3)
    #expect(ended.err.contains("RD_ACCESS_TOKEN"))
    #expect(!folder.has("out.csv"))
    #expect(server.bodies == [])
  }

  @Test("Exit code 4 means that nobody listens") func unreachable() throws {
    let folder = try Folder()
    try folder.write("in.csv", contacts(3_000))
    let socket = RawSocket.make()
    defer { RawSocket.finish(socket) }
    let port = try #require(RawSocket.bindToLoopback(socket))
    let ended = try Command.run(
      [
        "lost", "in.csv", "-o", "out.jsonl", "--base-url", "http://127.0.0.1:\(port)", "--retries", "1", "--rate",
        "unlimited",
      ], in: folder, environment: SandboxProcess.token)
    #expect(ended.code == 4)
    #expect(ended.err.contains("can't be reached"))
    #expect(ended.err.contains("To continue"))
    let results = try folder.results("out.jsonl")
    #expect(results.allSatisfy { $0.status == "failed" })
    #expect(results.count < 3_000, "it does not try every row in vain")
  }

  @Test("Exit code 4 also means that --max-failures was reached", arguments: ["3", "50%"]) func maxFailures(
    _ limit: String
  ) throws {
    let folder = try Folder()
    try folder.write("in.csv", contacts(200))
    let ended = try Command.run(
      [
        "lost", "in.csv", "-o", "out.jsonl", "--sandbox", "--fault", "500=1", "--retries", "0", "--concurrency", "1",
        "--max-failures", limit, "--log", "log.jsonl", "--rate", "unlimited", "--limit", "unlimited",
      ], in: folder)
    #expect(ended.code == 4)
    #expect(ended.err.contains("--max-failures"))
    // A share is judged from 20 rows on.
    let count = limit == "3" ? 3 : 20
    try #expect(folder.results("out.jsonl").count == count)
    try #expect(folder.log("log.jsonl").count == count)
  }

  @Test(
    "Help exits with 0 and prints to standard output",
    arguments: [["--version"], ["help"], ["help", "lost"], ["lost", "--help"]])
  func help(_ arguments: [String]) throws {
    let ended = try Command.run(arguments, in: try Folder())
    #expect(ended.code == 0)
    #expect(ended.out.contains("rdbulk"))
    #expect(ended.err == "")
    if arguments == ["--version"] {
      let lines = ended.outLines
      #expect(lines.count == 3 && lines[1].hasPrefix("libcurl/") && lines[2].hasPrefix("Swift 6."), "\(lines)")
    }
  }
}
