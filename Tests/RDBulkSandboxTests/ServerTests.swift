import RDBulkCore
import RDBulkSystem
import Testing

@testable import RDBulkSandbox

@Suite("The server on the loopback") struct ServerTests {
  private func serve(
    _ change: (inout SandboxOptions) -> Void = { _ in }, _ body: (SandboxServer) throws -> Void
  ) throws {
    var options = SandboxOptions()
    options.limit = nil
    options.leadLimit = 1_000_000
    change(&options)
    let server = try SandboxServer(options: options)
    try server.start()
    defer { server.stop() }
    try body(server)
  }

  @Test("A connection is kept alive and pipelined requests are answered in order")
  func pipelining() throws {
    try serve { server in
      let client = try #require(Client(port: server.port))
      client.post(lost())
      #expect(client.readAnswer()?.status == 200)
      client.post(lost())
      client.post(lost("x"))
      client.post("", to: "/nowhere")
      #expect(client.readAnswer()?.status == 200)
      #expect(client.readAnswer()?.status == 400)
      #expect(client.readAnswer()?.status == 404)
    }
  }

  @Test("Thousands of requests are answered although their answers are read late")
  func backpressure() throws {
    try serve { server in
      let client = try #require(Client(port: server.port, window: 4096))
      let count = 20_000
      // More than the system holds in either direction, so that both sides are stopped by the other.
      let filler = String(repeating: "x", count: 500)
      let page = "/auth/dialog?client_id=sandbox-client&redirect_uri=https://h"
      let request = "GET \(page) HTTP/1.1\r\nHost: h\r\nX: \(filler)\r\n\r\n"
      client.send(String(repeating: request, count: count))
      client.finishSending()
      let (text, end) = client.readToEnd()
      #expect(end == .closed)
      #expect(text.utf8.count { $0 == UInt8(ascii: "!") } == count)
    }
  }

  @Test("A client that has closed its side is answered before the server closes its own")
  func halfClose() throws {
    try serve({ $0.latency = 20 }) { server in
      let client = try #require(Client(port: server.port))
      client.post(lost())
      client.finishSending()
      #expect(client.readAnswer()?.status == 200)
      #expect(client.readToEnd() == ("", .closed))
    }
  }

  @Test("The server closes when asked to, and after an unreadable request")
  func closing() throws {
    try serve { server in
      let polite = try #require(Client(port: server.port))
      polite.post(lost(), more: "Connection: close\r\n")
      let answer = polite.readToEnd()
      #expect(answer.text.hasPrefix("HTTP/1.1 200 OK\r\n") && answer.text.contains("Connection: close\r\n"))
      #expect(answer.end == .closed)
      let rude = try #require(Client(port: server.port))
      rude.send("\u{16}\u{3}\u{1}\r\n")
      #expect(rude.readToEnd().text.hasPrefix("HTTP/1.1 400 Bad Request\r\n"))
    }
  }

  @Test("A body of 2 MiB is refused in a way that lets the client read why")
  func largeBody() throws {
    try serve { server in
      let client = try #require(Client(port: server.port))
      client.post(String(repeating: " ", count: 2 << 20))
      #expect(client.readAnswer()?.status == 413)
    }
  }

  @Test("A client that waits for 100 Continue is invited to send its body")
  func invitation() throws {
    try serve { server in
      let client = try #require(Client(port: server.port))
      let head = "POST /nowhere HTTP/1.1\r\nHost: h\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n"
      client.send(head)
      #expect(client.readAnswer()?.status == 100)
      client.send("{}")
      #expect(client.readAnswer()?.status == 404)
    }
  }

  @Test(
    "A reset comes before or after the effect, once earlier answers are out",
    arguments: [Fault.resetBefore, .resetAfter])
  func resets(fault: Fault) throws {
    try serve({ $0.faults = [FaultChance(fault, 1)] }) { server in
      let client = try #require(Client(port: server.port))
      client.post("", to: "/nowhere")
      client.post(lost())
      let (text, end) = client.readToEnd()
      #expect(text.hasPrefix("HTTP/1.1 404"))
      #expect(end == .reset)
    }
  }

  @Test("A truncated answer ends in the middle of its body")
  func truncation() throws {
    try serve({ $0.faults = [FaultChance(.truncated, 1)] }) { server in
      let client = try #require(Client(port: server.port))
      client.post(lost())
      let (text, end) = client.readToEnd()
      #expect(text.contains("Content-Length: 53\r\n"))
      #expect(text.hasSuffix("\r\n\r\n" + #"{"event_uuid":""# + text.suffix(11)))
      #expect(end == .closed)
    }
  }

  @Test("No connection waits for the latency of another")
  func latency() throws {
    try serve({ $0.latency = 100 }) { server in
      let clients = try (0..<20).map { _ in try #require(Client(port: server.port)) }
      let start = ContinuousClock.now
      for client in clients { client.post(lost()) }
      for client in clients { #expect(client.readAnswer()?.status == 200) }
      let elapsed = ContinuousClock.now - start
      #expect(elapsed >= .milliseconds(99) && elapsed < .milliseconds(1500))
    }
  }

  @Test("The server stops at once with connections open, and its port is free again")
  func restarts() throws {
    let first = try SandboxServer(options: SandboxOptions())
    var options = SandboxOptions()
    options.port = first.port
    #expect(throws: Failure.portInUse(first.port)) { try SandboxServer(options: options) }
    first.stop()
    for _ in 0..<30 {
      let server = try SandboxServer(options: options)
      try server.start()
      #expect(throws: Failure.alreadyStarted) { try server.start() }
      let client = try #require(Client(port: server.port))
      client.post(lost())
      #expect(client.readAnswer()?.status == 200)
      server.stop()
      server.stop()
      #expect(server.failure == nil)
      #expect(client.readToEnd().end != .timedOut)
      #expect(Client(port: server.port) == nil)
    }
  }

  @Test("The port file and the log are written for their owner only")
  func files() throws {
    let log = TestFile.path("log")
    let portFile = TestFile.path("port")
    defer {
      TestFile.remove(log)
      TestFile.remove(portFile)
    }
    try serve({
      $0.log = log
      $0.portFile = portFile
    }) { server in
      #expect(TestFile.read(portFile)?.text == "\(server.port)\n")
      #expect(TestFile.read(portFile)?.mode == 0o600)
      #expect(server.url == "http://127.0.0.1:\(server.port)")
      let client = try #require(Client(port: server.port))
      for _ in 0..<3 { client.post(lost()) }
      for _ in 0..<3 { #expect(client.readAnswer()?.status == 200) }
    }
    let written = try #require(TestFile.read(log))
    #expect(written.mode == 0o600)
    let lines = written.text.split(separator: "\n")
    #expect(lines.count == 3)
    #expect(!written.text.contains("sandbox-token"))
    for (index, line) in lines.enumerated() {
      #expect(try JSONValue(parsing: Array(line.utf8))["n"]?.integer == index + 1)
    }
  }

  @Test("An expired token is reported under the gateway's names, and the log has neither tokens nor keys")
  func secrets() throws {
    let log = TestFile.path("secrets")
    defer { TestFile.remove(log) }
    var tokens: [String] = []
    try serve({
      $0.log = log
      $0.expireAfter = 1
    }) { server in
      let client = try #require(Client(port: server.port))
      client.post(lost())
      client.post(lost())
      client.post(lost())
      let json = "Content-Type: application/json\r\n"
      let renewal =
        #"{"client_id":"sandbox-client","client_secret":"sandbox-secret","refresh_token":"sandbox-refresh"}"#
      client.send(
        "POST /auth/token HTTP/1.1\r\nHost: h\r\n\(json)Content-Length: \(renewal.utf8.count)\r\n\r\n\(renewal)")
      let body =
        #"{"event_type":"CONVERSION","event_family":"CDP","payload":{"email":"a@b.co","conversion_identifier":"c"}}"#
      for key in ["sandbox-key", "wrong-key"] {
        client.send(
          "POST /platform/conversions?api_key=\(key) HTTP/1.1\r\nHost: h\r\n\(json)"
            + "Content-Length: \(body.utf8.count)\r\n\r\n\(body)")
      }
      client.finishSending()
      let (text, _) = client.readToEnd()
      let statuses = text.split(separator: "HTTP/1.1 ").map { $0.prefix(3) }
      #expect(statuses == ["200", "401", "401", "200", "200", "401"])
      let challenge = #"Bearer realm="https://api.rd.services/", error="expired_token", "#
      #expect(text.contains("\r\nWWW-Authenticate: \(challenge)"))
      #expect(text.contains("\r\nx-amzn-remapped-www-authenticate: \(challenge)"))
      tokens = text.split(separator: "\"").filter { $0.hasPrefix("sandbox-token-") }.map(String.init)
    }
    let written = try #require(TestFile.read(log)).text
    #expect(tokens.count == 1)
    for secret in tokens + ["sandbox-token", "sandbox-refresh", "sandbox-secret", "sandbox-key", "wrong-key"] {
      #expect(!written.contains(secret), "\(secret)")
    }
    #expect(written.split(separator: "api_key=***\"").count == 3)
  }

  @Test("The account's fields are read from a file, and a bad file is refused with the reason")
  func fields() throws {
    var options = SandboxOptions()
    options.fields = TestFile.path("fields")
    let path = TestFile.path("fields")
    #expect(throws: Failure.cannotUseFields(path: path, reason: "there is no such file or folder")) {
      try SandboxServer(options: options)
    }
    defer { TestFile.remove(path) }
    try #require(TestFile.write(path, "{}"))
    #expect(throws: Failure.cannotUseFields(path: path, reason: "it has no list called 'fields'")) {
      try SandboxServer(options: options)
    }
    try #require(TestFile.write(path, #"{"fields":[{"api_identifier":"cf_x"}]}"#))
    try serve({ $0.fields = path }) { server in
      let client = try #require(Client(port: server.port))
      client.send(
        "GET /platform/contacts/fields HTTP/1.1\r\nHost: h\r\nAuthorization: Bearer sandbox-token\r\n\r\n")
      #expect(client.readAnswer()?.body == #"{"fields":[{"api_identifier":"cf_x"}]}"#)
    }
  }

  @Test("The error names the file that can't be written")
  func badFiles() {
    var options = SandboxOptions()
    options.log = "/nowhere/log"
    let log = #expect(throws: Failure.self) {
      try SandboxServer(options: options)
    }
    #expect(
      log?.message.text(in: .english)
        == "The sandbox's log '/nowhere/log' can't be opened: there is no such file or folder.")
    options.log = nil
    options.portFile = "/nowhere/port"
    let port = #expect(throws: Failure.self) {
      try SandboxServer(options: options)
    }
    #expect(
      port?.message.text(in: .english)
        == "The port file '/nowhere/port' can't be written: there is no such file or folder.")
  }

  @Test("The server ends with the reason if the log can't be written")
  func fullDisk() throws {
    try serve({ $0.log = "/dev/full" }) { server in
      let client = try #require(Client(port: server.port))
      client.post(lost())
      #expect(client.readToEnd().end != .timedOut)
      server.stop()
      #expect(
        server.failure?.message.text(in: .english)
          == "The sandbox's log '/dev/full' can't be written: the disk is full.")
      #expect(server.failure?.hint?.text(in: .english) == "The sandbox has stopped.")
    }
  }

  @Test("The server runs on the calling thread until another one stops it")
  func callersThread() throws {
    let server = try SandboxServer(options: SandboxOptions())
    let stopper = try BackgroundThread {
      let client = Client(port: server.port)
      client?.post(lost())
      _ = client?.readAnswer()
      server.stop()
    }
    try server.run()
    // The thread is waited for where it is let go.
    _ = consume stopper
    #expect(Client(port: server.port) == nil)
  }

  @Test("Many clients are served, and new ones in the slots of those that left")
  func crowd() throws {
    try serve { server in
      var clients = try (0..<60).map { _ in try #require(Client(port: server.port)) }
      for client in clients { client.post(lost()) }
      for client in clients { #expect(client.readAnswer()?.status == 200) }
      clients.removeAll()
      let last = try #require(Client(port: server.port))
      last.post(lost())
      #expect(last.readAnswer()?.status == 200)
    }
  }
}
