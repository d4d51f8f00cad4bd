import Foundation
import Testing

/// Answers to batches that the sandbox does not give.
@Suite("Answers to batches") struct BatchAnswerTests {
  /// Answers each request by the length of its body.
  private static func serve(_ answer: @escaping @Sendable (Int) -> String) throws -> RawServer {
    try RawServer { connection, _ in
      while let head = connection.readRequest() {
        let line = head.split(separator: "\r\n").first { $0.lowercased().hasPrefix("content-length:") }
        let length = line.flatMap { Int($0.dropFirst(15).trimmingCharacters(in: .whitespaces)) } ?? 0
        guard connection.send(answer(length)) else { return }
      }
    }
  }

  private static func send(_ input: String, to server: RawServer, _ more: [String], in folder: Folder) throws -> Ended {
    try folder.write("in.csv", input)
    return try Command.run(
      ["lost", "in.csv", "-o", "out.jsonl", "--rate", "unlimited", "--base-url", server.url] + more, in: folder,
      environment: SandboxProcess.token)
  }

  /// One uuid, whatever was asked.
  private static let one = RawServer.answer(#"{"event_batch_uuid":"b","events":[{"event_uuid":"u-1"}]}"#)

  @Test("An answer with too few UUIDs counts for no row, and --on-unknown record doesn't send it again")
  func tooFew() throws {
    let folder = try Folder()
    let server = try Self.serve { _ in Self.one }
    let ended = try Self.send(contacts(3), to: server, ["--batch", "2", "--on-unknown", "record"], in: folder)
    #expect(ended.code == 1)
    let results = try folder.results("out.jsonl")
    #expect(results.map(\.status) == ["unknown", "unknown", "accepted"])
    #expect(results.map { $0.event_uuid ?? "" } == ["", "", "u-1"])
    #expect(results[0].error == "UNREADABLE_ANSWER" && results[0].message?.contains("1 event_uuids for 2") == true)
    #expect(server.bodies.count == 2)
  }

  @Test("After a 413, the rows are sent again in shorter bodies")
  func tooLong() throws {
    let folder = try Folder()
    let tooLong = "HTTP/1.1 413 Content Too Large\r\nContent-Length: 0\r\n\r\n"
    let server = try Self.serve { $0 > 1_400 ? tooLong : Self.one }
    let input = contacts(8, reason: String(repeating: "x", count: 900))
    let ended = try Self.send(
      input, to: server, ["--batch", "max", "--concurrency", "1", "--summary", "sum.json"], in: folder)
    #expect(ended.code == 0, "\(ended.err)")
    let results = try folder.results("out.jsonl")
    #expect(results.map(\.status) == Array(repeating: "accepted", count: 8))
    #expect(results.allSatisfy { $0.attempts == 4 && $0.event_uuid == "u-1" })
    // 8, 4 and 4, 2 four times, then each alone.
    #expect(server.bodies.count == 15)
    let summary = try folder.summary("sum.json")
    #expect(summary["requests"] == 15 && summary["retries"] == 14)
  }
}
