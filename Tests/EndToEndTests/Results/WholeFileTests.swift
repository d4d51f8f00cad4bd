import Foundation
import Testing

/// Summaries and reports, which replace what has their name in one step.
@Suite("Files written as a whole") struct WholeFileTests {
  private static let rows = 20

  private func start(_ folder: Folder, number: Int) throws -> Command {
    try Command(
      [
        "lost", "in.csv", "-o", "out.jsonl", "--sandbox", "--rate", "unlimited", "--overwrite", "--summary", "sum.json",
        "--report", "page.html",
      ], in: folder, environment: SandboxProcess.token, name: "run\(number)")
  }

  /// Whether the folder holds a draft of `name`.
  private func hasDraft(_ folder: Folder, of name: String) -> Bool {
    ((try? folder.names()) ?? []).contains { $0.hasPrefix(".\(name).") }
  }

  @Test("After a kill, a file is the old one or the new one, never a part", arguments: ["sum.json", "page.html"])
  func kill(_ name: String) throws {
    let folder = try Folder()
    try folder.write("in.csv", contacts(Self.rows))
    try folder.write(name, "old")
    for number in 1...4 {
      let command = try start(folder, number: number)
      let end = ContinuousClock.now + .seconds(15)
      while ContinuousClock.now < end, !hasDraft(folder, of: name), folder.text(name) == "old" {}
      command.signal(9)
      // A moment that is missed leaves a run that has ended.
      #expect([-9, 0].contains(command.wait().code))
      let text = folder.text(name)
      let isWhole =
        name == "sum.json" ? text.contains("\"exit\":0") && text.hasSuffix("}\n") : text.hasSuffix("</html>\n")
      #expect(text == "old" || isWhole, "\(text.suffix(40))")
      try folder.write(name, "old")
    }
  }

  @Test("Without space for the new file, the old one stays and the draft is removed") func noRoom() throws {
    let folder = try Folder()
    try folder.write("in.csv", contacts(1))
    try folder.write("page.html", "old")
    let arguments = [
      "lost", "in.csv", "-o", "out.jsonl", "--sandbox", "--overwrite", "--report", "page.html",
    ]
    // Results and journal of one row are shorter than the two blocks, and the page is not.
    let ended = try DiskLimit.run(blocks: 2, arguments, in: folder)
    #expect(ended.code == 4)
    #expect(ended.err.contains("'page.html' can't be written: the file would be larger than the system allows."))
    #expect(folder.text("page.html") == "old")
    #expect(!hasDraft(folder, of: "page.html"))
    #expect(try folder.results("out.jsonl").map(\.status) == ["accepted"])
  }

  @Test("A folder that accepts no files is refused before anything is sent", arguments: ["--summary", "--report"])
  func noFolder(_ flag: String) throws {
    let folder = try Folder()
    try folder.write("in.csv", contacts(1))
    let ended = try Command.run(
      ["lost", "in.csv", "-o", "out.jsonl", "--sandbox", flag, "nowhere/file"], in: folder,
      environment: SandboxProcess.token)
    #expect(ended.code == 2)
    #expect(ended.err.contains("'nowhere/file' can't be written: there is no such file or folder."))
    #expect(!folder.has("out.jsonl"))
  }
}
