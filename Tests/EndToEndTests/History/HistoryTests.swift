import Foundation
import Testing

/// The same history across files and weeks.
@Suite("Never the same event twice") struct HistoryTests {
  private static let week = "email,value\na@example.com,10\nb@example.com,12500.00\nc@example.com,30\n"
  private static let next =
    "value,email\n5,d@example.com\n12500,B@Example.com \n10,a@example.com\n10.0,a@example.com\n11,a@example.com\n"

  private func run(_ words: String..., in folder: Folder, _ sandbox: SandboxProcess? = nil) throws -> Ended {
    var words = words
    if let sandbox { words += ["--base-url", sandbox.url] }
    return try Command(
      words, in: folder, environment: SandboxProcess.token, name: "run\(UInt64.random(in: 0 ... .max))"
    ).wait()
  }

  private func sandbox(in folder: Folder, _ more: String...) throws -> SandboxProcess {
    // An earlier one in this folder has left its port.
    try? folder.remove("port.txt")
    return try SandboxProcess(["--limit", "unlimited"] + more, in: folder)
  }

  private func statuses(_ folder: Folder, _ name: String) -> [Int: String] {
    Dictionary(
      KillFiles.results(folder, name).map { ($0.row, $0.status) }, uniquingKeysWith: { first, second in first + second }
    )
  }

  @Test(
    "Next week's export sends only what is new, however it is written",
    arguments: [[String](), ["--batch", "max"], ["--on-unknown", "retry"]])
  func weeks(_ more: [String]) throws {
    let folder = try Folder()
    let server = try sandbox(in: folder)
    try folder.write("1.csv", Self.week)
    try folder.write("2.csv", Self.next)
    func send(_ input: String, _ output: String) throws -> Ended {
      try Command(
        ["won", input, "-o", output, "--history", "h", "--base-url", server.url] + more, in: folder,
        environment: SandboxProcess.token, name: output
      ).wait()
    }
    try #require(send("1.csv", "r1.csv").code == 0)
    let dry = try run("won", "2.csv", "--dry-run", "--history", "h", in: folder)
    #expect(dry.out.split(separator: "\n").count == 2)
    #expect(dry.err.contains("2 rows of 5 would be sent, 3 are duplicates"), "\(dry.err)")
    let second = try send("2.csv", "r2.csv")
    #expect(second.code == 0, "\(second.err)")
    #expect(
      statuses(folder, "r2.csv") == [1: "accepted", 2: "duplicate", 3: "duplicate", 4: "duplicate", 5: "accepted"])
    let text = folder.text("r2.csv")
    #expect(text.contains("in the job of r1.csv."))
    #expect(text.contains("The same event as row 3."))
    #expect(try folder.mode("h") == 0o600)
    #expect(!folder.text("h").contains("example.com"))
    let shown = try run("history", "h", in: folder)
    #expect(shown.out.contains("5 accepted events, 0 possibly sent"), "\(shown.out)\(shown.err)")
    // The same job again, and the same file into other results.
    try #require(send("2.csv", "r3.csv").code == 0)
    #expect(Set(statuses(folder, "r3.csv").values) == ["duplicate"])
    let log = try server.stop()
    #expect(log.flatMap(\.emails).count == 5)
  }

  @Test("By the contact alone, a second event of its type is a duplicate, and one of another type is not")
  func byEmail()
    throws
  {
    let folder = try Folder()
    let server = try sandbox(in: folder)
    try folder.write("1.csv", Self.week)
    try folder.write("2.csv", Self.next)
    try #require(
      run("won", "1.csv", "-o", "r1.csv", "--history", "h", "--history-by", "email", in: folder, server).code == 0)
    _ = try run("won", "2.csv", "-o", "r2.csv", "--history", "h", in: folder, server)
    #expect(
      statuses(folder, "r2.csv") == [1: "accepted", 2: "duplicate", 3: "duplicate", 4: "duplicate", 5: "duplicate"])
    _ = try run("lost", "1.csv", "-o", "r3.csv", "--history", "h", in: folder, server)
    #expect(Set(statuses(folder, "r3.csv").values) == ["accepted"])
    let other = try run("won", "2.csv", "-o", "r4.csv", "--history", "h", "--history-by", "payload", in: folder, server)
    #expect(other.code == 2)
    #expect(other.err.contains("compares events by email"), "\(other.err)")
    _ = try server.stop()
  }

  @Test("What may have been sent is known as that, and --on-unknown decides when it comes again") func unknown() throws
  {
    let folder = try Folder()
    try folder.write("1.csv", Self.week)
    let lossy = try sandbox(in: folder, "--fault", "reset-after=1")
    let first = try run("won", "1.csv", "-o", "r1.csv", "--history", "h", "--retries", "0", in: folder, lossy)
    #expect(first.code != 0)
    _ = try lossy.stop()
    let known = statuses(folder, "r1.csv").filter { $0.value == "unknown" }
    try #require(!known.isEmpty)
    #expect(try run("history", "h", in: folder).out.contains("0 accepted events, \(known.count) possibly sent"))
    let server = try sandbox(in: folder)
    let record = try run("won", "1.csv", "-o", "r2.csv", "--history", "h", in: folder, server)
    #expect(record.code == 1)
    #expect(folder.text("r2.csv").contains("POSSIBLY_SENT"), "\(record.err)")
    let retry = try run("won", "1.csv", "-o", "r3.csv", "--history", "h", "--on-unknown", "retry", in: folder, server)
    #expect(retry.code == 0, "\(retry.err)")
    #expect(try run("history", "h", in: folder).out.contains("3 accepted events, 0 possibly sent"))
    _ = try server.stop()
  }

  @Test("A history in use is refused at once, or waited for") func lock() throws {
    let folder = try Folder()
    let server = try sandbox(in: folder, "--latency", "300")
    try folder.write("1.csv", Self.week)
    try #require(run("won", "1.csv", "-o", "r0.csv", "--history", "h", in: folder, server).code == 0)
    try folder.write("2.csv", Self.week.replacing("@", with: "@x."))
    let command = try Command(
      ["won", "2.csv", "-o", "r1.csv", "--history", "h", "--concurrency", "1", "--base-url", server.url], in: folder,
      environment: SandboxProcess.token, name: "first")
    try #require(waitFor { folder.lines("r1.csv").count > 1 ? true : nil } != nil)
    let second = try run("won", "2.csv", "-o", "r2.csv", "--history", "h", in: folder, server)
    #expect(second.code == 5)
    #expect(second.err.contains("Another run is using the history 'h'."), "\(second.err)")
    #expect(!folder.has("r2.csv"))
    let third = try run("won", "2.csv", "-o", "r3.csv", "--history", "h", "--history-wait", "30", in: folder, server)
    #expect(third.code == 0, "\(third.err)")
    #expect(Set(statuses(folder, "r3.csv").values) == ["duplicate"])
    #expect(command.wait().code == 0)
    _ = try server.stop()
  }

  @Test(
    "A history is of one account: a rehearsal writes nothing into a real one, and a real run uses none of a rehearsal")
  func accounts() throws {
    let folder = try Folder()
    let server = try sandbox(in: folder)
    try folder.write("1.csv", Self.week)
    try folder.write("2.csv", Self.next)
    try #require(run("won", "1.csv", "-o", "r1.csv", "--history", "h", in: folder, server).code == 0)
    let before = folder.bytes("h")
    let rehearsal = try run("won", "2.csv", "-o", "r2.csv", "--history", "h", "--sandbox", in: folder)
    #expect(rehearsal.code == 0, "\(rehearsal.err)")
    #expect(statuses(folder, "r2.csv").values.count { $0 == "duplicate" } == 3)
    #expect(folder.bytes("h") == before)
    #expect(rehearsal.err.contains("A rehearsal writes nothing into the history of an account"))
    try #require(run("won", "1.csv", "-o", "r3.csv", "--history", "s", "--sandbox", in: folder).code == 0)
    let real = try run("won", "1.csv", "-o", "r4.csv", "--history", "s", in: folder, server)
    #expect(real.code == 2)
    #expect(real.err.contains("was created in a rehearsal"), "\(real.err)")
    #expect(!folder.has("r4.csv"))
    _ = try server.stop()
  }

  @Test(
    "A history that is written under another name of the run is refused",
    arguments: [
      ["--rejects", "sub/../h"], ["-o", "sub/../h"], ["-o", "x", "--history", "x.journal"], ["-o", "h.new"],
    ])
  func names(_ more: [String]) throws {
    let folder = try Folder()
    try FileManager.default.createDirectory(atPath: folder.path("sub"), withIntermediateDirectories: false)
    try folder.write("1.csv", Self.week)
    let history = more.contains("--history") ? [] : ["--history", "h"]
    let ended = try Command(["won", "1.csv", "--sandbox"] + history + more, in: folder, name: "run").wait()
    #expect(ended.code == 2)
    #expect(ended.err.contains("Nothing was sent."), "\(ended.err)")
    #expect(!folder.has("h") && !folder.has("x.journal"))
  }

  @Test("--overwrite over accepted rows says that they are sent again, but for what a history knows") func overwrite()
    throws
  {
    let folder = try Folder()
    let server = try sandbox(in: folder)
    try folder.write("1.csv", Self.week)
    try #require(run("won", "1.csv", "-o", "r.csv", in: folder, server).code == 0)
    let again = try run("won", "1.csv", "-o", "r.csv", "--overwrite", in: folder, server)
    #expect(
      again.err.contains("--overwrite sends again what was accepted: 3 rows of the job in r.csv."), "\(again.err)")
    try #require(run("won", "1.csv", "-o", "r.csv", "--history", "h", "--overwrite", in: folder, server).code == 0)
    let known = try run("won", "1.csv", "-o", "r.csv", "--history", "h", "--overwrite", in: folder, server)
    #expect(!known.err.contains("--overwrite sends again"), "\(known.err)")
    #expect(Set(statuses(folder, "r.csv").values) == ["duplicate"])
    _ = try server.stop()
  }

  @Test("A history in a folder that is not there is refused before anything is sent") func noFolder() throws {
    let folder = try Folder()
    try folder.write("1.csv", Self.week)
    let ended = try run("won", "1.csv", "-o", "r.csv", "--history", "none/h", "--sandbox", in: folder)
    #expect(ended.code == 2 && ended.err.contains("none/h") && ended.err.contains("Nothing was sent."), "\(ended.err)")
    #expect(!folder.has("r.csv"))
  }

  @Test("A history that is damaged, foreign or a link is refused before anything is sent", arguments: 0..<4)
  func damaged(_ kind: Int) throws {
    let folder = try Folder()
    let server = try sandbox(in: folder)
    try folder.write("1.csv", Self.week)
    try #require(run("won", "1.csv", "-o", "r1.csv", "--history", "h", in: folder, server).code == 0)
    let received = try #require(waitFor { server.received == 3 ? 3 : nil })
    var bytes = folder.bytes("h")
    switch kind {
    case 0: bytes[1_200] ^= 1
    case 1: bytes[30] ^= 1
    case 2: bytes = Array("email,value\n".utf8)
    default: break
    }
    if kind < 3 {
      try folder.write("h", bytes)
    } else {
      try FileManager.default.moveItem(atPath: folder.path("h"), toPath: folder.path("other"))
      try FileManager.default.createSymbolicLink(atPath: folder.path("h"), withDestinationPath: folder.path("other"))
    }
    let ended = try run("won", "1.csv", "-o", "r2.csv", "--history", "h", in: folder, server)
    #expect(ended.code == 2)
    #expect(ended.err.contains("Nothing was sent."), "\(ended.err)")
    #expect(!folder.has("r2.csv"))
    #expect(server.received == received)
    _ = try server.stop()
    let repaired = try run("history", "h", "--repair", in: folder)
    #expect(repaired.code == (kind == 0 ? 0 : 2), "\(repaired.err)")
    #expect(!repaired.err.contains("--repair keeps"), "nobody is sent round in a circle: \(repaired.err)")
  }

  @Test("Earlier results fill a history, and another input than theirs is refused") func add() throws {
    let folder = try Folder()
    let server = try sandbox(in: folder)
    try folder.write("1.csv", Self.week)
    try #require(run("won", "1.csv", "-o", "r1.csv", in: folder, server).code == 0)
    try folder.write("2.csv", Self.week.replacing("a@example.com", with: "z@example.com"))
    let wrong = try run("history", "h", "--add", "r1.csv", "won", "2.csv", in: folder, server)
    #expect(wrong.code == 2)
    #expect(wrong.err.contains("Row 1 of the input is not that of its result"), "\(wrong.err)")
    let refusals = [("r9.csv", "There are no results 'r9.csv'."), ("1.csv", "Can't add '1.csv': its first line")]
    for (results, says) in refusals {
      let refused = try run("history", "h", "--add", results, "won", "1.csv", in: folder, server)
      #expect(refused.code == 2 && refused.err.contains(says), "\(refused.err)")
    }
    try? folder.remove("h")
    let added = try run("history", "h", "--add", "r1.csv", "won", "1.csv", in: folder, server)
    #expect(added.code == 0, "\(added.err)")
    #expect(added.err.contains("3 accepted events"), "\(added.err)")
    #expect(added.out.contains("3 accepted events"), "\(added.out)")
    let again = try run("history", "h", "--add", "r1.csv", "won", "1.csv", in: folder, server)
    #expect(again.out.contains("h: 3 accepted events"), "\(again.out)")
    try #require(run("won", "1.csv", "-o", "r2.csv", "--history", "h", in: folder, server).code == 0)
    #expect(Set(statuses(folder, "r2.csv").values) == ["duplicate"])
    let forgotten = try run("history", "h", "--forget-before", "2100-01-01", in: folder)
    #expect(forgotten.out.contains("h: 0 accepted events"), "\(forgotten.out)\(forgotten.err)")
    _ = try server.stop()
  }
}
