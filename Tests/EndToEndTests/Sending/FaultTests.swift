import Testing

/// The sandbox's faults, each result checked against what the sandbox says it received.
@Suite("Faults, checked against the sandbox's log") struct FaultTests {
  struct FaultCase: Sendable, CustomTestStringConvertible {
    let fault: String
    let seed: Int
    let rows: Int
    var more: [String] = []
    /// The statuses that may come of it.
    let statuses: Set<String>
    var testDescription: String { "\(fault), seed \(seed) \(more.joined(separator: " "))" }
  }

  static let cases = [
    FaultCase(fault: "500=0.3", seed: 1, rows: 100, statuses: ["accepted", "failed"]),
    FaultCase(fault: "500=0.5", seed: 2, rows: 100, more: ["--retries", "0"], statuses: ["accepted", "failed"]),
    FaultCase(fault: "502html=0.3", seed: 3, rows: 100, statuses: ["accepted", "unknown"]),
    FaultCase(
      fault: "502html=0.3", seed: 4, rows: 100, more: ["--on-unknown", "record"], statuses: ["accepted", "unknown"]),
    FaultCase(fault: "503=0.1", seed: 5, rows: 30, statuses: ["accepted", "failed"]),
    FaultCase(fault: "429=0.1", seed: 6, rows: 30, statuses: ["accepted"]),
    FaultCase(fault: "reset-before=0.2", seed: 7, rows: 100, statuses: ["accepted", "unknown"]),
    FaultCase(
      fault: "reset-before=0.2", seed: 8, rows: 100, more: ["--on-unknown", "record"],
      statuses: ["accepted", "unknown"]),
    FaultCase(fault: "reset-after=0.2", seed: 9, rows: 100, statuses: ["accepted", "unknown"]),
    FaultCase(
      fault: "reset-after=0.2", seed: 10, rows: 100, more: ["--on-unknown", "record"],
      statuses: ["accepted", "unknown"]),
    FaultCase(fault: "truncated=0.3", seed: 11, rows: 100, statuses: ["accepted", "unknown"]),
    FaultCase(
      fault: "truncated=0.3", seed: 12, rows: 100, more: ["--on-unknown", "record"], statuses: ["accepted", "unknown"]),
    FaultCase(fault: "garbage=0.3", seed: 13, rows: 100, statuses: ["accepted", "unknown"]),
    FaultCase(
      fault: "garbage=0.3", seed: 14, rows: 100, more: ["--on-unknown", "record"], statuses: ["accepted", "unknown"]),
    FaultCase(
      fault: "slow=0.2", seed: 15, rows: 12, more: ["--timeout", "1", "--concurrency", "4"],
      statuses: ["accepted", "unknown"]),
    FaultCase(
      fault: "slow=0.3", seed: 16, rows: 30, more: ["--timeout", "1", "--on-unknown", "record"],
      statuses: ["accepted", "unknown"]),
    FaultCase(fault: "slow=0.3", seed: 17, rows: 10, statuses: ["accepted"]),
  ]

  @Test("Under each fault, the results say what happened to every row", arguments: cases) func fault(_ fault: FaultCase)
    throws
  {
    let folder = try Folder()
    try folder.write("in.csv", contacts(fault.rows))
    let ended = try Command.run(
      [
        "lost", "in.csv", "-o", "out.jsonl", "--sandbox", "--limit", "unlimited", "--rate", "unlimited", "--log",
        "log.jsonl", "--fault", fault.fault, "--seed", "\(fault.seed)", "--summary", "sum.json",
      ] + fault.more, in: folder)
    let results = try folder.results("out.jsonl")
    let log = try folder.log("log.jsonl")
    audit(results, log, rows: fault.rows)
    #expect(log.contains { $0.fault != nil }, "the fault happened")
    let statuses = Set(results.map(\.status))
    #expect(statuses.isSubset(of: fault.statuses))
    #expect(ended.code == (statuses == ["accepted"] ? 0 : 1))
    // Where nothing is tried again, the bad ones must show.
    if fault.more.contains("record") || fault.more.contains("0") { #expect(statuses.count == 2) }
    let summary = try folder.summary("sum.json")
    #expect(summary["requests"] == Double(log.count))
    for status in fault.statuses {
      #expect(summary[status] == Double(results.count { $0.status == status }), "\(status)")
    }
  }

  @Test("--on-unknown record never sends a second copy of what may have been processed") func noSecondCopy() throws {
    let folder = try Folder()
    try folder.write("in.csv", contacts(300))
    let ended = try Command.run(
      [
        "lost", "in.csv", "-o", "out.jsonl", "--sandbox", "--limit", "unlimited", "--rate", "unlimited", "--log",
        "log.jsonl", "--on-unknown", "record", "--seed", "20", "--fault",
        "reset-before=0.1,reset-after=0.1,truncated=0.1,garbage=0.1,500=0.2",
      ], in: folder)
    #expect(ended.code == 1)
    let log = try folder.log("log.jsonl")
    audit(try folder.results("out.jsonl"), log, rows: 300)
    var processed: [String: Int] = [:]
    for line in log where line.processed { for email in line.emails { processed[email, default: 0] += 1 } }
    #expect(processed.values.max() == 1)
  }

  /// Rows in doubt hold a place while they wait, and rows that failed do not: neither may keep the other from going on.
  @Test("A run with rows in doubt and failed rows finishes", arguments: [1, 2, 3])
  func noStall(_ seed: Int) throws {
    let folder = try Folder()
    try folder.write("in.csv", contacts(24))
    _ = try Command.run(
      [
        "lost", "in.csv", "-o", "out.jsonl", "--sandbox", "--limit", "unlimited", "--rate", "unlimited", "--log",
        "log.jsonl", "--fault", "500=0.3,truncated=0.2", "--concurrency", "2", "--retries", "20", "--seed", "\(seed)",
      ], in: folder, seconds: 50)
    audit(try folder.results("out.jsonl"), try folder.log("log.jsonl"), rows: 24)
  }

  @Test("20,000 rows finish although everything goes wrong now and then", .timeLimit(.minutes(2))) func manyRows()
    throws
  {
    let folder = try Folder()
    let rows = 20_000
    try folder.write("in.csv", contacts(rows))
    let ended = try Command.run(
      [
        "lost", "in.csv", "-o", "out.jsonl", "--sandbox", "--limit", "unlimited", "--rate", "unlimited", "--log",
        "log.jsonl", "--concurrency", "32", "--seed", "21", "--summary", "sum.json", "--rejects", "rej.csv",
        "--timeout", "1", "--on-unknown", "record", "--fault",
        "500=0.004,502html=0.002,503=0.0001,429=0.0001,reset-before=0.002,reset-after=0.002,truncated=0.002,"
          + "garbage=0.002,slow=0.0005",
      ], in: folder, seconds: 100)
    let results = try folder.results("out.jsonl")
    audit(results, try folder.log("log.jsonl"), rows: rows)
    let accepted = results.count { $0.status == "accepted" }
    #expect(accepted > rows * 97 / 100)
    #expect(ended.code == (accepted == rows ? 0 : 1))
    #expect(folder.lines("rej.csv").count == rows - accepted + 1)
    let summary = try folder.summary("sum.json")
    #expect(summary["rows"] == Double(rows))
    #expect(summary["accepted"] == Double(accepted))
    #expect((summary["retries"] ?? 0) > 50)
  }
}
