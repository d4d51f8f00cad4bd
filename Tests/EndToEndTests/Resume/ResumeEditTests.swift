import Foundation
import Testing

/// Files of a job that someone changed or deleted between two runs.
@Suite("Resumed with edited files") struct ResumeEditTests {
  struct Edit: Sendable, CustomTestStringConvertible {
    let name: String
    let file: String
    /// What becomes of the file's lines (without their ends); nil deletes it.
    let change: (@Sendable ([String]) -> [String])?
    let says: [String]
    /// Whether the job had come to its end.
    var isEnded = false
    var testDescription: String { name }
  }

  static let edits = [
    Edit(
      name: "a line deleted", file: "out.csv", change: { without(2, $0) }, says: ["'out.csv'", "shorter", "deleted"]),
    Edit(
      name: "a line deleted from an ended job", file: "out.csv", change: { without(2, $0) }, says: ["shorter"],
      isEnded: true),
    Edit(
      name: "the last line deleted from an ended job", file: "out.csv", change: { $0.dropLast() }, says: ["shorter"],
      isEnded: true),
    Edit(
      name: "a line broken", file: "out.csv", change: { with(2, "3,what,", $0) },
      says: ["line 3", "not a result", "edited"]),
    Edit(
      name: "a status nobody knows", file: "out.csv",
      change: { with(2, $0[2].replacing("accepted", with: "sure"), $0) }, says: ["line 3"]),
    Edit(name: "a line twice", file: "out.csv", change: { $0 + [$0[1]] }, says: ["second result"]),
    Edit(
      name: "saved with semicolons", file: "out.csv", change: { $0.map { $0.replacing(",", with: ";") } },
      says: ["first line", "results"]),
    Edit(name: "the results deleted", file: "out.csv", change: nil, says: ["journal is there", "results are not"]),
    Edit(name: "the journal deleted", file: "out.csv.journal", change: nil, says: ["no journal", "out.csv.journal"]),
    Edit(
      name: "the journal of an ended job deleted", file: "out.csv.journal", change: nil, says: ["no journal"],
      isEnded: true),
    Edit(
      name: "a journal line changed", file: "out.csv.journal",
      change: { lines in with(2, lines[2] + "0", lines) },
      says: ["journal", "line 3", "damaged", "Restore it as it was. Otherwise send the rows that have no result yet"]),
    Edit(
      name: "something else for a journal", file: "out.csv.journal", change: { _ in ["hello"] },
      says: ["not an rdbulk journal"]
    ),
    Edit(
      name: "a remark under the results", file: "out.csv", change: { $0 + ["checked by Ana"] },
      says: ["'out.csv'", "not a result"]),
    Edit(
      name: "a header line shortened in the rejects", file: "rej.csv", change: { _ in ["email"] },
      says: ["'rej.csv'", "shorter", "rename it"]),
    Edit(
      name: "a row added to the rejects", file: "rej.csv", change: { $0 + ["ana@example.com,x"] },
      says: ["'rej.csv'", "it was changed", "rename it"]),
  ]

  private static func without(_ index: Int, _ lines: [String]) -> [String] {
    lines.enumerated().filter { $0.offset != index }.map(\.element)
  }

  private static func with(_ index: Int, _ line: String, _ lines: [String]) -> [String] {
    lines.enumerated().map { $0.offset == index ? line : $0.element }
  }

  @Test("An edited file is refused with the reason, and nothing is sent", arguments: edits) func refused(_ edit: Edit)
    throws
  {
    let job = try ResumeJob(["--rejects", "rej.csv"], latency: edit.isEnded ? 0 : 20)
    if edit.isEnded {
      try #require(job.resume().code == 0)
    } else {
      try job.runAndKill()
    }
    let requests = job.requestsInJournal
    let lines = job.folder.lines(edit.file)
    if let change = edit.change {
      try job.folder.write(edit.file, change(lines).map { $0 + "\n" }.joined())
    } else {
      try FileManager.default.removeItem(atPath: job.folder.path(edit.file))
    }
    let results = job.folder.bytes("out.csv")
    let ended = try job.resume()
    try job.expectRefusal(of: ended, says: edit.says, results: results, requests: requests)
  }

  @Test(
    "Rejects and accepts that were edited stay as they are, and are written again once they are renamed",
    arguments: ["rej.csv", "acc.csv"])
  func renamed(_ name: String) throws {
    let folder = try Folder()
    let rows = (1...20).map { "c\($0)@\($0 % 3 == 0 ? "absent" : "there").example,x\n" }
    try folder.write("in.csv", "email,reason\n" + rows.joined())
    let sandbox = try SandboxProcess(["--latency", "30", "--limit", "unlimited", "--absent", "absent"], in: folder)
    let arguments = [
      "funnel", "get", "in.csv", "-o", "out.csv", "--rejects", "rej.csv", "--accepts", "acc.csv", "--base-url",
      sandbox.url,
      "--rate", "unlimited", "--concurrency", "2",
    ]
    let first = try Command(arguments, in: folder, environment: SandboxProcess.token)
    try #require(waitFor { folder.lines("out.csv").count > 8 ? true : nil } != nil)
    first.signal(15)
    #expect(first.wait().code == 143)
    try folder.append("mended@example.com,x\n", to: name)
    let edited = folder.text(name)
    let refused = try Command.run(arguments + ["--resume"], in: folder, environment: SandboxProcess.token)
    #expect(refused.code == 2 && refused.err.contains("'\(name)': it was changed"), "\(refused.err)")
    #expect(folder.text(name) == edited)
    try FileManager.default.moveItem(atPath: folder.path(name), toPath: folder.path("mine.csv"))
    let ended = try Command.run(arguments + ["--resume"], in: folder, environment: SandboxProcess.token)
    #expect(ended.code == 1, "\(ended.err)")
    #expect(folder.text("mine.csv") == edited)
    for (file, word) in [("rej.csv", "absent"), ("acc.csv", "there")] {
      #expect(folder.lines(file).first == "email,reason")
      #expect(
        folder.lines(file).dropFirst().sorted()
          == rows.filter { $0.contains(word) }.map { String($0.dropLast()) }.sorted())
    }
  }

  @Test("Rejects that were fixed after the job's end stay as they are, and later ones are added") func fixed() throws {
    let job = try ResumeJob(input: "email,reason\nc1@example.com,x\nbad,x\n", ["--rejects", "rej.csv"], latency: 0)
    try #require(job.resume().code == 1)
    for (text, kept) in [("email,reason\ngood@example.com,x\n", ""), ("email", "\n")] {
      try job.folder.write("rej.csv", text)
      try #expect(job.resume().code == 1, "as the job did")
      #expect(job.folder.text("rej.csv") == text + kept)
    }
    try job.folder.append("worse,x\n", to: "in.csv")
    try #expect(job.resume().code == 1)
    #expect(job.folder.text("rej.csv") == "email\nworse,x\n")
    #expect(job.done.sorted() == [1, 2, 3])
  }

  @Test("Deleted or emptied rejects are written again", arguments: [true, false]) func rewritten(_ isDeleted: Bool)
    throws
  {
    let rows = (1...30).map { $0 % 2 == 0 ? "bad\($0),x\n" : "c\($0)@example.com,x\n" }
    let job = try ResumeJob(input: "email,reason\n" + rows.joined(), ["--rejects", "rej.csv"])
    try job.runAndKill()
    if isDeleted { try job.folder.remove("rej.csv") } else { try job.folder.write("rej.csv", "") }
    let ended = try job.resume()
    #expect(ended.code == 1, "\(ended.err)")
    #expect(
      job.folder.lines("rej.csv").sorted()
        == (["email,reason"] + rows.filter { $0.hasPrefix("bad") }.map { String($0.dropLast()) }).sorted())
  }

  @Test("A journal's temporary file left by a kill doesn't disturb the next run") func temporary() throws {
    let job = try ResumeJob()
    try job.runAndKill()
    try job.folder.write("out.csv.journal.new", "j 1 half")
    try job.expectEnd(of: job.resume())
    #expect(!job.folder.has("out.csv.journal.new"))
  }
}
