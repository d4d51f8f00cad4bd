import RDBulkCore
import Testing

/// The scenarios of the other suites with batches, of one row or of as many as there are.
@Suite("Simulation: batches")
struct BatchSeedTests {
  private static func scenario(_ seed: UInt64) -> Scenario {
    Scenario(seed: seed).batched(seed: seed, bytes: [400, 3_000, 200_000], limits: [400, 2_500])
  }

  @Test("Whatever happens, the invariants hold for batches", arguments: 0..<Seeds.chunks)
  func anything(_ chunk: Int) {
    var failures = 0
    for seed in Seeds.all(chunk, default: 8_000) where failures < 3 {
      var simulation = Simulation(Self.scenario(seed), seed: seed, trace: Trace(isOn: Seeds.only != nil))
      do throws(Violation) { try simulation.run() } catch {
        failures += 1
        var again = Simulation(Self.scenario(seed), seed: seed, trace: Trace(isOn: true))
        try? again.run()
        Issue.record("batch seed \(seed): \(error)\n\(again.scenario)\n\(again.trace.tail(25))")
      }
      if Seeds.only != nil { print(simulation.trace.tail(.max)) }
    }
  }

  /// Without this a change of the scenarios could leave the batches with nothing to do.
  @Test("The seeds reach every kind of batch and refusal")
  func reach() throws {
    var seen: Set<String> = []
    for seed in UInt64(0)..<600 {
      let scenario = Self.scenario(seed)
      var simulation = Simulation(scenario, seed: seed)
      try simulation.run()
      let most = simulation.witness.rows.map(\.sends).max() ?? 0
      if simulation.witness.sends.count < scenario.rows / 10 { seen.insert("many rows a request") }
      if most > 4 { seen.insert("halved often") }
      for outcome in simulation.witness.rows.compactMap(\.outcome) {
        seen.insert(outcome.status.rawValue)
        seen.insert("\(outcome.httpStatus)")
        if outcome.status == .rejected, outcome.attempts == 1, let style = scenario.batching?.errors {
          seen.insert("\(style)")
        }
        if outcome.error == "UNREADABLE_ANSWER", outcome.message.text(in: .english).contains("event_uuids") {
          seen.insert("misfit")
        }
      }
    }
    let all = [
      "many rows a request", "halved often", "accepted", "rejected", "failed", "unknown", "200", "400", "413", "422",
      "429", "500", "paths", "dotted", "hash", "whole", "misfit",
    ]
    #expect(seen.isSuperset(of: all), "\(Set(all).subtracting(seen))")
  }

  @Test("Killed jobs with batches can be resumed, and the invariants hold", arguments: 0..<Seeds.chunks)
  func jobs(_ chunk: Int) {
    var failures = 0
    for seed in Seeds.all(chunk, default: 4_000) where failures < 3 {
      let scenario = JobScenario(seed: seed).batched(seed: seed)
      var simulation = JobSimulation(scenario, seed: seed, trace: Trace(isOn: Seeds.only != nil))
      do { try simulation.play() } catch {
        failures += 1
        var again = JobSimulation(scenario, seed: seed, trace: Trace(isOn: true))
        try? again.play()
        Issue.record("batch job seed \(seed): \(error)\n\(scenario)\n\(again.trace.tail(25))")
      }
      if Seeds.only != nil { print(simulation.trace.tail(.max)) }
    }
  }
}
