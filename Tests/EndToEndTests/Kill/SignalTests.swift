import Foundation
import Testing

/// Runs that someone stops.
@Suite("Stopped by a signal") struct SignalTests {
  private static let interrupt: Int32 = 2
  private static let hangUp: Int32 = 1
  private static let terminate: Int32 = 15

  @Test(
    "A signal waits for requests in flight, writes their results and says how to resume",
    arguments: [interrupt, terminate])
  func waits(_ number: Int32) throws {
    let code = 128 + number
    let folder = try Folder()
    try folder.write("in.csv", contacts(500))
    let sandbox = try SandboxProcess(["--latency", "1500", "--limit", "unlimited"], in: folder)
    let command = try Command(
      [
        "lost", "in.csv", "-o", "out.jsonl", "--base-url", sandbox.url, "--concurrency", "4", "--rate", "unlimited",
        "--summary", "sum.json", "--rejects", "rej.csv",
      ], in: folder, environment: SandboxProcess.token)
    try #require(waitFor { sandbox.received >= 4 ? true : nil } != nil)
    command.signal(number)
    let ended = command.wait(seconds: 15)
    #expect(ended.code == code)
    #expect(ended.err.contains("Stopped as requested"))
    #expect(ended.err.contains("To continue"))
    let results = try folder.results("out.jsonl")
    let log = try sandbox.stop()
    #expect(results.count == log.count, "what was sent has a result")
    #expect(results.allSatisfy { $0.status == "accepted" })
    #expect((4...8).contains(results.count))
    let summary = try folder.summary("sum.json")
    #expect(summary["accepted"] == Double(results.count))
    #expect(summary["exit"] == Double(code))
    #expect(folder.text("rej.csv") == "email,reason\n", "rows that were not reached are no rejects")
  }

  @Test("A second signal ends the run at once") func second() throws {
    let folder = try Folder()
    try folder.write("in.csv", contacts(20))
    let server = try RawServer { connection, _ in
      _ = connection.readRequest()
      connection.waitForEnd()
    }
    let command = try Command(
      ["lost", "in.csv", "-o", "out.jsonl", "--base-url", server.url, "--concurrency", "2", "--rate", "unlimited"],
      in: folder, environment: SandboxProcess.token)
    try #require(waitFor { server.bodies.count >= 2 ? true : nil } != nil)
    command.signal(Self.interrupt)
    try #require(waitFor { command.errSoFar.contains("Press Ctrl-C again to leave at once") ? true : nil } != nil)
    let start = ContinuousClock.now
    // Until half a second after the first one, a signal says no more than that.
    let ended = waitFor(seconds: 9) { () -> Bool? in
      command.signal(Self.terminate)
      return command.hasEnded ? true : nil
    }
    #expect(ended == true)
    #expect(command.wait(seconds: 9).code == 143)
    #expect(ContinuousClock.now - start < .seconds(5), "it does not wait out the grace")
  }

  @Test("A signal that comes twice within milliseconds is one, and answers are awaited") func twice() throws {
    let folder = try Folder()
    try folder.write("in.csv", contacts(20))
    let sandbox = try SandboxProcess(["--latency", "1500", "--limit", "unlimited"], in: folder)
    let command = try Command(
      ["won", "in.csv", "-o", "out.jsonl", "--base-url", sandbox.url, "--concurrency", "4", "--rate", "unlimited"],
      in: folder, environment: SandboxProcess.token)
    try #require(waitFor { sandbox.received >= 4 ? true : nil } != nil)
    command.signal(Self.hangUp)
    Thread.sleep(forTimeInterval: 0.02)
    command.signal(Self.hangUp)
    let ended = command.wait(seconds: 15)
    #expect(ended.code == 129)
    #expect(ended.err.contains("To continue"))
    let results = try folder.results("out.jsonl")
    try #expect(results.count == sandbox.stop().count, "what was sent has a result")
    #expect(results.allSatisfy { $0.status == "accepted" })
  }

  @Test("A request unanswered for ten seconds after a signal is recorded as unknown") func grace() throws {
    let folder = try Folder()
    try folder.write("in.csv", contacts(20))
    let server = try RawServer { connection, _ in
      _ = connection.readRequest()
      connection.waitForEnd()
    }
    let command = try Command(
      ["lost", "in.csv", "-o", "out.jsonl", "--base-url", server.url, "--concurrency", "2", "--rate", "unlimited"],
      in: folder, environment: SandboxProcess.token)
    try #require(waitFor { server.bodies.count >= 2 ? true : nil } != nil)
    command.signal(Self.interrupt)
    #expect(command.wait(seconds: 20).code == 130)
    let results = try folder.results("out.jsonl")
    #expect(
      results.map(\.brief) == ["1 2 c1@example.com unknown INTERRUPTED", "2 3 c2@example.com unknown INTERRUPTED"])
  }

  @Test("A signal ends a run that waits for a pipe", arguments: [["--sandbox"], ["--dry-run"]]) func pipe(
    _ mode: [String]
  ) throws {
    let folder = try Folder()
    for (name, text) in [("empty", ""), ("started", "email\nana@example.com\n")] {
      let command = try Command(["lost"] + mode, in: folder, input: .pipe, name: name)
      try command.write(text)
      if !text.isEmpty { try #require(waitFor { command.outSoFar.contains("ana@example.com") ? true : nil } != nil) }
      // A signal before the program watches for it would just kill it.
      try #require(waitFor { Self.watches(command.pid) ? true : nil } != nil)
      command.signal(Self.terminate)
      #expect(command.wait(seconds: 10).code == 143)
      #expect(command.errSoFar.contains("Stopped as requested"))
    }
  }

  @Test("A run with hang-ups ignored, as under nohup, outlives a hang-up") func hangUpIgnored() throws {
    let folder = try Folder()
    try folder.write("in.csv", contacts(2))
    let sandbox = try SandboxProcess(["--latency", "1000"], in: folder)
    let command = try Command(
      ["lost", "in.csv", "-o", "out.jsonl", "--base-url", sandbox.url, "--concurrency", "1", "--rate", "unlimited"],
      in: folder, environment: SandboxProcess.token, ignoring: "HUP")
    try #require(waitFor { sandbox.received >= 1 ? true : nil } != nil)
    command.signal(Self.hangUp)
    #expect(command.wait().code == 0)
    try #expect(folder.results("out.jsonl").count == 2)
  }

  /// Whether a process has a handler for TERM, by the kernel's table of processes where there is one.
  static func watches(_ pid: Int32) -> Bool {
    guard let text = try? String(contentsOfFile: "/proc/\(pid)/status", encoding: .utf8) else {
      Thread.sleep(forTimeInterval: 1)
      return true
    }
    let caught = text.split(separator: "\n").first { $0.hasPrefix("SigCgt:") }.flatMap {
      UInt64($0.dropFirst(8), radix: 16)
    }
    // Bit 14 is TERM.
    return (caught ?? 0) & 1 << 14 != 0
  }
}
