import Foundation
import Testing

/// Rejected rows that say why, and what becomes of them when they are fixed and sent.
@Suite("Rejects that say why") struct RejectsWhyTests {
  private func lost(_ arguments: [String], in folder: Folder, name: String) throws -> Ended {
    try Command.run(
      ["lost"] + arguments + ["--sandbox", "--rate", "unlimited"], in: folder,
      environment: ["LANG": "pt_BR.UTF-8"], name: name)
  }

  private static let files = [
    ("in.csv", "E-mail;Motivo\nana@example.com;Pre\u{E7}o\nbia;Prazo\nc@example.com\nd;e;f\n", 4),
    ("in.jsonl", "{\"email\":\"ana@example.com\",\"reason\":\"x\"}\n{\"email\":\"bia\",\"reason\":\"y\"}\n", 1),
  ]

  @Test("Rows are fed back as they are, then fixed, and their reasons go nowhere", arguments: files)
  func fedBack(_ name: String, _ text: String, _ rejects: Int) throws {
    let folder = try Folder()
    try folder.write(name, text)
    let first = "bad." + (name == "in.csv" ? "csv" : "jsonl")
    let run = try lost([name, "-o", "1.csv", "--rejects", first, "--rejects-why"], in: folder, name: "run")
    #expect(run.code == 1, "\(run.err)")
    #expect(run.err.contains("rdbulk_message") && run.err.contains("--rejects-why"), "\(run.err)")
    let lines = folder.lines(first)
    #expect(lines.count == rejects, "\(lines)")
    #expect(
      lines.allSatisfy { $0.contains("rdbulk_error") || $0.contains("INVALID_EMAIL") || $0.contains("MALFORMED") })
    // Not one of them is sent as it is, and the reasons are replaced.
    let again = try lost(
      [first, "-o", "2.csv", "--rejects", "again.\(first)", "--rejects-why"], in: folder, name: "again")
    #expect(again.code == 1, "\(again.err)")
    #expect(!again.err.contains("rdbulk_error'"), "\(again.err)")
    #expect(!folder.text("2.csv").contains("accepted"))
    #expect(folder.lines("again.\(first)").count == lines.count)
    #expect(folder.text("again.\(first)").components(separatedBy: "rdbulk_error").count <= max(2, lines.count + 1))
    let fixed = folder.text(first).replacing("bia", with: "bia@example.com")
    try folder.write(first, fixed)
    let dry = try lost([first, "--dry-run"], in: folder, name: "dry")
    #expect(dry.out.contains("bia@example.com") && !dry.out.contains("rdbulk"), "\(dry.out)")
    #expect(!dry.err.contains("rdbulk_error"), "\(dry.err)")
  }

  @Test("Only rows of the named statuses are kept, and the end says how many are not") func statuses() throws {
    let folder = try Folder()
    try folder.write("in.csv", "email,reason\nana@example.com,x\nbia,y\nc@example.com,z\n")
    let run = try lost(
      [
        "in.csv", "-o", "1.csv", "--rejects", "bad.csv", "--rejects-status", "invalid", "--retries", "0", "--fault",
        "500=1",
      ], in: folder, name: "run")
    #expect(run.code == 1 || run.code == 4, "\(run.err)")
    #expect(folder.lines("bad.csv") == ["email,reason", "bia,y"])
    let dry = try lost(
      ["in.csv", "--dry-run", "--rejects", "dry.csv", "--rejects-why"], in: folder, name: "dry")
    #expect(dry.code == 1)
    #expect(folder.lines("dry.csv").count == 2 && folder.text("dry.csv").contains("bia,y,INVALID_EMAIL,"))
  }
}
