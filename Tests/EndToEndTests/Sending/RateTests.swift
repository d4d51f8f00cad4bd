import Testing

/// The rate as the server sees it.
@Suite("The rate") struct RateTests {
  @Test("No one-second window has more requests than the rate, and there is no 429", arguments: [0, 120]) func window(
    _ latency: Int
  ) throws {
    let folder = try Folder()
    try folder.write("in.csv", contacts(60))
    let ended = try Command.run(
      [
        "lost", "in.csv", "-o", "out.jsonl", "--sandbox", "--rate", "20/s", "--limit", "20/s", "--latency",
        "\(latency)", "--fault", "500=0.1", "--seed", "3", "--log", "log.jsonl", "--summary", "sum.json",
      ], in: folder)
    #expect(ended.code == 0, "\(ended.err)")
    let log = try folder.log("log.jsonl")
    #expect(log.count > 60, "retries take part")
    #expect(!log.contains { $0.status == 429 })
    #expect(mostInAWindow(log, milliseconds: 1_000) <= 20)
    try #expect(folder.summary("sum.json")["throttled"] == 0)
  }

  @Test("Requests leave evenly, not in a burst") func evenly() throws {
    let folder = try Folder()
    try folder.write("in.csv", contacts(12))
    let ended = try Command.run(
      ["lost", "in.csv", "-o", "out.jsonl", "--sandbox", "--rate", "240/min", "--log", "log.jsonl"], in: folder)
    #expect(ended.code == 0)
    let log = try folder.log("log.jsonl")
    #expect(log.count == 12)
    // A quarter of a second apart: 11 gaps, less what may be made up for.
    #expect((log.last?.time ?? 0) - (log.first?.time ?? 0) >= 2_600)
    #expect(mostInAWindow(log, milliseconds: 1_000) <= 5)
  }

  @Test("If others spend the quota, rows wait out the 429s and are accepted") func throttled() throws {
    let folder = try Folder()
    try folder.write("in.csv", contacts(25))
    let ended = try Command.run(
      [
        "lost", "in.csv", "-o", "out.jsonl", "--sandbox", "--rate", "unlimited", "--limit", "10/s", "--log",
        "log.jsonl", "--summary", "sum.json",
      ], in: folder)
    #expect(ended.code == 0)
    let log = try folder.log("log.jsonl")
    audit(try folder.results("out.jsonl"), log.filter { $0.status != 429 }, rows: 25, attemptsAreWhole: false)
    let refused = log.count { $0.status == 429 }
    #expect(refused > 0)
    try #expect(folder.summary("sum.json")["throttled"] == Double(refused))
    #expect(refused <= 40, "it asks again only when the quota is back")
  }
}

/// The most requests that any window of this length holds, by the server's clock.
func mostInAWindow(_ log: [LogLine], milliseconds: Int) -> Int {
  let times = log.map(\.time).sorted()
  return times.map { start in times.count { $0 >= start && $0 < start + milliseconds } }.max() ?? 0
}
