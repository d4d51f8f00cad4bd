import Foundation
import Testing

/// The token is in the request's header and nowhere else.
@Suite("The token stays secret") struct SecretTests {
  /// Of the shape that the API's tokens have.
  private static let webToken = "eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJodHRwcyJ9.c2lnbmF0dXJl"
  private static let token = "sEcReT-t0ken.value_that~must+not/appear=="

  struct Place: Sendable, CustomTestStringConvertible {
    let name: String
    var arguments: [String] = []
    /// The whole answer of the server; nil: none.
    var answer: String?
    var testDescription: String { name }
  }

  static let places = [
    Place(name: "accepted", arguments: ["-v"], answer: RawServer.answer()),
    Place(
      name: "an error that repeats it",
      arguments: ["-v"],
      answer: "HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\n\r\n"),
    Place(name: "a lost connection", arguments: ["-v", "--retries", "1"]),
    Place(name: "a rejected row", answer: "HTTP/1.1 400 Bad Request\r\nContent-Length: 2\r\n\r\n{}"),
  ]

  @Test("A run with a token shows it nowhere", arguments: places) func run(_ place: Place) throws {
    let folder = try Folder()
    try folder.write("in.csv", contacts(2) + "bad,x\n")
    let seen = Seen()
    let server = try RawServer { connection, _ in
      while let head = connection.readRequest() {
        seen.add(head)
        guard let answer = place.answer else { return }
        connection.send(answer)
      }
    }
    for (name, environment, flags) in [
      ("env", ["RD_ACCESS_TOKEN": Self.token], []),
      ("file", [:], ["--token-file", "../\(folder.url.lastPathComponent)-token"]),
    ] as [(String, [String: String], [String])] {
      let file = folder.url.deletingLastPathComponent().appendingPathComponent("\(folder.url.lastPathComponent)-token")
      try Data("\(Self.token)\n".utf8).write(to: file)
      defer { try? FileManager.default.removeItem(at: file) }
      _ = try Command.run(
        [
          "lost", "in.csv", "-o", "\(name).jsonl", "--rejects", "\(name).rej", "--summary", "\(name).sum", "--base-url",
          server.url, "--rate", "unlimited", "--progress", "json",
        ] + flags + place.arguments, in: folder, environment: environment, name: name)
    }
    #expect(seen.heads.count { $0.contains("Authorization: Bearer \(Self.token)\r\n") } == seen.heads.count)
    #expect(seen.heads.count >= 2)
    try search(folder)
  }

  /// How a server may repeat the token.
  static let escapes: [(name: String, escaped: @Sendable (String) -> String)] = [
    ("plain", { $0 }), ("JSON", { $0.unicodeScalars.map { "\\u00\(String($0.value, radix: 16))" }.joined() }),
    ("a URL", { $0.utf8.map { "%\(String($0, radix: 16))" }.joined() }),
    ("HTML", { $0.unicodeScalars.map { "&#\($0.value);" }.joined() }),
  ]

  @Test(
    "A server that repeats the token with escapes, where messages are cut, leaves no half of it", arguments: [400, 200])
  func escaped(_ status: Int) throws {
    for (name, escaped) in Self.escapes {
      for room in [440, 470, 496] {
        let folder = try Folder()
        try folder.write("in.csv", contacts(1))
        let message = String(repeating: "x", count: room) + escaped(Self.token)
        let body = #"{"errors":{"error_type":"BAD","error_message":"\#(message)"}}"#
        let server = try RawServer { connection, _ in
          while connection.readRequest() != nil {
            connection.send("HTTP/1.1 \(status) X\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)")
          }
        }
        let ended = try Command.run(
          ["lost", "in.csv", "-o", "out.csv", "--base-url", server.url, "--retries", "0"], in: folder,
          environment: ["RD_ACCESS_TOKEN": Self.token])
        #expect(ended.code != 0)
        let text = folder.text("out.csv") + ended.out + ended.err
        #expect(text.contains("xxxx"), "\(name): \(text)")
        #expect(!text.contains(Self.token.prefix(4)), "\(name) at \(room): \(text)")
        let first = escaped(String(Self.token.prefix(4)))
        #expect(!text.contains(first), "\(name) at \(room): \(text)")
      }
    }
  }

  @Test(
    "A token given as an argument by mistake is never repeated",
    arguments: [["--token", webToken], [webToken], ["--rate", webToken]])
  func argument(_ words: [String]) throws {
    let folder = try Folder()
    let ended = try Command.run(["lost"] + words, in: folder)
    #expect(ended.code == 2)
    try search(folder)
  }

  @Test("The sandbox's log and output have no token") func sandbox() throws {
    let folder = try Folder()
    try folder.write("in.csv", contacts(2))
    let sandbox = try SandboxProcess([], in: folder)
    let ended = try Command.run(
      ["lost", "in.csv", "-o", "out.csv", "--base-url", sandbox.url, "-v"], in: folder,
      environment: ["RD_ACCESS_TOKEN": Self.token])
    #expect(ended.code == 3)
    try #expect(sandbox.stop().count > 0)
    try search(folder)
  }

  /// Nothing that was written may hold the token, or half of it.
  private func search(_ folder: Folder) throws {
    for name in try folder.names() {
      #expect(!folder.text(name).contains(Self.token.prefix(20)), "\(name)")
      #expect(!folder.text(name).contains(Self.token.suffix(20)), "\(name)")
      #expect(!folder.text(name).contains(Self.webToken.prefix(20)), "\(name)")
    }
  }
}
