import Foundation
import Testing

/// Jobs that send batches, killed and brought to their end.
@Suite("Batches, killed and resumed") struct BatchResumeTests {
  private static let rows = 400
  private static let batch = 5

  @Test("After kills, no row is lost and few are sent twice", arguments: ["retry", "record"])
  func kills(_ policy: String) throws {
    let more = ["--batch", "\(Self.batch)", "--on-unknown", policy]
    let job = try ResumeJob(input: contacts(Self.rows), output: "out.jsonl", more, latency: 15)
    try job.runAndKill(results: 10)
    var kills = 1
    var inDoubt: Set<Int> = []
    for _ in 0..<6 {
      let done = Set(job.done)
      let doubtful = KillFiles.sentRows(job.folder.text("out.jsonl.journal")).subtracting(done)
      #expect(doubtful.subtracting(inDoubt).count <= ResumeJob.concurrency * Self.batch, "kill \(kills)")
      inDoubt = doubtful
      let command = try job.start(["lost", "in.csv"] + job.arguments + ["--resume"])
      let goal = done.count + 20
      try #require(waitFor { job.done.count >= goal ? true : nil } != nil)
      command.signal(9)
      #expect(command.wait().code == -9)
      kills += 1
    }
    let ended = try job.resume()
    let results = try job.folder.results("out.jsonl")
    #expect(results.map(\.row) == Array(1...Self.rows))
    let log = try job.sandbox.stop()
    SandboxUUIDs(log, seed: 1).check(results)
    var processed: [String: Int] = [:]
    for line in log where line.processed { for email in line.emails { processed[email, default: 0] += 1 } }
    let copies = processed.values.reduce(0) { $0 + $1 - 1 }
    #expect(copies <= (policy == "record" ? 0 : kills * ResumeJob.concurrency * Self.batch))
    let unknown = results.count { $0.status == "unknown" }
    #expect(unknown <= (policy == "record" ? kills * ResumeJob.concurrency * Self.batch : 0))
    #expect(ended.code == (unknown == 0 ? 0 : 1), "\(ended.err)")
  }
}
