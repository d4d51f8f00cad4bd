import Foundation
import Testing

@Suite("A run with a stored login") struct AuthRunTests {
  private static func arguments(_ own: AuthCase, _ output: String, _ more: [String] = []) -> [String] {
    [
      "lost", "rows.csv", "-o", output, "--base-url", own.sandbox.url, "--rate", "unlimited", "--concurrency", "8",
      "-v",
    ] + more
  }

  private func start(rows: Int, _ sandbox: [String]) throws -> AuthCase {
    let own = try AuthCase(sandbox)
    try own.login()
    try own.folder.write("rows.csv", contacts(rows))
    return own
  }

  @Test("A run outlives its tokens, and each renewal is stored", arguments: ["keep", "rotate"]) func outlives(
    _ policy: String
  ) throws {
    let own = try start(rows: 60, ["--expire-after", "25", "--refresh", policy])
    let ended = try own.run(Self.arguments(own, "out.jsonl"), [:], .nothing)
    #expect(ended.code == 0, "\(ended.err)")
    #expect(try own.folder.results("out.jsonl").map(\.status) == Array(repeating: "accepted", count: 60))
    #expect(try own.auth(["refresh"]).code == 0, "the refresh token that came last is stored")
    // The login, two renewals within the run, and the one that was asked for.
    #expect(try own.tokenRequests() == 4)
    try own.expectNoSecretsInFiles()
  }

  @Test("Two runs at once share one login") func twoRuns() throws {
    let own = try start(rows: 150, ["--expire-after", "60", "--refresh", "rotate", "--latency", "5"])
    let runs = try ["a", "b"].map {
      try Command(Self.arguments(own, "\($0).jsonl"), in: own.folder, environment: [:], name: $0)
    }
    for ended in runs.map({ $0.wait() }) { #expect(ended.code == 0, "\(ended.err)") }
    for name in ["a.jsonl", "b.jsonl"] {
      #expect(try own.folder.results(name).count { $0.status == "accepted" } == 150)
    }
    #expect(try own.auth(["refresh"]).code == 0)
  }

  @Test("A run stops if the login can't be locked, and resumes once it can") func noLock() throws {
    let own = try start(rows: 40, ["--expire-after", "15", "--refresh", "rotate"])
    let lock = own.folder.path(".config/rdbulk/default.lock")
    try FileManager.default.removeItem(atPath: lock)
    try FileManager.default.createDirectory(atPath: lock, withIntermediateDirectories: false)
    let stopped = try own.run(Self.arguments(own, "out.jsonl"), [:], .nothing)
    #expect(
      stopped.code == 4 && stopped.err.contains("default.lock") && stopped.err.contains("--resume"), "\(stopped.err)")
    try FileManager.default.removeItem(atPath: lock)
    let resumed = try own.run(Self.arguments(own, "out.jsonl", ["--resume"]), [:], .nothing)
    #expect(resumed.code == 0, "\(resumed.err)")
    #expect(try own.folder.results("out.jsonl").count { $0.status == "accepted" } == 40)
  }

  @Test("A run stops if the login has ended, and resumes after the next one") func refused() throws {
    let own = try start(rows: 40, ["--expire-after", "15"])
    let text = own.folder.text(AuthCase.profile)
    let refresh = try #require(try own.stored("refresh_token"))
    try own.folder.write(AuthCase.profile, text.replacing(refresh, with: "sandbox-refresh-gone"))
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o600], ofItemAtPath: own.folder.path(AuthCase.profile))
    let stopped = try own.run(Self.arguments(own, "out.jsonl"), [:], .nothing)
    #expect(stopped.code == 3 && stopped.err.contains("--resume"), "\(stopped.err)")
    try own.folder.write(AuthCase.profile, text)
    let resumed = try own.run(Self.arguments(own, "out.jsonl", ["--resume"]), [:], .nothing)
    #expect(resumed.code == 0, "\(resumed.err)")
    #expect(try own.folder.results("out.jsonl").count { $0.status == "accepted" } == 40)
  }
}
