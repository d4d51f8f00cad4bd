import Foundation
import Testing

/// Gateways that answer a request twice over HTTP/1.1, where nothing says which request an answer is for.
@Suite("Surplus answers") struct SurplusAnswerTests {
  private static let refusal =
    #"{"errors":[{"error_type":"INVALID","error_message":"No.","path":"$.payload.email"}]}"#

  /// The body of a row that is accepted; one that is refused is longer.
  private static let accepted =
    #"{"event_type":"SALE","event_family":"CDP","payload":{"email":"c1@example.com","funnel_name":"default","value":5}}"#

  /// What the server says to a request with this head.
  private static func answer(to head: String) -> String {
    if head.lowercased().contains("content-length: \(accepted.utf8.count)") { return RawServer.answer() }
    return "HTTP/1.1 400 Bad Request\r\nContent-Length: \(refusal.utf8.count)\r\n\r\n\(refusal)"
  }

  @Test("No answer is taken for another row's, however late its copy comes", arguments: [0, 20, 120])
  func twice(_ milliseconds: Int) throws {
    let server = try RawServer { connection, _ in
      while let head = connection.readRequest() {
        let answer = Self.answer(to: head)
        connection.send(answer)
        Thread.sleep(forTimeInterval: Double(milliseconds) / 1_000)
        guard connection.send(answer) else { return }
      }
    }
    let ended = try send(to: server)
    #expect(ended.err.contains("answered a request more than once"), "\(ended.err)")
  }

  @Test("Connections of a server that answers once are used again")
  func once() throws {
    let server = try RawServer { connection, number in
      #expect(number <= 8)
      while let head = connection.readRequest() { connection.send(Self.answer(to: head)) }
    }
    let ended = try send(to: server)
    #expect(!ended.err.contains("more than once"), "\(ended.err)")
  }

  private func send(to server: RawServer) throws -> Ended {
    let folder = try Folder()
    let rows = (1...24).map { "\($0 % 2 == 1 ? "c" : "refused")\($0 % 10)@example.com,5\n" }.joined()
    try folder.write("in.csv", "email,value\n" + rows)
    let ended = try Command.run(
      ["won", "in.csv", "--base-url", server.url, "--rate", "20/s", "-o", "out.csv"], in: folder,
      environment: SandboxProcess.token)
    #expect(ended.code == 1, "\(ended.err)")
    let rightly = KillFiles.results(folder, "out.csv").filter {
      $0.status == ($0.row % 2 == 1 ? "accepted" : "rejected")
    }
    #expect(rightly.count == 24, "\(folder.text("out.csv"))")
    return ended
  }
}
