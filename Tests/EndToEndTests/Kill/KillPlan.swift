import Foundation
import RDBulkCore

/// What one job of the kill tests is: all of it follows from a seed, so that a failure can be had again.
struct KillPlan {
  let seed: UInt64
  let rows: Int
  let input: String
  let output: String
  let rejects: String
  let accepts: String
  let concurrency: Int
  let onUnknown: String
  let sync: String
  let latency: Int
  let faults: String
  /// Whether a history remembers what was sent.
  let remembers: Bool

  init(seed: UInt64, _ random: inout SeededRandom) {
    self.seed = seed
    rows = Int.random(in: 500...800, using: &random)
    let isJSON = Bool.random(using: &random)
    input = isJSON ? "in.jsonl" : "in.csv"
    rejects = isJSON ? "rej.jsonl" : "rej.csv"
    accepts = isJSON ? "acc.jsonl" : "acc.csv"
    output = Bool.random(using: &random) ? "out.jsonl" : "out.csv"
    concurrency = [1, 4, 8, 16].randomElement(using: &random) ?? 8
    onUnknown = Bool.random(using: &random) ? "retry" : "record"
    sync = ["batch", "batch", "always", "none"].randomElement(using: &random) ?? "batch"
    // So that a run takes a few kills whatever its concurrency.
    latency = concurrency / 3
    let every = "500=0.02,502html=0.01,reset-before=0.01,reset-after=0.01,truncated=0.01,garbage=0.01"
    faults = Int.random(in: 0..<4, using: &random) == 0 ? every + ",503=0.002" : every
    remembers = Bool.random(using: &random)
  }

  var arguments: [String] {
    [
      "lost", input, "-o", output, "--rejects", rejects, "--accepts", accepts, "--summary", "sum.json", "--rate",
      "unlimited", "--concurrency", "\(concurrency)", "--on-unknown", onUnknown, "--sync", sync, "--retries", "1",
      "--resume",
    ] + (remembers ? ["--history", "sent.history"] : [])
  }
}
