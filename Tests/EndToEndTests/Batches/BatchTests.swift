import Testing

/// Batches against the sandbox, each result checked against what the sandbox says it received.
@Suite("Batches") struct BatchTests {
  /// Not too long for the check here, which counts characters, and too long for the sandbox, which counts bytes.
  private static let refused = String(repeating: "é", count: 130) + "@example.com"

  /// Rows with addresses of their own, but for those that the sandbox refuses.
  private static func input(_ rows: Int, refused: Set<Int>) -> String {
    "email,reason\n"
      + (1...rows).map { (refused.contains($0) ? "\(Self.refused)" : "c\($0)@example.com") + ",Preço\n" }.joined()
  }

  @Test("Rows that the server refuses don't fail their neighbours", arguments: ["path", "whole"])
  func refusals(_ style: String) throws {
    let folder = try Folder()
    let bad: Set = [7, 8, 250]
    try folder.write("in.csv", Self.input(300, refused: bad))
    let ended = try Command.run(
      [
        "lost", "in.csv", "-o", "out.jsonl", "--batch", "50", "--sandbox", "--batch-errors", style, "--limit",
        "unlimited", "--rate", "unlimited", "--log", "log.jsonl", "--seed", "31", "--rejects", "rej.csv", "--summary",
        "sum.json",
      ], in: folder)
    #expect(ended.code == 1)
    let results = try folder.results("out.jsonl")
    let log = try folder.log("log.jsonl")
    #expect(results.map(\.row) == Array(1...300))
    for result in results { #expect(result.status == (bad.contains(result.row) ? "rejected" : "accepted")) }
    for result in results where bad.contains(result.row) {
      #expect(result.http_status == 400)
      let message = style == "path" ? "payload.email: Must be a valid email." : "The batch holds invalid events."
      #expect(result.message == message)
    }
    SandboxUUIDs(log, seed: 31).check(results)
    // Six batches; then one more each for two of them, or halves down to the three bad rows.
    #expect(style == "path" ? log.count == 8 : log.count <= 6 + 2 * 3 * 6)
    #expect(folder.lines("rej.csv").count == 4)
    let summary = try folder.summary("sum.json")
    #expect(summary["requests"] == Double(log.count) && summary["retries"] == Double(log.count - 6))
  }

  static let faults = [
    ("500=0.2", "retry"), ("502html=0.2", "record"), ("reset-before=0.2", "retry"), ("reset-after=0.2", "retry"),
    ("reset-after=0.2", "record"), ("truncated=0.2", "retry"), ("truncated=0.2", "record"), ("garbage=0.2", "retry"),
    ("garbage=0.2", "record"), ("429=0.05,503=0.02", "retry"),
  ]

  @Test("Under each fault, the results say what happened to every row", arguments: faults)
  func fault(_ fault: String, _ policy: String) throws {
    let folder = try Folder()
    try folder.write("in.csv", contacts(600))
    let ended = try Command.run(
      [
        "lost", "in.csv", "-o", "out.jsonl", "--batch", "7", "--sandbox", "--limit", "unlimited", "--rate",
        "unlimited", "--log", "log.jsonl", "--fault", fault, "--seed", "5", "--on-unknown", policy,
      ], in: folder)
    let results = try folder.results("out.jsonl")
    let log = try folder.log("log.jsonl")
    audit(results, log, rows: 600)
    SandboxUUIDs(log, seed: 5).check(results)
    #expect(log.contains { $0.fault != nil })
    #expect(ended.code == (results.allSatisfy { $0.status == "accepted" } ? 0 : 1))
    if policy == "record" { #expect(Set(results.map(\.status)) == ["accepted", "unknown"]) }
  }

  @Test("With --batch max, every batch but the last is full, however long it waits for its turn")
  func full() throws {
    let folder = try Folder()
    try folder.write("in.csv", contacts(120))
    let ended = try Command.run(
      [
        "lost", "in.csv", "-o", "out.jsonl", "--batch", "max", "--batch-bytes", "2000", "--batch-linger", "0.05",
        "--sandbox", "--limit", "unlimited", "--rate", "5/s", "--log", "log.jsonl",
      ], in: folder)
    #expect(ended.code == 0)
    let sizes = try folder.log("log.jsonl").map(\.emails.count)
    // An event has about 140 bytes.
    #expect(sizes.reduce(0, +) == 120)
    #expect(sizes.dropLast().allSatisfy { $0 >= 12 }, "\(sizes)")
  }

  @Test("A row larger than a batch may be is invalid, and the others are sent")
  func tooLarge() throws {
    let folder = try Folder()
    let long = String(repeating: "x", count: 1_500)
    try folder.write("in.csv", "email,reason\na@example.com,\(long)\nb@example.com,y\nc@example.com,z\n")
    let ended = try Command.run(
      [
        "lost", "in.csv", "-o", "out.jsonl", "--batch", "max", "--batch-bytes", "1024", "--sandbox", "--rate",
        "unlimited", "--log", "log.jsonl", "--set", "funnel_name=default",
      ], in: folder)
    #expect(ended.code == 1)
    let results = try folder.results("out.jsonl")
    #expect(results.map(\.status) == ["invalid", "accepted", "accepted"], "\(results.map(\.brief))")
    try #expect(folder.log("log.jsonl").map(\.emails) == [["b@example.com", "c@example.com"]])
  }

  @Test("What a slow pipe has brought is sent after --batch-linger")
  func slowPipe() throws {
    let folder = try Folder()
    let sandbox = try SandboxProcess([], in: folder)
    let command = try Command(
      ["lost", "--base-url", sandbox.url, "--rate", "unlimited", "--batch", "max", "--batch-linger", "0.3"],
      in: folder, environment: SandboxProcess.token, input: .pipe)
    try command.write("email,reason\n")
    for round in 0..<2 {
      for row in 1...3 { try command.write("c\(round * 3 + row)@example.com,x\n") }
      try #require(waitFor { command.outSoFar.split(separator: "\n").count == 4 + 3 * round ? true : nil } != nil)
    }
    try command.endInput()
    #expect(command.wait().code == 0)
    try #expect(sandbox.stop().map(\.emails.count) == [3, 3])
  }
}
