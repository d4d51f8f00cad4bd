import Testing

/// Each status that a row can end with, and the exit code of the run.
@Suite("What becomes of a row") struct StatusTests {
  static let longReason = String(repeating: "x", count: 10_001)

  static let cases = [
    SendCase(
      "every row accepted", "email,reason\nana@example.com,Preço\nbia@example.com,\n", code: 0,
      rows: ["1 2 ana@example.com accepted -", "2 3 bia@example.com accepted -"], says: ["2 of 2 rows accepted"]),
    SendCase(
      "rejected by the API", "email,reason\nana@example.com,\(longReason)\nbia@example.com,x\n", code: 1,
      rows: ["1 2 ana@example.com rejected INVALID_FORMAT", "2 3 bia@example.com accepted -"], says: ["1 rejected"]),
    SendCase(
      "invalid addresses", "email,reason\nana,x\n@example.com,x\n,x\nbia@example.com,x\na b@example.com,x\n", code: 1,
      rows: [
        "1 2 ana invalid INVALID_EMAIL", "2 3 @example.com invalid INVALID_EMAIL", "3 4 - invalid MISSING_FIELD",
        "4 5 bia@example.com accepted -", "5 6 a b@example.com invalid INVALID_EMAIL",
      ], says: ["4 invalid"]),
    SendCase(
      "too few and too many fields", "email,reason\nana@example.com\nbia@example.com,x,y\n", code: 1,
      rows: ["1 2 ana@example.com invalid MALFORMED_ROW", "2 3 bia@example.com invalid MALFORMED_ROW"]),
    SendCase(
      "duplicates", "email,reason\nana@example.com,x\nana@example.com,x\nana@example.com,y\nANA@example.com,x\n",
      ["--sandbox", "--dedupe"], code: 0,
      rows: [
        "1 2 ana@example.com accepted -", "2 3 ana@example.com duplicate -", "3 4 ana@example.com accepted -",
        "4 5 ANA@example.com duplicate -",
      ]),
    SendCase(
      "the same row twice, without --dedupe", "email\nana@example.com\nana@example.com\n", code: 0,
      rows: ["1 2 ana@example.com accepted -", "2 3 ana@example.com accepted -"]),
    SendCase(
      "failed after its retries", "email\nana@example.com\n", ["--sandbox", "--fault", "500=1", "--retries", "1"],
      code: 1, rows: ["1 2 ana@example.com failed INTERNAL_SERVER_ERROR"], says: ["1 failed", "1 retry"]),
    SendCase(
      "unknown, recorded at once", "email\nana@example.com\n",
      ["--sandbox", "--fault", "reset-after=1", "--on-unknown", "record"], code: 1,
      rows: ["1 2 ana@example.com unknown CONNECTION_LOST"], says: ["1 unknown"]),
    SendCase(
      "unknown after retries", "email\nana@example.com\n",
      ["--sandbox", "--fault", "garbage=1", "--on-unknown", "retry", "--retries", "2"], code: 1,
      rows: ["1 2 ana@example.com unknown UNREADABLE_ANSWER"]),
    SendCase(
      "one contact's quota", "email\nana@example.com\nana@example.com\nbia@example.com\n",
      ["--sandbox", "--lead-limit", "1", "--concurrency", "1"], code: 1,
      rows: [
        "1 2 ana@example.com accepted -", "2 3 ana@example.com failed LEAD_LIMIT", "3 4 bia@example.com accepted -",
      ]),
    SendCase("a header and no row", "email,reason\n", code: 0, rows: [], says: ["0 rows"]),
  ]

  @Test("A row ends with the status that the interface promises", arguments: cases) func status(_ sending: SendCase)
    throws
  {
    try sending.check()
  }

  @Test("Attempts count an unanswered one, then each retry") func attempts() throws {
    let folder = try Folder()
    try folder.write("in.csv", "email\nana@example.com\n")
    for (policy, attempts) in [("record", 1), ("retry", 3)] {
      let ended = try Command.run(
        [
          "lost", "in.csv", "-o", "\(policy).jsonl", "--sandbox", "--fault", "reset-after=1", "--retries", "2",
          "--on-unknown", policy, "--log", "\(policy).log",
        ], in: folder)
      #expect(ended.code == 1)
      let result = try #require(try folder.results("\(policy).jsonl").first)
      #expect(result.attempts == attempts)
      #expect(result.http_status == nil)
      let log = try folder.log("\(policy).log")
      #expect(log.count == attempts)
      #expect(log.allSatisfy { $0.processed })
    }
  }

  @Test("The event's UUID is taken from the answer") func uuid() throws {
    let folder = try Folder()
    try folder.write("in.csv", contacts(5))
    let ended = try Command.run(
      ["lost", "in.csv", "-o", "out.jsonl", "--sandbox", "--rate", "unlimited"], in: folder)
    #expect(ended.code == 0)
    let uuids = try folder.results("out.jsonl").map { $0.event_uuid ?? "" }
    #expect(uuids.allSatisfy { $0.count == 36 })
    #expect(Set(uuids).count == 5)
  }
}
