import Foundation
import RDBulkCore
import Testing

/// Jobs killed at random moments.
///
/// `RDBULK_KILLS=N` asks for N kills instead of 200. A failure names its seed, which `RDBULK_SEED=N` tries alone.
@Suite("Killed at random moments") struct KillTests {
  private static let killsEach = 8

  private static func number(_ name: String) -> UInt64? {
    ProcessInfo.processInfo.environment[name].flatMap(UInt64.init)
  }

  static let seeds: [UInt64] = {
    if let seed = number("RDBULK_SEED") { return [seed] }
    let kills = max(1, Int(number("RDBULK_KILLS") ?? 200))
    return (1...(kills + killsEach - 1) / killsEach).map(UInt64.init)
  }()

  @Test(
    "A job killed at random moments and resumed ends as if nothing had happened", .timeLimit(.minutes(10)),
    arguments: seeds) func kills(
      _ seed: UInt64
    ) throws
  {
    var random = SeededRandom(seed: seed)
    var left = Self.killsEach
    // A job that ends before it was killed often enough is followed by another.
    for _ in 0..<Self.killsEach where left > 0 {
      let job = try KillJob(KillPlan(seed: seed, &random), &random)
      while left > 0, try job.runAndKill(&random) { left -= 1 }
      try job.finish()
    }
    #expect(left == 0, "seed \(seed): jobs end before they can be killed")
  }
}
