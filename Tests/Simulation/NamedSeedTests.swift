import RDBulkCore
import Testing

@Suite("Simulation: named seeds")
struct NamedSeedTests {
  @Test("A seed that once found a bug finds none", arguments: NamedSeed.all)
  func named(_ named: NamedSeed) throws {
    var simulation = Simulation(Scenario(seed: named.seed), seed: named.seed)
    try simulation.run()
  }

  /// Of jobs with batches.
  static let batchJobs = [
    NamedSeed(seed: 193, bug: "a refusal of its new neighbours ended the doubt that an earlier run had left a row in"),
    NamedSeed(seed: 1_412, bug: "a row in doubt was taken back in the journal when its new neighbours were refused"),
    NamedSeed(seed: 535, bug: "the journal forgot the rows in doubt that were in the batch being filled"),
    NamedSeed(seed: 569, bug: "the halves of a batch in doubt were in flight together, beyond the concurrency"),
    NamedSeed(seed: 1_528, bug: "a row ended unknown beside one that was in doubt"),
  ]

  @Test("A batch seed that once found a bug finds none", arguments: batchJobs)
  func namedBatchJob(_ named: NamedSeed) throws {
    var simulation = JobSimulation(JobScenario(seed: named.seed).batched(seed: named.seed), seed: named.seed)
    try simulation.play()
  }

  @Test("The seeds reach every status and every reason to stop")
  func reach() throws {
    var seen: Set<String> = []
    for seed in UInt64(0)..<600 {
      var simulation = Simulation(Scenario(seed: seed), seed: seed)
      try simulation.run()
      for row in simulation.witness.rows { seen.insert(row.outcome?.status.rawValue ?? "none") }
      switch simulation.engine.stopReason {
      case nil: seen.insert("end")
      case .unauthorized: seen.insert("unauthorized")
      case .notRenewed: seen.insert("not renewed")
      case .unreachable: seen.insert(simulation.witness.everAnswered ? "outage" : "unreached")
      case .refused: seen.insert("refused")
      case .throttled: seen.insert("throttled")
      case .tooManyFailures: seen.insert("tooManyFailures")
      case .interrupted: seen.insert("interrupted")
      case .outputFailed: seen.insert("outputFailed")
      }
    }
    let all = [
      "accepted", "rejected", "failed", "unknown", "none", "end", "unauthorized", "outage", "unreached", "refused",
      "throttled",
      "tooManyFailures", "interrupted",
    ]
    #expect(seen == Set(all))
  }
}
