import Testing

/// `funnel set` and `funnel get` against the sandbox.
@Suite("Funnels") struct FunnelTests {
  private static let pace = ["--rate", "unlimited", "--limit", "unlimited"]

  @Test("Funnels are set and read back by email and by UUID")
  func setAndGet() throws {
    let folder = try Folder()
    let sandbox = try SandboxProcess(["--limit", "unlimited"], in: folder)
    try folder.write(
      "set.csv",
      "E-mail;Etapa;Oportunidade;Dono\nana@example.com;cliente;sim;bia@example.com\n"
        + "josé+1/2?@example.com;Qualified Lead;não;\ncaio@example.com;;;null\nx@example.com;;;\n")
    let to = ["--base-url", sandbox.url, "--rate", "unlimited"]
    let set = try Command.run(
      ["funnel", "set", "set.csv", "-o", "set.jsonl"] + to, in: folder, environment: SandboxProcess.token, name: "set")
    #expect(set.code == 1)
    let results = try folder.results("set.jsonl")
    #expect(
      results.map(\.brief) == [
        "1 2 ana@example.com accepted -", "2 3 josé+1/2?@example.com accepted -", "3 4 caio@example.com accepted -",
        "4 5 x@example.com invalid NOTHING_TO_SET",
      ])
    #expect(results[0].lifecycle_stage == "Client" && results[0].opportunity == true)
    #expect(results[0].contact_owner_email == "bia@example.com")
    #expect(results[1].lifecycle_stage == "Qualified Lead" && results[1].opportunity == false)
    #expect(results[2].lifecycle_stage == "Lead" && results[2].contact_owner_email == nil)
    try folder.write("get.csv", "email\nana@example.com\njosé+1/2?@example.com\n")
    let get = try Command.run(
      ["funnel", "get", "get.csv", "-o", "get.csv.out"] + to, in: folder, environment: SandboxProcess.token, name: "get"
    )
    #expect(get.code == 0)
    let rows = parseCSV(folder.text("get.csv.out"))
    #expect(rows[0].suffix(5) == ["lifecycle_stage", "opportunity", "contact_owner_email", "fit", "interest"])
    let values = Dictionary(uniqueKeysWithValues: rows.dropFirst().map { ($0[2], $0[11..<14]) })
    #expect(values["ana@example.com"] == ["Client", "true", "bia@example.com"])
    #expect(values["josé+1/2?@example.com"] == ["Qualified Lead", "false", ""])
    let log = try sandbox.stop()
    #expect(log.map(\.method).sorted { ($0 ?? "") < ($1 ?? "") } == ["GET", "GET", "PUT", "PUT", "PUT"])
  }

  @Test("Funnels of absent contacts are refused, and a contact's spent quota is reported")
  func refusals() throws {
    let folder = try Folder()
    let rows = (1...30).map { _ in "ana@example.com\n" }.joined()
    try folder.write("in.csv", "email\nghost@example.com\n" + rows)
    let ended = try Command.run(
      ["funnel", "get", "in.csv", "-o", "out.jsonl", "--rejects", "rej.csv", "--sandbox", "--absent", "ghost"]
        + Self.pace, in: folder)
    #expect(ended.code == 1)
    let results = try folder.results("out.jsonl")
    #expect(
      results[0].status == "rejected" && results[0].error == "RESOURCE_NOT_FOUND" && results[0].http_status == 404)
    #expect(results.filter { $0.status == "accepted" }.count == 24)
    let limited = results.filter { $0.error == "LEAD_LIMIT" }
    #expect(limited.count == 6 && limited.allSatisfy { $0.status == "failed" && $0.http_status == 429 })
    #expect(folder.lines("rej.csv").count == 8)
    let once = try Command.run(
      ["funnel", "get", "in.csv", "-o", "once.jsonl", "--dedupe", "--sandbox"] + Self.pace, in: folder, name: "once")
    #expect(once.code == 0)
    #expect(try folder.results("once.jsonl").filter { $0.status == "duplicate" }.count == 29)
  }

  @Test("Rejects split a file by whether the contact exists")
  func parted() throws {
    let folder = try Folder()
    try folder.write(
      "contacts.csv", "name;email\r\nAna;ana@example.com\r\nG;ghost@example.com\r\nBia;bia@example.com\r\n")
    let ended = try Command.run(
      ["funnel", "get", "contacts.csv", "-o", "f.csv", "--accepts", "there.csv", "--rejects", "absent.csv"]
        + ["--sandbox", "--absent", "ghost", "--concurrency", "1"], in: folder)
    #expect(ended.code == 1, "\(ended.err)")
    #expect(folder.text("there.csv") == "name;email\r\nAna;ana@example.com\r\nBia;bia@example.com\r\n")
    #expect(folder.text("absent.csv") == "name;email\r\nG;ghost@example.com\r\n")
  }

  @Test("Under faults, a funnel is requested until it is answered", arguments: ["set", "get"])
  func faults(_ what: String) throws {
    let folder = try Folder()
    try folder.write("in.csv", "email\n" + (1...200).map { "c\($0)@example.com\n" }.joined())
    let ended = try Command.run(
      ["funnel", what, "in.csv", "-o", "out.jsonl", "--sandbox", "--fault", "reset-after=0.1,truncated=0.1,503=0.05"]
        + ["--seed", "9", "--retries", "9"] + (what == "set" ? ["--set", "lifecycle_stage=client"] : []) + Self.pace,
      in: folder, seconds: 80)
    #expect(ended.code == 0, "\(ended.err)")
    let results = try folder.results("out.jsonl")
    #expect(results.map(\.row) == Array(1...200))
    #expect(results.allSatisfy { $0.status == "accepted" && $0.fit != nil })
    #expect(results.contains { $0.attempts > 1 })
    if what == "set" { #expect(results.allSatisfy { $0.lifecycle_stage == "Client" }) }
  }

  @Test("An absent contact is reported as absent, whatever became of earlier answers", arguments: ["get", "verify"])
  func absentAfterFaults(_ what: String) throws {
    let folder = try Folder()
    try folder.write("in.csv", "email,status\n" + (1...60).map { "ghost\($0)@example.com,accepted\n" }.joined())
    let ended = try Command.run(
      (what == "get" ? ["funnel", "get"] : ["verify", "--of", "lost", "--wait", "0"])
        + ["in.csv", "-o", "out.jsonl", "--sandbox", "--absent", "ghost", "--fault", "reset-after=0.3", "--seed", "5"]
        + ["--retries", "20"] + Self.pace, in: folder, seconds: 80)
    #expect(ended.code == 1, "\(ended.err)")
    let results = try folder.results("out.jsonl")
    #expect(results.contains { $0.attempts > 1 })
    #expect(results.allSatisfy { $0.status == "rejected" && $0.error == "RESOURCE_NOT_FOUND" })
    if what == "verify" { #expect(results.allSatisfy { $0.verified == "absent" }) }
  }

  @Test("A stopped funnel command can be resumed")
  func resumed() throws {
    let folder = try Folder()
    let sandbox = try SandboxProcess(["--limit", "unlimited", "--latency", "5"], in: folder)
    try folder.write("in.csv", "email\n" + (1...400).map { "c\($0)@example.com\n" }.joined())
    let arguments = ["funnel", "get", "in.csv", "-o", "out.csv", "--base-url", sandbox.url, "--rate", "200/s"]
    let first = try Command(arguments, in: folder, environment: SandboxProcess.token, name: "first")
    _ = waitFor { folder.lines("out.csv").count > 50 ? true : nil }
    first.signal(9)
    #expect(first.wait().code == -9)
    let second = try Command.run(
      arguments + ["--resume"], in: folder, environment: SandboxProcess.token, name: "second")
    #expect(second.code == 0, "\(second.err)")
    let rows = parseCSV(folder.text("out.csv")).dropFirst()
    #expect(rows.compactMap { Int($0[0]) }.sorted() == Array(1...400))
    _ = try sandbox.stop()
  }
}
