import Foundation
import Testing

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// Time during which the program does not listen is not counted against the server: a sale whose answer lies in the
/// socket is no unknown one.
@Suite("Pauses longer than --timeout") struct PauseTests {
  private static let options = ["--timeout", "1", "--concurrency", "15", "--rate", "unlimited", "--retries", "0"]

  @Test("A reader of standard output that pauses costs no answer") func reader() throws {
    let folder = try Folder()
    try folder.write("in.csv", "email,value\n" + (1...1_500).map { "c\($0)@example.com,12.50\n" }.joined())
    let sandbox = try SandboxProcess(["--latency", "50", "--limit", "unlimited"], in: folder)
    let pipe = Pipe()
    let command = try Command(
      ["won", "in.csv", "--base-url", sandbox.url] + Self.options, in: folder, environment: SandboxProcess.token,
      output: pipe.fileHandleForWriting)
    try pipe.fileHandleForWriting.close()
    // The pipe is full, with requests in flight, when no more of them come to the server.
    var received = 0
    try #require(
      waitFor(seconds: 20) { () -> Bool? in
        let now = sandbox.received
        defer { received = now }
        usleep(300_000)
        return now > 0 && now == received ? true : nil
      } != nil)
    try #require(received < 1_500)
    usleep(1_500_000)
    let output = try pipe.fileHandleForReading.readToEnd()
    #expect(command.wait().code == 0)
    let rows = parseCSV(String(decoding: output ?? Data(), as: UTF8.self)).dropFirst()
    #expect(rows.count == 1_500)
    #expect(rows.allSatisfy { $0[3] == "accepted" })
    try #expect(sandbox.stop().count == 1_500)
  }

  @Test("A process that is stopped and goes on takes the answers that came meanwhile") func stopped() throws {
    let folder = try Folder()
    try folder.write("in.csv", "email,value\n" + (1...48).map { "c\($0)@example.com,12.50\n" }.joined())
    let sandbox = try SandboxProcess(["--latency", "400", "--limit", "unlimited"], in: folder)
    let command = try Command(
      ["won", "in.csv", "-o", "out.jsonl", "--base-url", sandbox.url] + Self.options, in: folder,
      environment: SandboxProcess.token)
    for received in [20, 40] {
      try #require(waitFor { sandbox.received >= received ? true : nil } != nil)
      command.signal(SIGSTOP)
      usleep(1_600_000)
      command.signal(SIGCONT)
    }
    #expect(command.wait().code == 0)
    try #expect(folder.results("out.jsonl").allSatisfy { $0.status == "accepted" })
    try #expect(sandbox.stop().count == 48)
  }
}
