import Foundation
import Testing

/// `rdbulk sandbox` as a process of its own, stopped with its owner.
final class SandboxProcess {
  let port: Int
  private let command: Command
  private let folder: Folder

  var url: String { "http://127.0.0.1:\(port)" }
  /// For the environment of a run against it.
  static let token = ["RD_ACCESS_TOKEN": "sandbox-token"]

  init(_ arguments: [String], in folder: Folder) throws {
    self.folder = folder
    let all = ["sandbox", "--port", "0", "--port-file", "port.txt", "--log", "log.jsonl"] + arguments
    command = try Command(all, in: folder, name: "sandbox")
    // The port file is written last and at once: who sees it can connect.
    let text = try #require(waitFor { folder.lines("port.txt").first })
    port = try #require(Int(text))
  }

  /// Ends it as a person would and gives what it received.
  func stop() throws -> [LogLine] {
    command.signal(15)
    #expect(command.wait(seconds: 15).code == 0)
    return try folder.log("log.jsonl")
  }

  /// What it received so far; the log is on file 50 ms late.
  var received: Int { folder.lines("log.jsonl").count }
}
