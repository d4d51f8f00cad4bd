import RDBulkCore
import Testing

/// `RDBULK_SEEDS=N` plays more seeds than the default, `RDBULK_SEED=S` one of them with its whole trace.
@Suite("Simulation: jobs that are killed and go on")
struct JobSeedTests {
  @Test("whatever happens, what must hold does", arguments: 0..<Seeds.chunks)
  func anything(_ chunk: Int) {
    var failures = 0
    for seed in Seeds.all(chunk, default: 4_000) where failures < 3 {
      var simulation = JobSimulation(JobScenario(seed: seed), seed: seed, trace: Trace(isOn: Seeds.only != nil))
      do { try simulation.play() } catch {
        failures += 1
        Issue.record("job seed \(seed): \(error)\n\(story(seed))")
      }
      if Seeds.only != nil { print(simulation.trace.tail(.max)) }
    }
  }

  /// The last events of a seed that failed, by playing it again.
  private func story(_ seed: UInt64) -> String {
    var simulation = JobSimulation(JobScenario(seed: seed), seed: seed, trace: Trace(isOn: true))
    try? simulation.play()
    return "\(simulation.scenario)\n\(simulation.trace.tail(25))\nRDBULK_SEED=\(seed) swift test --filter JobSeedTests"
  }
}
