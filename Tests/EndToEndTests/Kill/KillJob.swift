import Foundation
import RDBulkCore
import Testing

/// A job that is killed again and again, each time looked at, and then brought to its end.
final class KillJob {
  let plan: KillPlan
  let folder: Folder
  private let sandbox: SandboxProcess
  private let input: KillInput
  private(set) var kills = 0
  private var runs = 0
  /// How often each row was in doubt when a run was killed: what may be sent once more.
  private var doubts: [Int: Int] = [:]
  private var inDoubt: Set<Int> = []
  private var recorded = 0

  init(_ plan: KillPlan, _ random: inout SeededRandom) throws {
    self.plan = plan
    folder = try Folder()
    input = KillInput(rows: plan.rows, isJSON: plan.input.hasSuffix("jsonl"), &random)
    try folder.write(plan.input, input.text)
    sandbox = try SandboxProcess(
      ["--latency", "\(plan.latency)", "--limit", "unlimited", "--fault", plan.faults, "--seed", "\(plan.seed)"],
      in: folder)
  }

  private func start() throws -> Command {
    runs += 1
    return try Command(
      plan.arguments + ["--base-url", sandbox.url], in: folder, environment: SandboxProcess.token, name: "run\(runs)")
  }

  /// Starts a run and kills it: after a random time, or once its journal has grown by a random length. False where
  /// the job came to its end before.
  func runAndKill(_ random: inout SeededRandom) throws -> Bool {
    let journal = folder.path(plan.output + ".journal")
    let isTimed = Bool.random(using: &random)
    let milliseconds = isTimed ? Int.random(in: 0...70, using: &random) : 2_000
    let growth = isTimed ? Int.max : Int.random(in: 0...6_000, using: &random)
    let command = try start()
    let end = ContinuousClock.now + .milliseconds(milliseconds)
    while ContinuousClock.now < end, kill(command.pid, 0) == 0, KillFiles.size(journal) ?? -1 < growth { usleep(100) }
    command.signal(SIGKILL)
    let ended = command.wait()
    guard ended.code == -SIGKILL else {
      try #require(ended.code == 0 || ended.code == 1, "seed \(plan.seed): exit \(ended.code), \(ended.err)")
      return false
    }
    kills += 1
    look()
    if Int.random(in: 0..<4, using: &random) == 0 { try tear(&random) }
    return true
  }

  /// Notes which rows are in doubt after a kill, by the files alone: at most `concurrency` more than before.
  private func look() {
    let rows = Set(KillFiles.results(folder, plan.output).map(\.row))
    let doubtful = KillFiles.sentRows(folder.text(plan.output + ".journal")).subtracting(rows)
    let fresh = doubtful.subtracting(inDoubt).count
    #expect(fresh <= plan.concurrency, "seed \(plan.seed), kill \(kills): \(fresh) more rows in doubt")
    for row in doubtful { doubts[row, default: 0] += 1 }
    inDoubt = doubtful
    recorded = rows.count
  }

  /// Adds half a line to a file, as a kill or a power cut within a write leaves it. Of rejects and accepts, a kill leaves
  /// that only where the results have the row by then; anything else in them is somebody's work.
  private func tear(_ random: inout SeededRandom) throws {
    guard let name = [plan.output, plan.output + ".journal"].randomElement(using: &random),
      let line = folder.lines(name).last?.utf8, line.count > 1, folder.lines(name).count > 1
    else { return }
    let part = Int.random(in: 1..<line.count, using: &random)
    try folder.write(name, folder.bytes(name) + line.prefix(part))
  }

  /// Brings the job to its end and checks everything that is promised of it.
  func finish() throws {
    let ended = try start().wait()
    let results = KillFiles.results(folder, plan.output)
    let isClean = results.allSatisfy { $0.status == "accepted" }
    #expect(ended.code == (isClean ? 0 : 1), "seed \(plan.seed): \(ended.err)")
    try checkAgain(code: ended.code)
    if plan.remembers { try checkHistory(results) }
    let log = try sandbox.stop()
    check(results.sorted { $0.row < $1.row }, log)
    try checkSummary(results, log, code: ended.code)
    let bad = Set(results.filter { $0.status != "accepted" }.map(\.row))
    #expect(input.isWhole(folder.text(plan.rejects), rows: bad), "seed \(plan.seed): the rejects are not rows \(bad)")
    let good = Set(1...plan.rows).subtracting(bad)
    #expect(input.isWhole(folder.text(plan.accepts), rows: good), "seed \(plan.seed): the accepts are not the others")
  }

  /// The history says what the results say, so that another job sends nothing again.
  private func checkHistory(_ results: [KillFiles.Result]) throws {
    let (accepted, unknown) = (results.count { $0.status == "accepted" }, results.count { $0.status == "unknown" })
    let shown = try Command(["history", "sent.history"], in: folder, name: "history").wait()
    #expect(
      shown.out.contains("\(count(accepted)) accepted events, \(count(unknown)) possibly sent"),
      "seed \(plan.seed): \(accepted) accepted, \(unknown) unknown; \(shown.out)\(shown.err)")
    #expect(!shown.out.contains("Not finished"), "seed \(plan.seed): \(shown.out)")
    let again = try Command(
      [
        "lost", plan.input, "-o", "again.csv", "--history", "sent.history", "--on-unknown", "record", "--dry-run",
        "--summary", "again.json",
      ], in: folder, name: "again"
    ).wait()
    let summary = try folder.summary("again.json")
    #expect(summary["duplicate"] == Double(accepted), "seed \(plan.seed): \(again.err)")
    #expect(summary["unknown"] == Double(unknown), "seed \(plan.seed): \(again.err)")
  }

  private func count(_ number: Int) -> String { number < 1_000 ? "\(number)" : "\(number / 1_000),\(number % 1_000)" }

  /// A job that has ended is left as it is.
  private func checkAgain(code: Int32) throws {
    let bytes = folder.bytes(plan.output)
    #expect(try start().wait().code == code, "seed \(plan.seed)")
    #expect(folder.bytes(plan.output) == bytes, "seed \(plan.seed)")
  }

  private func check(_ results: [KillFiles.Result], _ log: [LogLine]) {
    #expect(results.map(\.row) == Array(1...plan.rows), "seed \(plan.seed): one result for each row")
    var requests: [String: [LogLine]] = [:]
    for line in log { for email in line.emails { requests[email, default: []].append(line) } }
    var wrong: [String] = []
    var copies = 0
    var traceless = 0
    for result in results where result.row <= plan.rows {
      let mine = requests[input.emails[result.row - 1]] ?? []
      let processed = mine.count(where: \.processed)
      let lost = mine.count { $0.processed && ($0.status != 200 || ["truncated", "garbage"].contains($0.fault)) }
      let spare = doubts[result.row] ?? 0
      let answered = processed - lost
      copies += max(0, answered - 1)
      if result.status == "unknown" || result.status == "failed", mine.isEmpty { traceless += 1 }
      let isRight =
        switch result.status {
        case "accepted": processed >= 1 && answered <= 1 + spare
        case "unknown": answered <= spare
        case "failed": processed == 0
        case "invalid": mine.isEmpty && input.isBad(result.row)
        default: false
        }
      let isOnce = plan.onUnknown == "retry" || processed <= 1
      if !isRight || !isOnce {
        wrong.append("row \(result.row) \(result.status): \(processed) processed, \(lost) lost")
      }
    }
    #expect(wrong.prefix(10).isEmpty, "seed \(plan.seed), \(plan.onUnknown)")
    #expect(copies <= kills * plan.concurrency, "seed \(plan.seed)")
    // Of requests that a fault keeps from the API the sandbox logs no address; others are killed before they leave.
    let nameless = log.count(where: \.emails.isEmpty)
    #expect(traceless <= nameless + kills * plan.concurrency, "seed \(plan.seed)")
  }

  private func checkSummary(_ results: [KillFiles.Result], _ log: [LogLine], code: Int32) throws {
    // The run that ended the job wrote it, and the run after it, which had nothing to do, wrote it over.
    let summary = try folder.summary("sum.json")
    #expect(summary["rows"] == Double(plan.rows), "seed \(plan.seed)")
    for status in ["accepted", "rejected", "invalid", "duplicate", "failed", "unknown"] {
      #expect(summary[status] == Double(results.count { $0.status == status }), "seed \(plan.seed), \(status)")
    }
    #expect(summary["exit"] == Double(code), "seed \(plan.seed)")
    #expect(summary["resumed_rows"] == Double(plan.rows), "seed \(plan.seed)")
    #expect(recorded <= plan.rows)
    // Each run counts a request before it leaves; a kill may come between.
    let requests = Int(summary["requests"] ?? -1)
    let most = log.count + kills * plan.concurrency
    #expect((log.count...most).contains(requests), "seed \(plan.seed): \(requests) requests, \(log.count) in the log")
  }
}
