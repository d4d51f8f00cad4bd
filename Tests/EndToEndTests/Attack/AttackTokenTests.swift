import Foundation
import Testing

/// A server that knows the access token from the request and says it again.
@Suite("A server that repeats the token") struct AttackTokenTests {
  private static let token = "sEcReT-t0ken/of~an+account=="
  private static let escaped = token.utf8.map { "\\u00" + String($0, radix: 16) }.joined()

  struct Quoted: Sendable, CustomTestStringConvertible {
    let name: String
    var status = "400 Bad Request"
    let body: String
    var arguments: [String] = []
    var command = ["lost"]
    var testDescription: String { "\(name), \(status) \(arguments.joined(separator: " "))" }
  }

  private static let bodies = [
    ("flat", #"{"errors":{"error_type":"\#(token)","error_message":"Bearer \#(token) is bad"}}"#),
    ("list", #"[{"error_type":"E","error_message":"m","path":"$[0].\#(token)"}]"#),
    ("key", #"{"errors":{"\#(token)":[{"error_type":"E","error_message":"m"}]}}"#),
    ("escaped", #"{"error":"e","error_description":"\#(escaped)"}"#),
    ("escaped slash", #"{"message":"\#(token.replacingOccurrences(of: "/", with: "\\/"))"}"#),
    ("cut", #"{"message":"\#(String(repeating: "z", count: 485))\#(token)"}"#),
    ("text", String(repeating: "q", count: 185) + token),
  ]

  static let echoes =
    bodies.map { Quoted(name: $0.0, body: $0.1) }
    + bodies.map { Quoted(name: $0.0, body: $0.1, arguments: ["--batch", "2"]) }
    + ["401 Unauthorized", "502 Bad Gateway", "503 Service Unavailable", "413 Too Large"].map {
      Quoted(name: "flat", status: $0, body: bodies[0].1, arguments: ["--retries", "0"])
    }
    + [Quoted(name: "uuid", status: "200 OK", body: #"{"event_uuid":"\#(token)"}"#)]
    + ["lifecycle_stage", "contact_owner_email", "interest"].map {
      Quoted(name: $0, status: "200 OK", body: #"{"\#($0)":"x\#(escaped)y"}"#, command: ["funnel", "get"])
    }

  @Test("A token that the server repeats reaches no file and no stream", arguments: echoes) func run(_ echo: Quoted)
    throws
  {
    let folder = try Folder()
    try folder.write("in.csv", contacts(2))
    let server = try RawServer { connection, _ in
      while connection.readRequest() != nil {
        connection.send(
          "HTTP/1.1 \(echo.status)\r\nX-Quoted: \(Self.token)\r\nContent-Length: \(echo.body.utf8.count)\r\n\r\n\(echo.body)"
        )
      }
    }
    let ended = try Command.run(
      echo.command + [
        "in.csv", "-o", "out.csv", "--rejects", "rej.csv", "--summary", "sum.json", "--base-url", server.url,
        "--rate", "unlimited", "-v",
      ] + echo.arguments, in: folder, environment: ["RD_ACCESS_TOKEN": Self.token])
    #expect(ended.code == (echo.status.hasPrefix("200") ? 0 : echo.status.hasPrefix("401") ? 3 : 1), "\(ended.err)")
    for name in try folder.names() {
      // Half a token is too much, too.
      for part in [Self.token.prefix(10), Self.token.suffix(10)] {
        #expect(!folder.text(name).contains(part), "\(name)")
      }
    }
  }
}
