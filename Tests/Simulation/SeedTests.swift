import Foundation
import RDBulkCore
import Testing

/// Which seeds are run.
enum Seeds {
  /// Parts of them that run side by side.
  static let chunks = 4
  private static let environment = ProcessInfo.processInfo.environment
  static let only = environment["RDBULK_SEED"].flatMap { UInt64($0) }

  static func all(_ chunk: Int, default count: UInt64) -> StrideTo<UInt64> {
    if let only { return stride(from: only, to: chunk == 0 ? only + 1 : only, by: 1) }
    let count = environment["RDBULK_SEEDS"].flatMap { UInt64($0) } ?? count
    return stride(from: UInt64(chunk), to: count, by: chunks)
  }
}

/// `RDBULK_SEEDS=N` runs more seeds than the default, `RDBULK_SEED=S` one of them with its whole trace.
@Suite("Simulation: seeds")
struct SeedTests {
  @Test("Whatever happens, the invariants hold", arguments: 0..<Seeds.chunks)
  func anything(_ chunk: Int) {
    var failures = 0
    for seed in Seeds.all(chunk, default: 8_000) where failures < 3 {
      var simulation = Simulation(Scenario(seed: seed), seed: seed, trace: Trace(isOn: Seeds.only != nil))
      do throws(Violation) { try simulation.run() } catch {
        failures += 1
        Issue.record("seed \(seed): \(error)\n\(story(seed))")
      }
      if Seeds.only != nil { print(simulation.trace.tail(.max)) }
    }
  }

  @Test("If nothing goes wrong, every row is accepted at no less than 95 % of the rate", arguments: UInt64(0)..<24)
  func throughput(_ seed: UInt64) throws {
    let scenario = Scenario.faultFree(seed: seed)
    var simulation = Simulation(scenario, seed: seed)
    try simulation.run()
    #expect(simulation.server.processed.dropFirst().allSatisfy { $0 == 1 })
    #expect(simulation.server.refusals == 0)
    let rate = try #require(scenario.settings.rate)
    let sends = simulation.witness.sends
    let elapsed = try Double(#require(sends.last).since(#require(sends.first))) / 1e9
    let asked = Double(sends.count - 1) * Double(rate.window) / Double(rate.requests)
    #expect(asked / elapsed >= 0.95, "\(asked / elapsed) of \(rate)")
  }

  /// The last events of a seed that failed, by running it again.
  private func story(_ seed: UInt64) -> String {
    var simulation = Simulation(Scenario(seed: seed), seed: seed, trace: Trace(isOn: true))
    try? simulation.run()
    return
      "\(simulation.scenario)\n\(simulation.trace.tail(25))\nRDBULK_SEED=\(seed) swift test --filter Simulation.SeedTests"
  }
}
