import Foundation
import Testing

/// Processes that send to one account at the same time, or one after the other.
@Suite("Runs that share a quota") struct SharedRunsTests {
  private static func arguments(_ name: String, _ sandbox: SandboxProcess, _ more: [String] = []) -> [String] {
    ["lost", "in.csv", "-o", "\(name).jsonl", "--base-url", sandbox.url, "--rate", "10/s", "--summary", "\(name).json"]
      + more
  }

  @Test("Four runs at once, one of them killed, and one right after them never exceed the quota") func four() throws {
    let folder = try Folder()
    try folder.write("in.csv", contacts(20))
    let sandbox = try SandboxProcess(["--limit", "10/s", "--latency", "5"], in: folder)
    let names = ["a", "b", "c", "d"]
    let runs = try names.map {
      try Command(Self.arguments($0, sandbox), in: folder, environment: SandboxProcess.token, name: $0)
    }
    _ = waitFor { sandbox.received >= 20 ? true : nil }
    runs[3].signal(9)
    #expect(runs[3].wait().code == -9)
    for (name, run) in zip(names, runs.dropLast()) {
      let ended = run.wait()
      #expect(ended.code == 0, "\(ended.err)")
      #expect(try folder.summary("\(name).json")["throttled"] == 0)
    }
    let after = try Command.run(
      Self.arguments("e", sandbox), in: folder, environment: SandboxProcess.token, name: "e")
    #expect(after.code == 0, "\(after.err)")
    let log = try sandbox.stop()
    #expect(!log.contains { $0.status == 429 })
    #expect(mostInAWindow(log, milliseconds: 1_000) <= 10)
    #expect(log.count >= 80)
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path(".local/state/rdbulk"))
    #expect(files.count == 1 && files[0].hasPrefix("quota-"))
    try #expect(folder.mode(".local/state/rdbulk") == 0o700)
    try #expect(folder.mode(".local/state/rdbulk/\(files[0])") == 0o600)
  }

  @Test("A run that is slowed by what others use of the quota says so once") func others() throws {
    let folder = try Folder()
    try folder.write("in.csv", contacts(120))
    let sandbox = try SandboxProcess(["--limit", "120/min"], in: folder)
    // Not at the end of a minute, when the quota is new again.
    while Int(Date().timeIntervalSince1970) % 60 >= 50 { Thread.sleep(forTimeInterval: 1) }
    let all = ["lost", "in.csv", "--base-url", sandbox.url, "--alone"]
    let other = try Command.run(
      all + ["--rate", "unlimited", "--first", "116", "-o", "other.csv"], in: folder, environment: SandboxProcess.token)
    #expect(other.code == 0, "\(other.err)")
    let run = try Command(
      all + ["--skip", "116", "-o", "out.csv"], in: folder, environment: SandboxProcess.token, name: "slowed")
    let told = waitFor { run.errSoFar.contains("Another run or program") ? true : nil }
    #expect(told == true, "\(run.errSoFar)")
    run.signal(2)
    #expect(run.wait().err.components(separatedBy: "Another run or program").count == 2)
    _ = try sandbox.stop()
  }

  @Test("With --alone there is no file, and where it can't be had there is a notice") func alone() throws {
    let folder = try Folder()
    try folder.write("in.csv", contacts(2))
    let sandbox = try SandboxProcess([], in: folder)
    let alone = try Command.run(
      Self.arguments("a", sandbox, ["--alone"]), in: folder, environment: SandboxProcess.token)
    #expect(alone.code == 0, "\(alone.err)")
    #expect(!folder.has(".local"))
    try folder.write("state", "a file where a folder should be")
    let refused = try Command.run(
      Self.arguments("b", sandbox), in: folder,
      environment: SandboxProcess.token.merging(["XDG_STATE_HOME": folder.path("state")]) { $1 })
    #expect(refused.code == 0)
    #expect(refused.err.contains("This run does not share the account's quota"))
    _ = try sandbox.stop()
  }
}
