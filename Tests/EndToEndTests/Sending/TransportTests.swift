import Synchronization
import Testing

/// Servers that behave as no API should.
@Suite("Odd servers") struct TransportTests {
  typealias Serving = @Sendable (RawConnection, Int) -> Void

  struct OddCase: Sendable, CustomTestStringConvertible {
    let name: String
    let serve: Serving
    var more: [String] = []
    /// `status error http_status attempts` of the one row, under `--on-unknown record`.
    let result: String
    var testDescription: String { name }
  }

  /// Each request is answered with the same text, as long as there are requests.
  private static func answering(_ text: String) -> Serving {
    { connection, _ in while connection.readRequest() != nil { connection.send(text) } }
  }

  /// The request is read, `text` sent, and the connection closed.
  private static func closing(after text: String) -> Serving {
    { connection, _ in
      _ = connection.readRequest()
      connection.send(text)
    }
  }

  private static let page =
    "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 22\r\n\r\n<html>Log in!</html>\r\n"

  static let cases = [
    OddCase(name: "200 with HTML", serve: answering(page), result: "unknown UNREADABLE_ANSWER 200 1"),
    OddCase(name: "200 with nothing", serve: answering(RawServer.answer("")), result: "accepted - 200 1"),
    OddCase(name: "204", serve: answering("HTTP/1.1 204 No Content\r\n\r\n"), result: "accepted - 204 1"),
    OddCase(
      name: "200 with half an object", serve: answering(RawServer.answer("{\"event_")),
      result: "unknown UNREADABLE_ANSWER 200 1"),
    OddCase(
      name: "200 with another object", serve: answering(RawServer.answer("{\"ok\":true}")), result: "accepted - 200 1"),
    OddCase(
      name: "a UUID that is a formula", serve: answering(RawServer.answer("{\"event_uuid\":\"=1+1\"}")),
      result: "accepted - 200 1"),
    OddCase(
      name: "no answer at all",
      serve: { connection, _ in
        _ = connection.readRequest()
        connection.waitForEnd()
      }, more: ["--timeout", "1"], result: "unknown TIMEOUT - 1"),
    OddCase(name: "closed without an answer", serve: closing(after: ""), result: "unknown CONNECTION_LOST - 1"),
    OddCase(
      name: "closed within the head", serve: closing(after: "HTTP/1.1 200 OK\r\nContent-"),
      result: "unknown UNREADABLE_ANSWER 200 1"),
    OddCase(name: "no HTTP", serve: closing(after: "SSH-2.0-OpenSSH_9.0\r\n"), result: "unknown UNREADABLE_ANSWER - 1"),
    OddCase(name: "HTTP/0.9", serve: closing(after: "{\"event_uuid\":\"x\"}"), result: "unknown UNREADABLE_ANSWER - 1"),
    OddCase(
      name: "a status that is none", serve: closing(after: "HTTP/1.1 2OO OK\r\n\r\n"),
      result: "unknown UNREADABLE_ANSWER - 1"),
    OddCase(
      name: "a chunk that is none",
      serve: closing(after: "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}"),
      result: "unknown CONNECTION_LOST 200 1"),
    OddCase(
      name: "100 MB of body",
      serve: { connection, _ in
        _ = connection.readRequest()
        connection.send("HTTP/1.1 200 OK\r\nContent-Length: 104857600\r\n\r\n")
        let piece = [UInt8](repeating: 0x20, count: 1 << 20)
        for _ in 0..<100 { guard connection.send(piece) else { return } }
      }, result: "unknown UNREADABLE_ANSWER 200 1"),
    OddCase(
      name: "a header without end",
      serve: { connection, _ in
        _ = connection.readRequest()
        connection.send("HTTP/1.1 200 OK\r\n")
        for number in 0..<100_000 {
          guard connection.send("X-\(number): \(String(repeating: "y", count: 1_000))\r\n") else { return }
        }
      }, result: "unknown CONNECTION_LOST 200 1"),
    OddCase(
      name: "a 400 in HTML", serve: answering(page.replacing("200 OK", with: "400 Bad Request")),
      result: "rejected HTTP_400 400 1"),
  ]

  @Test("An odd server costs no more than its row, whose result says what happened", arguments: cases) func odd(
    _ odd: OddCase
  ) throws {
    let folder = try Folder()
    let server = try RawServer(odd.serve)
    try folder.write("in.csv", contacts(1))
    let ended = try Command.run(
      ["lost", "in.csv", "-o", "out.jsonl", "--base-url", server.url, "--on-unknown", "record"] + odd.more, in: folder,
      environment: SandboxProcess.token)
    let results = try folder.results("out.jsonl")
    try #require(results.count == 1)
    let result = results[0]
    let brief =
      "\(result.status) \(result.error ?? "-") \(result.http_status.map(String.init) ?? "-") \(result.attempts)"
    #expect(brief == odd.result, "\(result.message ?? "")")
    #expect(ended.code == (result.status == "accepted" ? 0 : 1))
    #expect(server.bodies.count == 1)
  }

  @Test("A redirect isn't followed, and the token goes nowhere else") func redirect() throws {
    let folder = try Folder()
    let other = try RawServer { connection, _ in _ = connection.readRequest() }
    let target = other.url
    let server = try RawServer(
      Self.answering("HTTP/1.1 307 Temporary Redirect\r\nLocation: \(target)/\r\nContent-Length: 0\r\n\r\n"))
    try folder.write("in.csv", contacts(3))
    let ended = try Command.run(
      ["lost", "in.csv", "-o", "out.jsonl", "--base-url", server.url, "--rate", "unlimited"], in: folder,
      environment: SandboxProcess.token)
    #expect(ended.code == 4, "\(ended.err)")
    #expect(other.bodies == [])
    #expect(server.bodies.count == 3)
  }

  /// A kept connection that is closed as the second request comes: libcurl would send that one again by itself, and a
  /// row could be processed twice under one attempt.
  @Test("A request is never repeated without being counted", arguments: ["record", "retry"]) func resend(
    _ policy: String
  ) throws {
    let folder = try Folder()
    let hasDropped = Mutex(false)
    let server = try RawServer { connection, _ in
      guard connection.readRequest() != nil else { return }
      connection.send(RawServer.answer())
      // The first request on a connection that has served one is read and dropped; later ones are served.
      guard connection.readRequest() != nil else { return }
      let isDropped = hasDropped.withLock { dropped in
        defer { dropped = true }
        return !dropped
      }
      if isDropped { return }
      connection.send(RawServer.answer())
      while connection.readRequest() != nil { connection.send(RawServer.answer()) }
    }
    try folder.write("in.csv", contacts(12))
    let ended = try Command.run(
      [
        "lost", "in.csv", "-o", "out.jsonl", "--base-url", server.url, "--rate", "unlimited", "--concurrency", "1",
        "--on-unknown", policy,
      ], in: folder, environment: SandboxProcess.token)
    let results = try folder.results("out.jsonl")
    #expect(results.count == 12)
    #expect(results.reduce(0) { $0 + $1.attempts } == server.bodies.count)
    if policy == "record" {
      #expect(ended.code == 1)
      #expect(results.filter { $0.status == "unknown" }.map(\.row) == [9])
      #expect(Set(server.bodies).count == server.bodies.count, "no event reached the server twice")
    } else {
      #expect(ended.code == 0)
      #expect(results.filter { $0.attempts == 2 }.map(\.row) == [9])
    }
  }

  @Test("A server that closes each connection after its answer costs nothing") func closesEach() throws {
    let folder = try Folder()
    let server = try RawServer { connection, _ in
      _ = connection.readRequest()
      connection.send(RawServer.answer())
    }
    try folder.write("in.csv", contacts(40))
    let ended = try Command.run(
      [
        "lost", "in.csv", "-o", "out.jsonl", "--base-url", server.url, "--rate", "50/s", "--on-unknown", "record",
        "--concurrency", "1",
      ], in: folder, environment: SandboxProcess.token)
    let results = try folder.results("out.jsonl")
    #expect(results.count == 40)
    // Whether libcurl sees the close before it sends is the system's luck; what it tells must be true either way.
    #expect(Set(server.bodies).count == server.bodies.count)
    #expect(results.count { $0.status == "accepted" } <= server.bodies.count)
    #expect(ended.code == (results.allSatisfy { $0.status == "accepted" } ? 0 : 1))
  }

  @Test("The environment's proxies aren't used for the loopback") func proxies() throws {
    let folder = try Folder()
    let proxy = try RawServer { connection, _ in _ = connection.readRequest() }
    try folder.write("in.csv", contacts(2))
    let url = proxy.url
    var environment = SandboxProcess.token
    for name in ["http_proxy", "HTTP_PROXY", "https_proxy", "all_proxy", "ALL_PROXY"] { environment[name] = url }
    let sandbox = try SandboxProcess([], in: folder)
    let ended = try Command.run(
      ["lost", "in.csv", "-o", "out.jsonl", "--base-url", sandbox.url], in: folder, environment: environment)
    #expect(ended.code == 0)
    #expect(proxy.bodies == [])
    try #expect(sandbox.stop().count == 2)
  }
}
