import Foundation
import Testing

/// A job that version 0.1 began and that was killed at row 20 of 40, kept as it lay: input, results, rejects, journal.
///
/// The journal has no `b` record, as on a machine that does not name its boot: on another machine than the one it was
/// written on, every reserved row would be in doubt.
@Suite("Jobs of version 0.1") struct OldJobTests {
  private static let files = ["in.csv", "results.csv", "rejects.csv", "results.csv.journal"]
  private static let command = [
    "lost", "in.csv", "--sandbox", "--rate", "unlimited", "--concurrency", "3", "--on-unknown", "record", "-o",
    "results.csv", "--rejects", "rejects.csv",
  ]

  private static func folder(_ fixture: String = "job-0.1", _ files: [String] = files) throws -> Folder {
    let kept = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Fixtures/\(fixture)")
    let folder = try Folder()
    for name in files { try folder.write(name, Array(Data(contentsOf: kept.appendingPathComponent(name)))) }
    return folder
  }

  @Test("A job begun by version 0.1 is resumed to its end, with the rows in flight at its kill unknown")
  func resume() throws {
    let folder = try Self.folder()
    let before = folder.text("results.csv")
    let ended = try Command.run(Self.command + ["--resume"], in: folder)
    #expect(ended.code == 1, "\(ended.err)")
    #expect(folder.text("results.csv").hasPrefix(before), "what was on file stays")
    let rows = KillFiles.results(folder, "results.csv")
    #expect(rows.map(\.row).sorted() == Array(1...40), "one result a row")
    #expect(rows.filter { $0.status == "unknown" }.map(\.row).sorted() == [18, 19, 20])
    #expect(rows.filter { $0.status == "invalid" }.map(\.row).sorted() == [4, 13, 22, 31, 40])
    #expect(
      folder.text("rejects.csv") == """
        email,reason
        nobody4,"no, address"
        nobody13,"no, address"
        ana18@example.com,reason 18
        ana19@example.com,reason 19
        ana20@example.com,"two
        lines"
        nobody22,"no, address"
        nobody31,"no, address"
        nobody40,"no, address"

        """)
  }

  @Test("A job of version 0.1 isn't resumed with another input")
  func changed() throws {
    let folder = try Self.folder()
    try folder.write("in.csv", folder.text("in.csv").replacingOccurrences(of: "reason 2\n", with: "reason X\n"))
    let before = folder.text("results.csv")
    let ended = try Command.run(Self.command + ["--resume"], in: folder)
    #expect(ended.code == 2, "\(ended.err)")
    #expect(folder.text("results.csv") == before)
  }

  // Deals that are lost, won and open; version 0.1 marked each of them lost, and was killed at row 17 of 40.

  private static let inDoubt = [
    "lost", "in.csv", "--sandbox", "--rate", "unlimited", "--on-unknown", "record", "-o", "results.csv", "--resume",
  ]

  private static func folderInDoubt() throws -> Folder {
    try folder("job-0.1-in-doubt", ["in.csv", "results.csv", "results.csv.journal"])
  }

  @Test("A job of version 0.1 whose file is in doubt stops before more of it leaves, and its results stay as they are")
  func doubt() throws {
    let folder = try Self.folderInDoubt()
    let before = folder.text("results.csv")
    let ended = try Command.run(Self.inDoubt, in: folder)
    #expect(ended.code == 2 && ended.err.contains("--where Estado=Perdida"), "\(ended.err)")
    #expect(folder.text("results.csv") == before)
  }

  @Test(
    "A job of version 0.1 goes on with what settles the doubt",
    arguments: [
      (["--where", "Estado=Perdida"], ["Perdida"]), (["--all-rows"], ["Perdida", "Vendida", "Em andamento"]),
    ])
  func settled(_ flags: [String], _ states: [String]) throws {
    let folder = try Self.folderInDoubt()
    let before = folder.text("results.csv")
    let ended = try Command.run(Self.inDoubt + flags, in: folder)
    #expect(ended.code == 0, "\(ended.err)")
    #expect(folder.text("results.csv").hasPrefix(before), "what was on file stays")
    let rows = KillFiles.results(folder, "results.csv")
    let state = folder.text("in.csv").split(separator: "\n").dropFirst().map { String($0.split(separator: ",")[1]) }
    #expect(rows.map(\.row).sorted() == (1...40).filter { $0 <= 17 || states.contains(state[$0 - 1]) })
    let again = try Command.run(Self.inDoubt + flags, in: folder)
    #expect(again.code == 0 && again.err.contains("already complete"), "\(again.err)")
  }

  @Test(
    "A job of version 0.1 isn't resumed with other options than those that settle a doubt",
    arguments: [["--set", "reason=x"], ["--header-line", "2"], ["--dedupe"], ["--raw"]])
  func otherOptions(_ flags: [String]) throws {
    let folder = try Self.folderInDoubt()
    let before = folder.text("results.csv")
    let ended = try Command.run(Self.inDoubt + ["--where", "Estado=Perdida"] + flags, in: folder)
    #expect(ended.code == 2, "\(ended.err)")
    #expect(folder.text("results.csv") == before)
  }
}
