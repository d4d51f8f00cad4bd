import Foundation
import Testing

/// Files of a run that somebody else moves, replaces or changes while it goes on.
@Suite("Files changed during a run") struct MeddledFileTests {
  struct Change: Sendable, CustomTestStringConvertible {
    let name: String
    let file: String
    let change: @Sendable (Folder) throws -> Void
    let says: String
    var testDescription: String { name }
  }

  static let changes = [
    Change(
      name: "results removed", file: "out.csv", change: { try $0.remove("out.csv") },
      says: "'out.csv' was removed or renamed while this run was writing to it."),
    Change(
      name: "results replaced", file: "out.csv",
      change: { folder in
        try folder.write("new.csv", folder.text("out.csv"))
        try folder.remove("out.csv")
        try FileManager.default.moveItem(atPath: folder.path("new.csv"), toPath: folder.path("out.csv"))
      }, says: "'out.csv' was replaced by another file"),
    Change(
      name: "results cut", file: "out.csv",
      change: { try FileHandle(forWritingTo: $0.url.appendingPathComponent("out.csv")).truncate(atOffset: 5) },
      says: "'out.csv' was truncated by something else"),
    Change(
      name: "results appended to", file: "out.csv", change: { try $0.append("a remark\n", to: "out.csv") },
      says: "Something else wrote to 'out.csv'"),
    Change(
      name: "rejects appended to", file: "rej.csv", change: { try $0.append("a remark\n", to: "rej.csv") },
      says: "Something else wrote to 'rej.csv'"),
    Change(
      name: "the journal removed", file: "out.csv.journal", change: { try $0.remove("out.csv.journal") },
      says: "'out.csv.journal' was removed or renamed"),
    Change(
      name: "the history removed", file: "h", change: { try $0.remove("h") }, says: "'h' was removed or renamed"),
    Change(
      name: "the history cut", file: "h",
      change: { try FileHandle(forWritingTo: $0.url.appendingPathComponent("h")).truncate(atOffset: 1_100) },
      says: "'h' was truncated by something else"),
  ]

  @Test("A run stops where somebody else has changed its files, and says what happened", arguments: changes)
  func stops(_ change: Change) throws {
    let folder = try Folder()
    try folder.write("in.csv", contacts(300))
    let sandbox = try SandboxProcess(["--latency", "50", "--limit", "unlimited"], in: folder)
    let command = try Command(
      [
        "won", "in.csv", "--set", "value=1", "-o", "out.csv", "--rejects", "rej.csv", "--history", "h", "--base-url",
        sandbox.url, "--rate", "unlimited", "--concurrency", "1",
      ], in: folder, environment: SandboxProcess.token)
    try #require(waitFor { folder.lines("out.csv").count > 3 ? true : nil } != nil)
    try change.change(folder)
    let ended = command.wait(seconds: 14)
    #expect(ended.code == 4, "\(ended.err)")
    #expect(ended.err.contains(change.says), "\(ended.err)")
    #expect(ended.err.contains("Restore it as this run wrote it"))
    try #expect(sandbox.stop().count < 100, "it stops within about a second")
  }

  @Test("A run that ends before the next look notices it as well") func atTheEnd() throws {
    let folder = try Folder()
    try folder.write("in.csv", contacts(3))
    let sandbox = try SandboxProcess(["--latency", "150", "--limit", "unlimited"], in: folder)
    let command = try Command(
      ["lost", "in.csv", "-o", "out.csv", "--base-url", sandbox.url, "--rate", "unlimited", "--concurrency", "1"],
      in: folder, environment: SandboxProcess.token)
    try #require(waitFor { folder.lines("out.csv").count > 1 ? true : nil } != nil)
    try folder.remove("out.csv")
    let ended = command.wait(seconds: 14)
    #expect(ended.code == 4 && ended.err.contains("'out.csv' was removed or renamed"), "\(ended.err)")
  }
}
