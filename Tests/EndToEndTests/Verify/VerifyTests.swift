import Testing

/// `verify` against a sandbox that applies events late and drops those of absent contacts.
@Suite("Verification") struct VerifyTests {
  @Test("Verify tells what took effect, what didn't yet, and who is absent", arguments: ["csv", "jsonl"])
  func verified(_ format: String) throws {
    let folder = try Folder()
    let sandbox = try SandboxProcess(
      ["--limit", "unlimited", "--apply-after", "3000", "--absent", "ghost"], in: folder)
    let to = ["--base-url", sandbox.url, "--rate", "unlimited"]
    let run = { (name: String, arguments: [String]) in
      try Command.run(arguments + to, in: folder, environment: SandboxProcess.token, name: name)
    }
    try folder.write("in.csv", "email\nana@example.com\nghost@example.com\nnobody\nANA@example.com\n=bia@example.com\n")
    let results = "sent.\(format)"
    #expect(try run("send", ["opportunity", "in.csv", "-o", results]).code == 1)
    let early = try run(
      "early", ["verify", results, "-o", "early.jsonl", "--wait", "0", "--rejects", "again.\(format)"])
    #expect(early.code == 1)
    let first = try folder.results("early.jsonl")
    #expect(first.filter { $0.status != "duplicate" }.count == 3)
    #expect(first.filter { $0.status == "duplicate" }.count == 1)
    for result in first where result.status != "duplicate" {
      #expect(result.verified == (result.email == "ghost@example.com" ? "absent" : "no"), "\(result.brief)")
      #expect(result.error == (result.email == "ghost@example.com" ? "RESOURCE_NOT_FOUND" : "NOT_APPLIED"))
    }
    #expect(early.err.contains("0 of 3 funnels agree with the event"))
    // The rows that did not take are results themselves, and can be verified again.
    #expect(folder.lines("again.\(format)").count == (format == "csv" ? 4 : 3))
    let late = try run("late", ["verify", results, "-o", "late.jsonl", "--wait", "4"])
    #expect(late.code == 1)
    #expect(late.err.contains("Waiting"))
    for result in try folder.results("late.jsonl") where result.status != "duplicate" {
      #expect(result.verified == (result.email == "ghost@example.com" ? "absent" : "yes"), "\(result.brief)")
    }
    let only = try run(
      "only", ["verify", "again.\(format)", "-o", "only.csv", "--of", "opportunity", "--only-failed", "--wait", "0"])
    #expect(only.code == 1)
    let rows = parseCSV(folder.text("only.csv"))
    #expect(rows.count == 2 && rows[1][2] == "ghost@example.com" && rows[1].last == "absent")
    _ = try sandbox.stop()
  }

  @Test(
    "Verify reads the event from the journal, or is told with --of",
    arguments: [("lost", "false"), ("won", "Client"), ("opportunity", "true")])
  func events(_ command: String, _ sign: String) throws {
    let folder = try Folder()
    let sandbox = try SandboxProcess(["--limit", "unlimited"], in: folder)
    let to = ["--base-url", sandbox.url, "--rate", "unlimited"]
    try folder.write("in.csv", "email,value\nana@example.com,10\nbia@example.com,20.5\n")
    let sent = try Command.run(
      [command, "in.csv", "-o", "sent.csv"] + to, in: folder, environment: SandboxProcess.token, name: "send")
    #expect(sent.code == 0, "\(sent.err)")
    let verify = ["verify", "sent.csv", "--wait", "0"] + to
    let told = try Command.run(verify, in: folder, environment: SandboxProcess.token, name: "told")
    #expect(told.code == 0)
    #expect(told.outLines.count == 3 && told.outLines[1].hasSuffix(",yes") && told.outLines[1].contains(sign))
    try folder.remove("sent.csv.journal")
    let untold = try Command.run(verify, in: folder, environment: SandboxProcess.token, name: "untold")
    #expect(untold.code == 2 && untold.err.contains("--of lost"))
    let other = command == "lost" ? "opportunity" : "lost"
    let wrong = try Command.run(
      verify + ["--of", other], in: folder, environment: SandboxProcess.token, name: "wrong")
    #expect(wrong.code == (command == "won" ? 0 : 1), "\(wrong.err)")
    _ = try sandbox.stop()
  }

  @Test("Verify of a file that isn't there says so", arguments: [[], ["--of", "lost"]])
  func absent(_ more: [String]) throws {
    let folder = try Folder()
    let ended = try Command.run(["verify", "gone.csv", "--sandbox"] + more, in: folder)
    #expect(ended.code == 2 && ended.err.contains("'gone.csv' can't be read: "), "\(ended.err)")
  }

  @Test("Verify refuses files that aren't results")
  func foreign() throws {
    let folder = try Folder()
    try folder.write("in.csv", "email,reason\nana@example.com,caro\n")
    let ended = try Command.run(["verify", "in.csv", "--of", "lost", "--sandbox"], in: folder)
    #expect(ended.code == 2 && ended.err.contains("status"), "\(ended.err)")
  }
}
