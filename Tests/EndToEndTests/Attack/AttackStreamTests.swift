import Foundation
import Testing

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// What whoever starts the program may have done to its streams and folders.
@Suite("Streams and folders that are gone") struct AttackStreamTests {
  private static let arguments = [
    "lost", "in.csv", "-o", "out.csv", "--rejects", "rej.csv", "--summary", "sum.json", "--sandbox", "--rate",
    "unlimited", "-v",
  ]

  /// The next file that is opened gets the lowest free number: none of the run's files may take a stream's place.
  @Test(
    "A standard stream closed at the start is no place for results or messages",
    arguments: [[0], [1], [2], [1, 2], [0, 1, 2]]) func closed(_ streams: [Int]) throws
  {
    let folder = try Folder()
    try folder.write("in.csv", contacts(2) + "bad,x\n")
    #expect(try Command(Self.arguments, in: folder, closing: streams).wait().code == 1)
    let results = folder.lines("out.csv")
    #expect(results.count == 4)
    #expect(results.allSatisfy { $0.split(separator: ",", omittingEmptySubsequences: false).count == 11 })
    #expect(folder.text("rej.csv") == "email,reason\nbad,x\n")
    #expect(folder.lines("sum.json").count == 1)
    #expect(folder.text("out.csv.journal").hasPrefix("d "))
  }

  @Test("Results to a closed standard output are an error") func closedOutput() throws {
    let folder = try Folder()
    try folder.write("in.csv", contacts(2))
    #expect(try Command(["lost", "in.csv", "--sandbox"], in: folder, closing: [1]).wait().code == 4)
  }

  @Test("A closed standard input is reported before anything is sent") func closedInput() throws {
    let folder = try Folder()
    let ended = try Command(["lost", "-o", "out.csv", "--sandbox"], in: folder, closing: [0]).wait()
    #expect(ended.code == 2)
    #expect(ended.err.contains("Nothing was sent."))
    #expect(!folder.has("out.csv"))
  }

  /// The rows were sent, so the exit code must not say that nothing was.
  @Test("A summary whose folder disappears during the run is reported") func summary() throws {
    let folder = try Folder()
    try folder.write("in.csv", contacts(1))
    let place = folder.url.appendingPathComponent("sums")
    try FileManager.default.createDirectory(at: place, withIntermediateDirectories: false)
    let server = try RawServer { connection, _ in
      while connection.readRequest() != nil {
        try? FileManager.default.removeItem(at: place)
        connection.send(RawServer.answer())
      }
    }
    let ended = try Command.run(
      ["lost", "in.csv", "-o", "out.jsonl", "--summary", "sums/s.json", "--base-url", server.url], in: folder,
      environment: SandboxProcess.token)
    #expect(ended.code == 4)
    #expect(ended.err.contains("sums/s.json"))
    #expect(!ended.err.contains("Nothing was sent"))
    try #expect(folder.results("out.jsonl").map(\.status) == ["accepted"])
  }

  @Test("The first signal ends the wait for a named pipe that nobody reads") func namedPipe() throws {
    let folder = try Folder()
    try folder.write("in.csv", contacts(1))
    let made = unsafe mkfifo(folder.path("pipe"), 0o600)
    #expect(made == 0)
    let command = try Command(["lost", "in.csv", "-o", "pipe", "--sandbox"], in: folder)
    Thread.sleep(forTimeInterval: 0.5)
    command.signal(15)
    #expect(command.wait(seconds: 5).code != 0)
  }

  @Test("An input or another output in the journal's place is refused", arguments: [".journal", ".journal.new"])
  func journal(_ suffix: String) throws {
    let folder = try Folder()
    let name = "out.csv\(suffix)"
    try folder.write(name, contacts(1))
    #expect(try Command.run(["lost", name, "-o", "out.csv", "--sandbox"], in: folder).code == 2)
    #expect(folder.text(name) == contacts(1))
    try folder.write("in.csv", contacts(1))
    for flag in ["--rejects", "--summary"] {
      let arguments = ["lost", "in.csv", "-o", "out.csv", flag, name, "--overwrite", "--sandbox"]
      #expect(try Command.run(arguments, in: folder).code == 2)
    }
  }
}
