import Foundation
import Testing

/// An input that somebody else writes to while its rows are being sent.
@Suite("Inputs changed during a run") struct OverwrittenInputTests {
  private static let count = 30_000

  /// Rows of one length, whoever they are about.
  private static func rows(_ letter: String, _ count: Int = count) -> [UInt8] {
    Array(("email;motivo\n" + (1...count).map { "\(letter)\(100_000 + $0)@example.com;sem resposta\n" }.joined()).utf8)
  }

  struct Change: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var content: [UInt8]
    var truncates = true
    var code: Int32 = 4
    var says = "'in.csv' changed while its rows were being sent"
  }

  static let changes = [
    Change(testDescription: "written over with other rows", content: rows("w"), truncates: false),
    Change(testDescription: "replaced by a shorter file", content: rows("w", 2_000)),
    Change(testDescription: "replaced by a longer file", content: rows("w", count + 500)),
    Change(
      testDescription: "the same with rows at its end", content: rows("c", count + 500), code: 0,
      says: "The input has grown since it was checked"),
    Change(testDescription: "written anew as it was", content: rows("c"), code: 0, says: "30,000 of 30,000"),
  ]

  @Test("Only rows that were checked are sent", arguments: changes)
  func change(_ change: Change) throws {
    let folder = try Folder()
    try folder.write("in.csv", Self.rows("c"))
    let sandbox = try SandboxProcess(["--limit", "unlimited"], in: folder)
    let command = try Command(
      ["lost", "in.csv", "--batch", "500", "--rate", "20/s", "-o", "out.csv", "--base-url", sandbox.url], in: folder,
      environment: SandboxProcess.token)
    try #require(waitFor { folder.lines("out.csv").count > 600 ? true : nil } != nil)
    let file = try FileHandle(forWritingTo: folder.url.appendingPathComponent("in.csv"))
    if change.truncates { try file.truncate(atOffset: 0) }
    try file.write(contentsOf: change.content)
    try file.close()
    let ended = command.wait(seconds: 60)
    #expect(ended.code == change.code && ended.err.contains(change.says), "\(ended.err)")
    let emails = try sandbox.stop().flatMap(\.emails)
    #expect(emails.allSatisfy { $0.hasPrefix("c") }, "nothing that was not checked")
    if change.code == 0 { #expect(emails.count == Self.count) } else { #expect(emails.count < Self.count) }
  }
}
