import Foundation
import Synchronization
import Testing

/// Proxies that let nothing through: the run says so and what to do, and no row is settled.
@Suite("Proxies that refuse") struct ProxyTests {
  @Test(
    "A refusal of CONNECT ends with 4, is told as the proxy's, and leaves all rows open",
    arguments: [
      ("407 Proxy Authentication Required", "The proxy asks for a login (407)"),
      ("403 Forbidden", "The proxy refuses to connect to RD Station (403)"),
      ("502 Bad Gateway", "The proxy can't connect to RD Station (502)"),
    ])
  func refuses(_ status: String, _ words: String) throws {
    let heads = Mutex<[String]>([])
    let proxy = try RawServer { connection, _ in
      while let head = connection.readRequest() {
        heads.withLock { $0.append(head) }
        connection.send("HTTP/1.1 \(status)\r\nContent-Length: 0\r\n\r\n")
      }
    }
    let folder = try Folder()
    try folder.write("in.csv", contacts(5))
    let arguments = [
      "lost", "in.csv", "-o", "out.jsonl", "--base-url", "https://api.example.org", "--retries", "1", "--rate", "50/s",
      "--rejects", "rejects.csv",
    ]
    let environment = SandboxProcess.token.merging(["https_proxy": proxy.url]) { $1 }
    let ended = try Command.run(arguments, in: folder, environment: environment)
    #expect(ended.code == 4 && ended.err.contains(words), "\(ended.err)")
    #expect(!ended.err.contains("server can't be reached") && ended.err.contains("--resume"), "\(ended.err)")
    try #expect(folder.results("out.jsonl").isEmpty)
    #expect(heads.withLock { !$0.isEmpty && $0.allSatisfy { $0.hasPrefix("CONNECT api.example.org:443") } })
    #expect(heads.withLock { !$0.contains { $0.contains("Bearer") } }, "the token is not for the proxy")
    let portuguese = try Command.run(
      arguments + ["--resume", "--lang", "pt"], in: folder, environment: environment, name: "pt")
    #expect(portuguese.code == 4 && portuguese.err.contains("O proxy"), "\(portuguese.err)")
  }

  @Test("A proxy that has no address is told as one") func unknown() throws {
    let folder = try Folder()
    try folder.write("in.csv", contacts(2))
    let ended = try Command.run(
      [
        "lost", "in.csv", "-o", "out.jsonl", "--base-url", "https://api.example.org", "--retries", "0", "--proxy",
        "http://proxy.invalid:3128",
      ], in: folder, environment: SandboxProcess.token)
    #expect(ended.code == 4 && ended.err.contains("proxy"), "\(ended.err)")
    try #expect(folder.results("out.jsonl").isEmpty)
  }
}
