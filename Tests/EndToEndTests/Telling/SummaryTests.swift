import Testing

/// `rdbulk summary` of files that runs have written.
@Suite("Several jobs in one table") struct SummaryTests {
  @Test("Jobs end in one table, with the exit code of the worst, and what is no summary is named") func table() throws {
    let folder = try Folder()
    try folder.write("good.csv", "email\na@example.com\n")
    try folder.write("bad.csv", "email\nb@example.com\nx\n")
    for (name, code) in [("good", Int32(0)), ("bad", 1)] {
      let ended = try Command.run(
        ["lost", "\(name).csv", "-o", "\(name)-results.csv", "--summary", "\(name).json", "--sandbox"], in: folder,
        name: name)
      #expect(ended.code == code, "\(ended.err)")
    }
    let all = try Command.run(["summary", "good.json", "bad.json"], in: folder, name: "all")
    #expect(all.code == 1)
    #expect(
      all.outLines.map { $0.split(separator: " ").map(String.init) } == [
        ["command", "results", "rows", "accepted", "duplicate", "not", "accepted", "unknown", "exit"],
        ["lost", "good-results.csv", "1", "1", "0", "0", "0", "0"],
        ["lost", "bad-results.csv", "2", "1", "0", "1", "0", "1"],
        ["2", "jobs", "3", "2", "0", "1", "0", "1"],
      ])
    for name in ["bad.csv", "absent.json"] {
      let refused = try Command.run(["summary", "good.json", name], in: folder, name: "refused")
      #expect(refused.code == 2 && refused.err.contains(name) && refused.out.isEmpty)
    }
  }
}
