import Testing

/// `funnel set --only-forward` and `--before` against the sandbox.
@Suite("Funnels set with care") struct FunnelForwardTests {
  /// A sandbox, and what is done to its contacts.
  private struct Account {
    let folder: Folder
    let sandbox: SandboxProcess
    private let to: [String]

    init(_ arguments: [String] = []) throws {
      folder = try Folder()
      sandbox = try SandboxProcess(["--limit", "unlimited"] + arguments, in: folder)
      to = ["--base-url", sandbox.url, "--rate", "unlimited"]
    }

    func run(_ arguments: [String], name: String = "run", seconds: Double = 40) throws -> Ended {
      try Command.run(
        ["funnel"] + arguments + to, in: folder, environment: SandboxProcess.token, name: name, seconds: seconds)
    }

    func start(_ arguments: [String], name: String) throws -> Command {
      try Command(["funnel"] + arguments + to, in: folder, environment: SandboxProcess.token, name: name)
    }

    /// What the funnels of `file` say: address, stage, opportunity, owner of each row.
    func funnels(_ file: String, name: String) throws -> [[String]] {
      let ended = try run(["get", file, "-o", "\(name).csv"], name: name)
      #expect(ended.code == 0, "\(ended.err)")
      return parseCSV(folder.text("\(name).csv")).dropFirst().map { [$0[0], $0[2]] + $0[11..<14] }
        .sorted { Int($0[0]) ?? 0 < Int($1[0]) ?? 0 }
    }
  }

  private static let start = """
    email,etapa,oportunidade,dono
    ana@example.com,Lead,não,
    bia@example.com,Qualified Lead,sim,zeca@example.com
    caio@example.com,Client,sim,
    duda@example.com,Client,não,zeca@example.com
    """

  @Test("Funnels only move forward, and the results say what was left")
  func forward() throws {
    let account = try Account()
    try account.folder.write("start.csv", Self.start)
    try #expect(account.run(["set", "start.csv", "-o", "start.results"]).code == 0)
    try account.folder.write(
      "set.csv",
      "email,etapa,oportunidade\nana@example.com,cliente,sim\nbia@example.com,Lead,sim\n"
        + "caio@example.com,Qualified Lead,não\nduda@example.com,Client,sim\nghost@example.com,Client,sim\n")
    let ended = try account.run(["set", "set.csv", "-o", "set.jsonl", "--only-forward"])
    #expect(ended.code == 0, "\(ended.err)")
    let results = try account.folder.results("set.jsonl")
    #expect(results.map(\.status) == Array(repeating: "accepted", count: 5))
    #expect(results.map(\.http_status) == Array(repeating: 200, count: 5))
    #expect(results.map(\.attempts) == [2, 1, 1, 2, 2])
    #expect(results[0].message == nil && results[3].message == nil)
    #expect(
      results[1].message
        == "Nothing was set: nothing here moves the contact forward. Its stage is already further along.")
    #expect(results[2].message?.hasSuffix("It stays an opportunity.") == true)
    #expect(results.map(\.lifecycle_stage) == ["Client", "Qualified Lead", "Client", "Client", "Client"])
    #expect(results.map(\.opportunity) == [true, true, true, true, true])
    let log = try account.sandbox.stop()
    #expect(log.count { $0.method == "PUT" } == 4 + 3)
  }

  @Test("An absent contact is rejected as the reading says, and lost answers are asked for again")
  func refused() throws {
    let folder = try Folder()
    let rows = (1...120).map { "\($0 % 10 == 0 ? "ghost" : "c")\($0)@example.com\n" }.joined()
    try folder.write("in.csv", "email\n" + rows)
    let ended = try Command.run(
      ["funnel", "set", "in.csv", "-o", "out.jsonl", "--only-forward", "--before", "before.csv", "--sandbox"]
        + ["--set", "lifecycle_stage=client", "--absent", "ghost", "--rejects", "rej.csv", "--retries", "20"]
        + ["--fault", "reset-after=0.1,truncated=0.1,garbage=0.05,503=0.02", "--seed", "4"]
        + ["--rate", "unlimited", "--limit", "unlimited"], in: folder, seconds: 80)
    #expect(ended.code == 1, "\(ended.err)")
    let results = try folder.results("out.jsonl")
    for result in results {
      let isGhost = result.row % 10 == 0
      #expect(result.status == (isGhost ? "rejected" : "accepted") && (isGhost || result.lifecycle_stage == "Client"))
      if isGhost { #expect(result.http_status == 404) }
    }
    #expect(folder.lines("rej.csv").count == 13)
    #expect(folder.lines("before.csv").count == 109)
    #expect(try folder.mode("before.csv") == 0o600)
  }

  @Test("Funnels are put back as they were from the file of --before", arguments: ["before.csv", "before.jsonl"])
  func roundTrip(_ file: String) throws {
    let account = try Account()
    try account.folder.write("start.csv", Self.start)
    try #expect(account.run(["set", "start.csv", "-o", "start.results"]).code == 0)
    let before = try account.funnels("start.csv", name: "before-set")
    // A contact twice: what it was before the first of its rows is what counts.
    try account.folder.write(
      "set.csv",
      "email,etapa,oportunidade,dono\nana@example.com,qualificado,sim,yara@example.com\n"
        + "bia@example.com,Lead,não,null\ncaio@example.com,Lead,não,yara@example.com\n"
        + "ANA@example.com,Client,não,zeca@example.com\n")
    let set = try account.run(
      ["set", "set.csv", "-o", "set.results", "--before", file, "--concurrency", "1"], name: "set")
    #expect(set.code == 0, "\(set.err)")
    try #expect(account.funnels("start.csv", name: "after-set") != before)
    #expect(account.folder.lines(file).count == (file.hasSuffix("csv") ? 4 : 3))
    let back = try account.run(["set", file, "-o", "back.results"], name: "back")
    #expect(back.code == 0, "\(back.err)")
    try #expect(account.funnels("start.csv", name: "put-back") == before)
    _ = try account.sandbox.stop()
  }

  @Test("Funnels are put back as they were after kills at any moment", arguments: [false, true])
  func killed(_ onlyForward: Bool) throws {
    let account = try Account(["--latency", "2"])
    let rows = 300
    let stages = ["Lead", "Qualified Lead", "Client"]
    try account.folder.write(
      "start.csv",
      "email,etapa,oportunidade\n"
        + (1...rows).map { "c\($0)@example.com,\(stages[$0 % 3]),\($0 % 2 == 0)\n" }.joined())
    try #expect(account.run(["set", "start.csv", "-o", "start.results"], name: "start").code == 0)
    let before = try account.funnels("start.csv", name: "before-set")
    try account.folder.write(
      "set.csv", "email,etapa\n" + (1...rows).map { "c\($0)@example.com,\(stages[($0 + 1) % 3])\n" }.joined())
    let arguments =
      ["set", "set.csv", "-o", "set.results", "--before", "before.csv", "--resume"]
      + (onlyForward ? ["--only-forward"] : [])
    for number in 1...3 {
      let command = try account.start(arguments, name: "set\(number)")
      _ = waitFor { KillFiles.size(account.folder.path("before.csv")) ?? 0 > number * 2_000 ? true : nil }
      command.signal(9)
      #expect(command.wait().code == -9, "it was killed before its end")
    }
    let last = try account.run(arguments, name: "last")
    #expect(last.code == 0, "\(last.err)")
    let results = parseCSV(account.folder.text("set.results")).dropFirst()
    #expect(results.compactMap { Int($0[0]) }.sorted() == Array(1...rows))
    let after = try account.funnels("start.csv", name: "after-set")
    #expect(after != before)
    if onlyForward {
      let isForward = zip(before, after).allSatisfy {
        stages.firstIndex(of: $0[2]) ?? 9 <= stages.firstIndex(of: $1[2]) ?? -1 && $0[3] == $1[3]
      }
      #expect(isForward)
    }
    let contacts = account.folder.lines("before.csv").dropFirst().map { $0.split(separator: ",")[0] }
    #expect(Set(contacts).count == contacts.count, "each contact has one line")
    try #expect(account.run(["set", "before.csv", "-o", "back.results"], name: "back").code == 0)
    try #expect(account.funnels("start.csv", name: "put-back") == before)
    _ = try account.sandbox.stop()
  }

  @Test("A job is not resumed with another way to set funnels, and an earlier file is never replaced")
  func bound() throws {
    let folder = try Folder()
    try folder.write("in.csv", "email\nana@example.com\n")
    let arguments = ["funnel", "set", "in.csv", "-o", "out.csv", "--set", "opportunity=true", "--sandbox"]
    try #expect(Command.run(arguments, in: folder).code == 0)
    let resumed = try Command.run(
      arguments + ["--resume", "--only-forward", "--before", "before.csv"], in: folder, name: "resumed")
    #expect(resumed.code == 2 && resumed.err.contains("--only-forward; --before"), "\(resumed.err)")
    try folder.write("before.csv", "email\n")
    let over = try Command.run(
      arguments.map { $0 == "out.csv" ? "new.csv" : $0 } + ["--before", "before.csv"], in: folder, name: "over")
    #expect(over.code == 2 && over.err.contains("before.csv"))
    #expect(folder.text("before.csv") == "email\n")
    let elsewhere = try Command.run(["lost", "in.csv", "--before", "b.csv"], in: folder, name: "lost")
    #expect(elsewhere.code == 2 && elsewhere.err.contains("--before"))
  }
}
