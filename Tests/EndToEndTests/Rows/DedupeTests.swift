import Foundation
import Testing

@Suite("--dedupe over more rows than fit in memory")
struct DedupeTests {
  private static let rows = 140_000

  /// Each row differs; the first thousand come once more at the end.
  private static func input(_ folder: Folder) throws {
    var bytes = Array("email,reason\n".utf8)
    for number in 0..<rows { bytes += "c\(number)@b.co,x\n".utf8 }
    for number in 0..<1_000 { bytes += "C\(number)@b.co,x\n".utf8 }
    try folder.write("in.csv", bytes)
  }

  @Test("Repeated rows are found, and no temporary file is left") func finds() throws {
    let folder = try Folder()
    try Self.input(folder)
    let run = try Command.run(
      ["lost", "in.csv", "--dry-run", "--dedupe", "-o", "out.jsonl"], in: folder,
      environment: ["TMPDIR": folder.url.path])
    #expect(run.code == 0 && run.err.contains("140,000 rows of 141,000 would be sent, 1,000 are duplicates"))
    #expect(folder.lines("out.jsonl").count == Self.rows)
    #expect(try folder.names() == ["in.csv", "out.jsonl", "run.err", "run.out"])
  }

  @Test("A run stops if seen rows can't be stored, and resumes once they can") func noRoom() throws {
    let folder = try Folder()
    try Self.input(folder)
    let sandbox = try SandboxProcess(["--limit", "unlimited"], in: folder)
    let command = [
      "lost", "--dedupe", "--batch", "max", "--rate", "unlimited", "--base-url", sandbox.url, "-o", "out.csv",
    ]
    let token = SandboxProcess.token
    let dry = try Command.run(
      ["lost", "in.csv", "--dedupe", "--dry-run"], in: folder, environment: ["TMPDIR": "/nowhere"], name: "dry")
    #expect(dry.code == 2 && dry.err.contains("TMPDIR names another folder"), "\(dry.err)")
    let named = try Command.run(
      ["lost", "in.csv", "--dedupe", "--base-url", sandbox.url], in: folder,
      environment: token.merging(["TMPDIR": "/nowhere"]) { $1 }, name: "named")
    #expect(
      named.code == 2 && named.err.contains("Nothing was sent."), "the check of a file finds it before a row leaves")
    let piped = try Command(
      command, in: folder, environment: token.merging(["TMPDIR": "/nowhere"]) { $1 }, input: .pipe, name: "first")
    let lines = folder.lines("in.csv").map { $0 + "\n" }
    try piped.write(lines[..<2].joined())
    // By now its first rows are checked.
    try #require(waitFor { folder.text("out.csv").contains("accepted") ? true : nil } != nil)
    // Few enough that what it leaves unread fits the pipe.
    try piped.write(lines[2..<34_000].joined())
    let first = piped.wait()
    #expect(first.code == 4 && first.err.contains("can't be stored in /nowhere"), "\(first.err)")
    #expect(!first.err.contains("in flight were not recorded"))
    #expect(first.err.contains("--resume"))
    let done = folder.lines("out.csv").count - 1
    #expect(done > 0 && done < Self.rows)
    let second = try Command.run(
      command + ["--resume"], in: folder, environment: token, input: .file("in.csv"), name: "second")
    #expect(second.code == 0, "\(second.err)")
    let results = folder.lines("out.csv").dropFirst()
    #expect(results.count == Self.rows + 1_000)
    #expect(Set(results.map { $0.prefix { $0 != "," } }).count == Self.rows + 1_000)
    #expect(results.count { $0.contains(",duplicate,") } == 1_000)
  }
}
