import RDBulkCore
import Testing

/// Rows that go wrong each time: they end by their own tries, and the others are none the worse.
@Suite("Simulation: poisoned rows")
struct PoisonSeedTests {
  @Test("A few rows that never get through don't keep the others from it", arguments: 0..<Seeds.chunks)
  func poisoned(_ chunk: Int) {
    var failures = 0
    for seed in Seeds.all(chunk, default: 400) where failures < 3 {
      let scenario = Scenario.poisoned(seed: seed)
      guard !isMute(scenario) else { continue }
      var simulation = Simulation(scenario, seed: seed, trace: Trace(isOn: Seeds.only != nil))
      do throws(Violation) {
        try simulation.run()
        try check(simulation)
      } catch {
        failures += 1
        Issue.record("poison seed \(seed): \(error)\n\(scenario)\n\(simulation.trace.tail(40))")
      }
    }
  }

  /// Whether the only row that may be in flight is never answered: the run stops, and the next one tries others first.
  private func isMute(_ scenario: Scenario) -> Bool {
    guard scenario.settings.concurrency == 1, let poison = scenario.poison else { return false }
    return poison.kind == .silent && poison.rows.contains(1)
  }

  private func check(_ simulation: Simulation) throws(Violation) {
    let (witness, poison) = (simulation.witness, simulation.scenario.poison)
    try witness.check(simulation.engine.stopReason == nil, "stopped: \(simulation.engine.stopReason.debugDescription)")
    for number in 1...simulation.scenario.rows {
      let status = witness.rows[number].outcome?.status
      let isPoisoned = poison?.rows.contains(number) ?? false
      try witness.check(isPoisoned == (status != .accepted), "row \(number): \(status?.rawValue ?? "none")")
    }
  }
}
