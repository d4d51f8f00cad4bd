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

  private static func folder() throws -> Folder {
    let kept = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Fixtures/job-0.1")
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
}
