import Testing

/// Access tokens that expire within a run.
@Suite("Renewals within a run") struct RenewalTests {
  private static let login = [
    "RD_CLIENT_ID": "sandbox-client", "RD_CLIENT_SECRET": "sandbox-secret", "RD_REFRESH_TOKEN": "sandbox-refresh",
  ]

  @Test(
    "One renewal serves all rows in flight, and no row is sent twice or left out", arguments: ["keep", "rotate"],
    [[], ["--batch", "4"]])
  func inFlight(_ refresh: String, _ batch: [String]) throws {
    let folder = try Folder()
    try folder.write("in.csv", contacts(300))
    let life = batch.isEmpty ? 60 : 20
    let ended = try Command.run(
      ["lost", "in.csv", "-o", "out.jsonl", "--sandbox", "--expire-after", "\(life)", "--refresh", refresh]
        + ["--rate", "unlimited", "--limit", "unlimited", "--log", "log.jsonl", "--seed", "3"] + batch, in: folder)
    #expect(ended.code == 0, "\(ended.err)")
    let results = try folder.results("out.jsonl")
    #expect(results.map(\.row) == Array(1...300) && results.allSatisfy { $0.status == "accepted" })
    let log = try folder.log("log.jsonl")
    let requests = log.filter { $0.path?.hasPrefix("/platform/events") == true && $0.processed }
    #expect(requests.count == (batch.isEmpty ? 300 : 75), "each row once")
    let renewals = log.filter { $0.path?.hasPrefix("/auth/token") == true }
    #expect(renewals.count == (requests.count - 1) / life)
    #expect(renewals.allSatisfy { $0.status == 200 })
    #expect(log.filter { $0.status == 401 }.count <= renewals.count * 16)
  }

  @Test("A token from the environment is renewed, and its replacement is kept for the next run")
  func environment() throws {
    let folder = try Folder()
    let sandbox = try SandboxProcess(
      ["--limit", "unlimited", "--expire-after", "20", "--refresh", "rotate"], in: folder)
    try folder.write("in.csv", contacts(50))
    for name in ["first", "second"] {
      let ended = try Command.run(
        ["lost", "in.csv", "-o", "\(name).jsonl", "--base-url", sandbox.url, "--rate", "unlimited"], in: folder,
        environment: Self.login, name: name)
      #expect(ended.code == 0, "\(ended.err)")
      #expect(try folder.results("\(name).jsonl").allSatisfy { $0.status == "accepted" })
    }
    let log = try sandbox.stop()
    let renewals = log.filter { $0.path?.hasPrefix("/auth/token") == true }
    #expect(renewals.count >= 4 && renewals.allSatisfy { $0.status == 200 })
  }

  @Test("A refused renewal stops the run with 3, and the run can be resumed")
  func refused() throws {
    let folder = try Folder()
    let sandbox = try SandboxProcess(["--limit", "unlimited", "--expire-after", "20"], in: folder)
    try folder.write("in.csv", contacts(100))
    let arguments = ["lost", "in.csv", "-o", "out.jsonl", "--base-url", sandbox.url, "--rate", "unlimited"]
    var login = Self.login
    login["RD_ACCESS_TOKEN"] = "sandbox-token"
    login["RD_REFRESH_TOKEN"] = "no-such-refresh-token"
    let stopped = try Command.run(arguments, in: folder, environment: login, name: "stopped")
    #expect(stopped.code == 3)
    #expect(stopped.err.contains("--resume") && !stopped.err.contains("no-such-refresh-token"))
    #expect(try folder.results("out.jsonl").count == 20)
    let sent = try Command.run(arguments + ["--resume"], in: folder, environment: Self.login, name: "resumed")
    #expect(sent.code == 0, "\(sent.err)")
    let results = try folder.results("out.jsonl")
    #expect(results.map(\.row) == Array(1...100) && results.allSatisfy { $0.status == "accepted" })
    let log = try sandbox.stop()
    #expect(log.filter { $0.path?.hasPrefix("/platform/events") == true && $0.processed }.count == 100)
  }

  @Test("A token that can't be renewed stops the run with 3")
  func expired() throws {
    let folder = try Folder()
    let sandbox = try SandboxProcess(["--limit", "unlimited"], in: folder)
    try folder.write("in.csv", contacts(5))
    let ended = try Command.run(
      ["lost", "in.csv", "-o", "out.jsonl", "--base-url", sandbox.url], in: folder,
      environment: ["RD_ACCESS_TOKEN": "expired-token"])
    #expect(ended.code == 3 && ended.err.contains("auth login"))
    _ = try sandbox.stop()
  }

  @Test("Two runs that share a login both finish")
  func shared() throws {
    let folder = try Folder()
    let sandbox = try SandboxProcess(
      ["--limit", "unlimited", "--expire-after", "40", "--refresh", "rotate", "--latency", "2"], in: folder)
    try folder.write("in.csv", contacts(200))
    let login = try Command.run(
      ["auth", "login", "--base-url", sandbox.url, "--code", "sandbox-code"], in: folder,
      environment: ["RD_CLIENT_ID": "sandbox-client", "RD_CLIENT_SECRET": "sandbox-secret"], name: "login")
    #expect(login.code == 0, "\(login.err)")
    let runs = try ["one", "two"].map { name in
      try Command(
        [
          "lost", "in.csv", "-o", "\(name).jsonl", "--base-url", sandbox.url, "--rate", "unlimited", "--concurrency",
          "4",
        ],
        in: folder, name: name)
    }
    for run in runs {
      let ended = run.wait()
      #expect(ended.code == 0, "\(ended.err)")
    }
    for name in ["one", "two"] { #expect(try folder.results("\(name).jsonl").allSatisfy { $0.status == "accepted" }) }
    let log = try sandbox.stop()
    #expect(log.filter { $0.path?.hasPrefix("/auth/token") == true }.allSatisfy { $0.status == 200 })
  }
}
