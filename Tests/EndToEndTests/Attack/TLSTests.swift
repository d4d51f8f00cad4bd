import Foundation
import Testing

/// https against a certificate that nobody but its owner trusts.
@Suite("TLS") struct TLSTests {
  /// Answers each POST and the question for the account's name as the API does.
  private static let server = """
    import http.server, ssl, sys
    class Handler(http.server.BaseHTTPRequestHandler):
      def do_POST(self):
        self.rfile.read(int(self.headers["Content-Length"]))
        self.answer(b'{"event_uuid":"5408c5a3-4711-4f2e-8d0b-13407a3e30f3"}')
        open("received.txt", "a").write("x")
      def do_GET(self): self.answer(b'{"name":"Loja Um"}')
      def answer(self, body):
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
      def log_message(self, *words): pass
    server = http.server.HTTPServer(("127.0.0.1", 0), Handler)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain("cert.pem", "key.pem")
    server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    open("tls-port.tmp", "w").write(str(server.server_address[1]))
    import os
    os.rename("tls-port.tmp", "tls-port.txt")
    server.serve_forever()
    """

  private static let openssl = tool("openssl")
  private static let python = tool("python3")

  private static func tool(_ name: String) -> String? {
    ["/usr/bin", "/usr/local/bin", "/opt/homebrew/bin"].map { "\($0)/\(name)" }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
  }

  private static func start(_ tool: String, _ arguments: [String], in folder: Folder) throws -> Process {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: tool)
    process.arguments = arguments
    process.currentDirectoryURL = folder.url
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    return process
  }

  @Test(
    "An unknown certificate is refused at once, and --ca-file accepts it", .enabled(if: openssl != nil && python != nil)
  )
  func selfSigned() throws {
    let folder = try Folder()
    let openssl: String = try #require(Self.openssl)
    let python: String = try #require(Self.python)
    let maker = try Self.start(
      openssl,
      [
        "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", "key.pem", "-out", "cert.pem", "-days", "2",
        "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1",
      ], in: folder)
    maker.waitUntilExit()
    try #require(maker.terminationStatus == 0)
    let server = try Self.start(python, ["-c", Self.server], in: folder)
    defer { server.terminate() }
    let port = try #require(waitFor { folder.lines("tls-port.txt").first })
    try folder.write("in.csv", contacts(20))
    try folder.write("other.pem", "no certificate\n")
    try folder.write("broken.pem", "-----BEGIN CERTIFICATE-----\nno base64\n-----END CERTIFICATE-----\n")

    let start = ContinuousClock.now
    let refused = try Command.run(
      ["lost", "in.csv", "-o", "refused.jsonl", "--base-url", "https://127.0.0.1:\(port)"], in: folder,
      environment: SandboxProcess.token)
    #expect(refused.code == 4)
    #expect(refused.err.lowercased().contains("certificate"))
    #expect(ContinuousClock.now - start < .seconds(8), "it does not try again")
    #expect(!folder.has("received.txt"))
    let results = try folder.results("refused.jsonl")
    #expect(results.allSatisfy { $0.status == "failed" })
    #expect(results.count < 20)

    for file in ["other.pem", "broken.pem", "key.pem", "absent.pem", "."] {
      let useless = try Command.run(
        ["lost", "in.csv", "-o", "useless.jsonl", "--base-url", "https://127.0.0.1:\(port)", "--ca-file", file],
        in: folder, environment: SandboxProcess.token)
      #expect(useless.code == 2 && useless.err.contains("'\(file)'"), "\(useless.err)")
      #expect(useless.err.contains("the package ca-certificates installs"))
    }
    #expect(!folder.has("received.txt"))

    let accepted = try Command.run(
      [
        "lost", "in.csv", "-o", "accepted.jsonl", "--base-url", "https://localhost:\(port)", "--ca-file", "cert.pem",
        "--rate", "unlimited", "--concurrency", "1",
      ], in: folder, environment: SandboxProcess.token)
    #expect(accepted.code == 0, "\(accepted.err)")
    #expect(folder.text("received.txt").count == 20)

    // A run that asks whose account it is keeps the answer with the stored login.
    try FileManager.default.createDirectory(
      atPath: folder.path(".config/rdbulk"), withIntermediateDirectories: true)
    let profile = ".config/rdbulk/default.json"
    try folder.write(profile, #"{"access_token":"stored-token","base_url":"https://localhost:\#(port)"}"#)
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: folder.path(profile))
    let named = try Command.run(
      [
        "lost", "in.csv", "--first", "1", "-o", "named.jsonl", "--base-url", "https://localhost:\(port)", "--ca-file",
        "cert.pem", "--summary", "summary.json",
      ], in: folder)
    #expect(named.code == 0, "\(named.err)")
    #expect(folder.text(profile).contains(#""account":"Loja Um""#))
    #expect(folder.text("summary.json").contains(#""account":"Loja Um""#))
    try folder.remove("received.txt")

    let plain = try Command.run(
      [
        "lost", "in.csv", "-o", "plain.jsonl", "--base-url", "http://127.0.0.1:\(port)", "--on-unknown", "record",
        "--rate", "unlimited", "--max-failures", "1",
      ], in: folder, environment: SandboxProcess.token)
    #expect(plain.code != 0)
    #expect(!folder.has("received.txt"))
  }
}
