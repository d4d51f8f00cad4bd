import Foundation
import Testing

/// What a run leaves for people and programs beside its results: the report, the log, the progress of a terminal.
@Suite("Reports and logs") struct ReportTests {
  private static let pace = ["--rate", "unlimited", "--limit", "unlimited"]

  @Test("The report is one private page without scripts, addresses or anything from outside")
  func report() throws {
    let folder = try Folder()
    try folder.write(
      "in.csv", "email,reason\nana@example.com,<script>alert(1)</script>\n<b>x</b>,y\nbia@example.com,\n")
    let ended = try Command.run(
      ["lost", "in.csv", "-o", "out.csv", "--report", "run.html", "--sandbox"] + Self.pace, in: folder)
    #expect(ended.code == 1)
    let page = folder.text("run.html")
    #expect(try folder.mode("run.html") == 0o600)
    #expect(page.contains("2 of 3 rows were accepted"))
    #expect(page.contains("INVALID_EMAIL"))
    for foreign in ["<script", "<b>x", "ana@example.com", "http://", "https://", "<link", "<img"] {
      #expect(!page.contains(foreign) || foreign == "https://", "\(foreign)")
    }
    let again = try Command.run(
      ["lost", "in.csv", "-o", "out2.csv", "--report", "run.html", "--sandbox"] + Self.pace, in: folder, name: "again")
    #expect(again.code == 2 && again.err.contains("run.html"), "\(again.err)")
  }

  @Test("An empty run and a stopped run also have a report")
  func otherEnds() throws {
    let folder = try Folder()
    try folder.write("none.csv", "email\n")
    #expect(
      try Command.run(
        ["lost", "none.csv", "-o", "empty.csv", "--report", "none.html", "--sandbox"], in: folder, name: "none"
      ).code == 0)
    #expect(folder.text("none.html").contains("</html>"))
    try folder.write("in.csv", contacts(20))
    let stopped = try Command.run(
      [
        "lost", "in.csv", "-o", "out.csv", "--report", "stop.html", "--base-url", "http://127.0.0.1:9", "--retries",
        "0",
      ],
      in: folder, environment: SandboxProcess.token, name: "stopped")
    #expect(stopped.code == 4)
    #expect(folder.text("stop.html").contains("--resume"))
  }

  @Test("A half-written page is removed, and the next run writes a whole one")
  func diskFull() throws {
    let folder = try Folder()
    try folder.write("in.csv", contacts(5))
    let arguments = ["lost", "in.csv", "-o", "out.csv", "--report", "run.html", "--sandbox", "--resume"] + Self.pace
    // 4 KiB: enough for the results and the journal.
    let full = try DiskLimit.run(blocks: 8, arguments, in: folder)
    #expect(full.code == 4 && full.err.contains("run.html"), "\(full.err)")
    #expect(!folder.has("run.html"))
    let again = try Command.run(arguments, in: folder, name: "again")
    #expect(again.code == 0, "\(again.err)")
    #expect(folder.text("run.html").contains("</html>") && folder.lines("out.csv").count == 6)
  }

  @Test("A reading run that breaks off can simply be repeated")
  func brokenRead() throws {
    let folder = try Folder()
    try folder.write("in.csv", contacts(50))
    let ended = try DiskLimit.run(blocks: 2, ["funnel", "get", "in.csv", "--sandbox"] + Self.pace, in: folder)
    #expect(ended.code == 4)
    #expect(
      ended.err.contains("To continue, run the same command again") && !ended.err.contains("may have been processed"))
  }

  @Test("The log has one object for each notable event")
  func log() throws {
    let folder = try Folder()
    try folder.write("in.csv", contacts(40) + "nobody,x\n")
    let ended = try Command.run(
      ["lost", "in.csv", "-o", "out.csv", "--sandbox", "--expire-after", "10", "--log-format", "json"] + Self.pace,
      in: folder, environment: ["LANG": "pt_BR.UTF-8"])
    #expect(ended.code == 1)
    let lines = try ended.err.split(separator: "\n").map { line in
      try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any], "\(line)")
    }
    let events = lines.compactMap { $0["event"] as? String }
    #expect(events.first == "start" && events.last == "end")
    #expect(events.filter { $0 == "token_renewed" }.count >= 3)
    #expect(lines.allSatisfy { $0["time"] is String && $0["level"] is String })
    #expect(lines.last?["accepted"] as? Int == 40 && lines.last?["exit"] as? Int == 1)
    let usage = try Command.run(
      ["lost", "absent.csv", "--sandbox", "--log-format", "json"], in: folder, name: "usage")
    #expect(usage.code == 2 && usage.err.hasPrefix("{") && usage.err.contains("\"event\":\"usage\""), "\(usage.err)")
    let wrong = try Command.run(
      ["lost", "in.csv", "--nonsense", "--log-format", "json"], in: folder, environment: ["LANG": "pt_BR.UTF-8"],
      name: "wrong")
    #expect(wrong.code == 2 && wrong.err.count { $0 == "\n" } == 1)
    let told = try JSONSerialization.jsonObject(with: Data(wrong.err.utf8)) as? [String: Any]
    #expect((told?["message"] as? String)?.hasPrefix("rdbulk lost has no flag '--nonsense'.") == true, "\(wrong.err)")
  }
}
