import Foundation
import Testing

/// Standard input and output.
@Suite("Streams") struct StreamTests {
  @Test("Standard input is read from a file, named - or not named at all", arguments: [["-"], []]) func file(
    _ input: [String]
  ) throws {
    let folder = try Folder()
    try folder.write("in.csv", contacts(3))
    let ended = try Command.run(
      ["lost"] + input + ["--sandbox", "--rate", "unlimited"], in: folder, input: .file("in.csv"))
    #expect(ended.code == 0)
    #expect(parseCSV(ended.out).dropFirst().map { $0[2] }.sorted() == (1...3).map { "c\($0)@example.com" })
  }

  @Test("An empty input is an error", arguments: ["", "\n\n", "\u{FEFF}"]) func empty(_ text: String) throws {
    let folder = try Folder()
    try folder.write("in.csv", text)
    for input in [Command.Input.file("in.csv"), .nothing] {
      let ended = try Command.run(["lost", "--sandbox", "-o", "out.csv"], in: folder, input: input)
      #expect(ended.code == 2)
      #expect(ended.err.contains("empty"))
      #expect(!folder.has("out.csv"))
    }
  }

  @Test("A row from a pipe is sent and reported before the pipe ends") func slowPipe() throws {
    let folder = try Folder()
    let sandbox = try SandboxProcess([], in: folder)
    let command = try Command(
      ["lost", "--base-url", sandbox.url, "--rate", "unlimited"], in: folder, environment: SandboxProcess.token,
      input: .pipe)
    try command.write("email,reason\n")
    for row in 1...3 {
      // A line in two pieces, the first of which ends in the middle of a cell.
      try command.write("c\(row)@exam")
      try command.write("ple.com,x\n")
      try #require(
        waitFor { command.outSoFar.contains("\n\(row),\(row + 1),c\(row)@example.com,accepted,") ? true : nil } != nil)
      try #require(waitFor { sandbox.received == row ? true : nil } != nil)
    }
    try command.endInput()
    #expect(command.wait().code == 0)
    try #expect(sandbox.stop().count == 3)
  }

  @Test("A pipe may split a UTF-16 character in two") func pieces() throws {
    let folder = try Folder()
    let command = try Command(["lost", "--dry-run"], in: folder, input: .pipe)
    for byte in utf16("email,reason\nana@example.com,😀é\n") { try command.write(bytes: [byte]) }
    try command.endInput()
    let ended = command.wait()
    #expect(ended.code == 0)
    #expect(ended.out.contains(#""reason":"😀é""#))
  }

  @Test("Many rows can come through a pipe") func largePipe() throws {
    let folder = try Folder()
    let command = try Command(["lost", "--dry-run", "-o", "out.jsonl"], in: folder, input: .pipe)
    try command.write(contacts(20_000))
    try command.endInput()
    #expect(command.wait().code == 0)
    #expect(folder.lines("out.jsonl").count == 20_000)
  }

  @Test("If the reader of the results leaves, the run ends with a reason and exit code 4") func closedOutput() throws {
    let folder = try Folder()
    try folder.write("in.csv", contacts(2_000))
    let pipe = Pipe()
    let command = try Command(
      ["lost", "in.csv", "--sandbox", "--rate", "unlimited", "--limit", "unlimited", "--log", "log.jsonl"], in: folder,
      output: pipe.fileHandleForWriting)
    try pipe.fileHandleForWriting.close()
    let first = try #require(try pipe.fileHandleForReading.read(upToCount: 20))
    try pipe.fileHandleForReading.close()
    #expect(String(decoding: first, as: UTF8.self).hasPrefix("row,line,email"))
    let ended = command.wait()
    #expect(ended.code == 4)
    #expect(ended.err.contains("standard output can't be written"))
    try #expect(folder.log("log.jsonl").count < 2_000, "it stops sending")
  }

  @Test("A full disk stops the run with exit code 4", arguments: ["-o", "--rejects"]) func fullDisk(_ flag: String)
    throws
  {
    guard FileManager.default.fileExists(atPath: "/dev/full") else { return }
    let folder = try Folder()
    try folder.write("in.csv", "email\nbad\n" + (1...500).map { "c\($0)@example.com\n" }.joined())
    let ended = try Command.run(
      [
        "lost", "in.csv", flag, "/dev/full", "--sandbox", "--rate", "unlimited", "--limit", "unlimited", "--log",
        "log.jsonl",
      ], in: folder)
    #expect(ended.code == 4)
    #expect(ended.err.contains("'/dev/full' can't be written: the disk is full"))
    try #expect(folder.log("log.jsonl").count < 100, "it stops sending")
  }
}
