import Foundation
import Testing

/// A dry run: what it writes, and what it says.
@Suite("Dry runs") struct DryRunTests {
  @Test(
    "The invalid rows are kept byte for byte, with the header, as a sending run keeps them",
    arguments: RejectsTests.cases)
  func keeps(_ sending: RejectsTests.RejectsCase) throws {
    let folder = try Folder()
    try folder.write(sending.file, sending.encode(sending.pieces.map(\.text).joined()))
    let ended = try Command.run(
      ["lost", sending.file, "--dry-run", "--rejects", "rej"] + sending.arguments, in: folder)
    #expect(ended.code == 1)
    #expect(folder.bytes("rej") == sending.encode(sending.pieces.filter(\.isKept).map(\.text).joined()))
    #expect(try folder.mode("rej") == 0o600)
    #expect(ended.err.contains("Next: fix the rows in rej and check that file."), "\(ended.err)")
  }

  @Test("What came through a pipe is kept as well") func pipe() throws {
    let folder = try Folder()
    let command = try Command(["lost", "--dry-run", "--rejects", "rej.csv"], in: folder, input: .pipe)
    try command.write("email,reason\nana@example.com,x\nbad,x\n")
    try command.endInput()
    #expect(command.wait().code == 1)
    #expect(folder.text("rej.csv") == "email,reason\nbad,x\n")
  }

  @Test("Rows that are not chosen are not kept, nor is the rest of an over-long one") func chosen() throws {
    let folder = try Folder()
    let long = "long,\(String(repeating: "x", count: 3_000))\n"
    try folder.write("in.csv", "email,estado\n\(long)bad,Perdida\nworse,Vendida\nana@example.com,Perdida\n")
    let ended = try Command.run(
      [
        "lost", "in.csv", "--dry-run", "--rejects", "rej.csv", "--where", "estado=Perdida", "--skip", "1",
        "--max-row-bytes", "1K",
      ], in: folder)
    #expect(ended.code == 1, "\(ended.err)")
    #expect(folder.text("rej.csv") == "email,estado\nbad,Perdida\n")
    #expect(ended.err.contains("2 skipped"), "\(ended.err)")
  }

  @Test("A file in the way of the invalid rows is kept unless it may be replaced") func inTheWay() throws {
    let folder = try Folder()
    try folder.write("in.csv", "email\nbad\n")
    try folder.write("rej.csv", "mine")
    let run = ["lost", "in.csv", "--dry-run", "--rejects", "rej.csv"]
    let refused = try Command.run(run, in: folder)
    #expect(refused.code == 2 && refused.err.contains("--overwrite"))
    #expect(folder.text("rej.csv") == "mine")
    let replaced = try Command.run(run + ["--overwrite"], in: folder, name: "again")
    #expect(replaced.code == 1)
    #expect(folder.text("rej.csv") == "email\nbad\n")
    try FileManager.default.createSymbolicLink(atPath: folder.path("link.csv"), withDestinationPath: "rej.csv")
    let linked = try Command.run(
      ["lost", "in.csv", "--dry-run", "--rejects", "link.csv", "--overwrite"], in: folder, name: "link")
    #expect(linked.code == 2 && linked.err.contains("symbolic link"))
  }

  /// Files in which something is in doubt that only their end tells.
  private static let doubtful: [(name: String, text: String, says: String)] = [
    ("states", "email,estado\nana@example.com,Perdida\nbad,Vendida\n", "--where estado=Perdida"),
    ("an open quote", "email,reason\nbad,x\nana@example.com,\"x\nbia@example.com,y\n", "--doubtful skip"),
  ]

  @Test("Where something is in doubt, no file is left and no row is reported", arguments: doubtful)
  func doubt(_ value: (name: String, text: String, says: String)) throws {
    let folder = try Folder()
    try folder.write("in.csv", value.text)
    for output in [["-o", "out.jsonl"], []] {
      let ended = try Command.run(
        ["lost", "in.csv", "--dry-run", "--rejects", "rej.csv", "--summary", "sum.json"] + output, in: folder)
      #expect(ended.code == 2 && ended.out.isEmpty)
      #expect(ended.err.contains(value.says) && ended.err.contains("Nothing was sent."), "\(ended.err)")
      #expect(!ended.err.contains("INVALID_EMAIL"))
      #expect(!folder.has("out.jsonl") && !folder.has("rej.csv") && !folder.has("sum.json"))
    }
  }

  @Test("Requests that had to be written before a doubt was found are said to be of no use") func late() throws {
    let folder = try Folder()
    let rows = (1...4_000).map { "c\($0)@example.com,Perdida\n" }.joined()
    try folder.write("in.csv", "email,estado\n\(rows)last@example.com,Vendida\n")
    let piped = try Command.run(["lost", "in.csv", "--dry-run"], in: folder)
    #expect(piped.code == 2 && !piped.out.isEmpty)
    #expect(piped.err.hasPrefix("rdbulk: Discard the requests that were already written.\n"), "\(piped.err)")
    let kept = try Command.run(["lost", "in.csv", "--dry-run", "-o", "out.jsonl"], in: folder, name: "kept")
    #expect(kept.code == 2 && !kept.err.contains("of no use") && !folder.has("out.jsonl"))
  }

  @Test("Once it is settled what doubtful rows are, a dry run ends as a run does") func settled() throws {
    let folder = try Folder()
    try folder.write("in.csv", Self.doubtful[1].text)
    let ended = try Command.run(
      ["lost", "in.csv", "--dry-run", "--rejects", "rej.csv", "--doubtful", "skip"], in: folder)
    #expect(ended.code == 1)
    #expect(ended.err.contains("MALFORMED_ROW") && ended.err.contains("DOUBTFUL_ROW"))
    #expect(folder.text("rej.csv") == Self.doubtful[1].text)
  }

  @Test("A verification's dry run reads rdbulk's own results without a doubt") func verify() throws {
    let folder = try Folder()
    try folder.write("in.csv", contacts(2))
    _ = try Command.run(["lost", "in.csv", "-o", "out.csv", "--sandbox"], in: folder)
    let ended = try Command.run(["verify", "out.csv", "--dry-run", "--of", "lost"], in: folder, name: "verify")
    #expect(ended.code == 0, "\(ended.err)")
    #expect(ended.outLines.count == 2)
  }
}
