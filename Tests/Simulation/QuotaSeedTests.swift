import RDBulkCore
import Testing

@Suite("Simulation: following the quota")
struct QuotaSeedTests {
  @Test("Told the truth, the server never refuses, and nearly all of its limit is used", arguments: UInt64(0)..<12)
  func truth(_ seed: UInt64) throws {
    let scenario = Scenario.followed(seed: seed, .truth)
    var simulation = Simulation(scenario, seed: seed)
    try simulation.run()
    #expect(simulation.server.processed.dropFirst().allSatisfy { $0 == 1 })
    #expect(simulation.server.refusals == 0)
    let (rate, quota) = try (#require(scenario.settings.rate), #require(scenario.quota))
    let sends = simulation.witness.sends
    let windows = try Double(#require(sends.last).since(#require(sends.first))) / Double(quota.window)
    // A larger limit counts from the second window.
    let first = Double(min(rate.requests, quota.limit))
    let possible = first + max(0, windows - 1) * Double(quota.limit)
    #expect(Double(sends.count) >= 0.94 * min(possible, windows * Double(quota.limit)), "\(sends.count) of \(possible)")
  }

  @Test("Where another client sends, its use is seen before the server has to refuse", arguments: UInt64(0)..<12)
  func shared(_ seed: UInt64) throws {
    let scenario = Scenario.shared(seed: seed)
    var simulation = Simulation(scenario, seed: seed)
    try simulation.run()
    #expect(simulation.server.processed.dropFirst().allSatisfy { $0 == 1 })
    let quota = try #require(scenario.quota)
    let sends = simulation.witness.sends
    let windows = try Double(#require(sends.last).since(#require(sends.first))) / Double(quota.window)
    // Of a few requests a minute, two more or less are a large share.
    let most = quota.limit < 100 ? windows : 0
    #expect(Double(simulation.server.refusals) <= most, "\(simulation.server.refusals) in \(windows) windows")
    #expect(Double(sends.count) >= 0.85 * windows * Double(quota.limit - quota.others), "\(sends.count) in \(windows)")
  }

  @Test(
    "Headers that lie neither raise the rate nor stop the run",
    arguments: Scenario.Lie.allCases, UInt64(0)..<3)
  func lies(_ lie: Scenario.Lie, _ seed: UInt64) throws {
    let scenario = Scenario.followed(seed: seed, .lie(lie))
    var simulation = Simulation(scenario, seed: seed)
    try simulation.run()
    #expect(simulation.server.processed.dropFirst().allSatisfy { $0 == 1 })
    #expect(simulation.server.refusals == 0)
    let rate = try #require(scenario.settings.rate)
    let sends = simulation.witness.sends
    let longest = zip(sends, sends.dropFirst()).map { $1.since($0) }.max() ?? 0
    let window = Int64.seconds(Int64(rate.window))
    #expect(longest <= window + window / 1_000 + .seconds(2), "\(longest) ns without a request")
    let elapsed = try Double(#require(sends.last).since(#require(sends.first)))
    #expect(elapsed <= 6.5 * Double(window), "\(elapsed / Double(window)) windows for four")
  }
}
