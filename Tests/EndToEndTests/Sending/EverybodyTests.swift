import Foundation
import Synchronization
import Testing

/// Answers that every row would get: the run stops after the first few, and a later one sends all rows.
@Suite("Answers that refuse every row") struct EverybodyTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var status: String
    var body: String
    var code: Int32 = 4
    var words: String
  }

  private static let product =
    #"{"errors":{"error_type":"UNABLE_TO_LOAD_CDP_SCHEMA","error_message":"Could not load the schema."}}"#

  static let cases = [
    Case(
      testDescription: "a login that may do nothing", status: "403 Forbidden", body: #"{"message":"Forbidden"}"#,
      words: "RD Station refuses every request"),
    Case(
      testDescription: "a firewall's page", status: "403 Forbidden", body: "<html>Blocked</html>",
      words: "Something between"),
    Case(
      testDescription: "a portal's redirect", status: "302 Found\r\nLocation: http://127.0.0.1:9/", body: "",
      words: "Something between"),
    Case(
      testDescription: "a login of another product", status: "400 Bad Request", body: product, code: 3,
      words: "another RD Station product"),
    Case(testDescription: "a portal's page", status: "200 OK", body: "<html>Log in</html>", words: "Something between"),
  ]

  @Test("The run stops, says who refuses, and leaves all rows to a later one", arguments: cases)
  func stops(_ refusal: Case) throws {
    let isWell = Mutex(false)
    let server = try RawServer { connection, _ in
      while connection.readRequest() != nil {
        let answer =
          "HTTP/1.1 \(refusal.status)\r\nContent-Length: \(refusal.body.utf8.count)\r\n\r\n\(refusal.body)"
        connection.send(isWell.withLock { $0 } ? RawServer.answer() : answer)
      }
    }
    let folder = try Folder()
    try folder.write("in.csv", contacts(20))
    let arguments = [
      "lost", "in.csv", "--base-url", server.url, "--rate", "50/s", "--concurrency", "2", "-o", "out.jsonl",
    ]
    let ended = try Command.run(arguments, in: folder, environment: SandboxProcess.token)
    #expect(ended.code == refusal.code && ended.err.contains(refusal.words), "\(ended.err)")
    #expect(ended.err.contains("--resume"), "\(ended.err)")
    #expect(try folder.results("out.jsonl").isEmpty)
    #expect(server.bodies.count <= 6)
    isWell.withLock { $0 = true }
    let resumed = try Command.run(arguments + ["--resume"], in: folder, environment: SandboxProcess.token)
    #expect(resumed.code == 0, "\(resumed.err)")
    #expect(try folder.results("out.jsonl").count == 20)
  }

  @Test("Once a row was accepted, such an answer is about its row")
  func one() throws {
    let count = Mutex(0)
    let server = try RawServer { connection, _ in
      while connection.readRequest() != nil {
        let number = count.withLock { count in
          count += 1
          return count
        }
        let isRefused = (3...6).contains(number)
        connection.send(isRefused ? "HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n" : RawServer.answer())
      }
    }
    let folder = try Folder()
    try folder.write("in.csv", contacts(10))
    let ended = try Command.run(
      ["lost", "in.csv", "--base-url", server.url, "--rate", "50/s", "--concurrency", "1", "-o", "out.jsonl"],
      in: folder,
      environment: SandboxProcess.token)
    #expect(ended.code == 1, "\(ended.err)")
    #expect(try folder.results("out.jsonl").filter { $0.status == "rejected" }.map(\.row) == [3, 4, 5, 6])
  }

  @Test("A server that is down at the start settles no row, and a later run sends all")
  func down() throws {
    let folder = try Folder()
    try folder.write("in.csv", contacts(20))
    let sandbox = try SandboxProcess([], in: folder)
    let url = sandbox.url
    _ = try sandbox.stop()
    for _ in 1...2 {
      let ended = try Command.run(
        [
          "lost", "in.csv", "--base-url", url, "--rate", "unlimited", "--retries", "1", "-o", "out.jsonl", "--resume",
          "--rejects", "rej.csv",
        ], in: folder, environment: SandboxProcess.token)
      #expect(ended.code == 4, "\(ended.err)")
      #expect(try folder.results("out.jsonl").isEmpty)
    }
  }
}
