import RDBulkCore
import Testing

/// `RDBULK_SEEDS=N` plays more seeds than the default, `RDBULK_SEED=S` one of them with its whole trace.
@Suite("Simulation: killed and resumed jobs")
struct JobSeedTests {
  @Test("Whatever happens, the invariants hold over a job's runs", arguments: 0..<Seeds.chunks)
  func anything(_ chunk: Int) { play(chunk, default: 4_000, "") { JobScenario(seed: $0) } }

  @Test("Whatever happens, each accepted row is kept exactly once", arguments: 0..<Seeds.chunks)
  func accepts(_ chunk: Int) { play(chunk, default: 1_000, "accepts ") { JobScenario(seed: $0).keepingAccepts } }

  @Test("Whatever happens, funnels are set as they should be", arguments: 0..<Seeds.chunks)
  func funnels(_ chunk: Int) {
    play(chunk, default: 4_000, "funnel ") { JobScenario(seed: $0).settingFunnels(seed: $0) }
  }

  @Test("Whatever somebody else does to the files, nothing is lost that they put back", arguments: 0..<Seeds.chunks)
  func meddled(_ chunk: Int) {
    play(chunk, default: 2_000, "meddled ") { JobScenario(seed: $0).meddled(seed: $0) }
  }

  @Test("Whatever rows, answers, people and signals do at once, the invariants hold", arguments: 0..<Seeds.chunks)
  func hostile(_ chunk: Int) {
    play(chunk, default: 2_000, "hostile ") { JobScenario(seed: $0).hostile(seed: $0) }
  }

  @Test("Whatever happens, the history says what the results say", arguments: 0..<Seeds.chunks)
  func histories(_ chunk: Int) {
    play(chunk, default: 3_000, "history ") { JobScenario(seed: $0).remembering(seed: $0) }
  }

  @Test("Whatever happens to batches, the history says what the results say", arguments: 0..<Seeds.chunks)
  func batchHistories(_ chunk: Int) {
    play(chunk, default: 2_000, "history batch ") { JobScenario(seed: $0).batched(seed: $0).remembering(seed: $0) }
  }

  private func play(_ chunk: Int, default count: UInt64, _ name: String, _ scenario: (UInt64) -> JobScenario) {
    var failures = 0
    for seed in Seeds.all(chunk, default: count) where failures < 3 {
      var simulation = JobSimulation(scenario(seed), seed: seed, trace: Trace(isOn: Seeds.only != nil))
      do { try simulation.play() } catch {
        failures += 1
        Issue.record("\(name)job seed \(seed): \(error)\n\(story(scenario(seed), seed))")
      }
      if Seeds.only != nil { print(simulation.trace.tail(.max)) }
    }
  }

  /// The last events of a seed that failed, made as short as it fails in the same way, and how to play it whole.
  private func story(_ scenario: JobScenario, _ seed: UInt64) -> String {
    var shortest = scenario
    guard let failure = failure(shortest, seed) else { return "It does not fail again." }
    var isShorter = true
    while isShorter {
      let next = shortest.shorter.first { self.failure($0, seed)?.kind == failure.kind }
      shortest = next ?? shortest
      isShorter = next != nil
    }
    let end = self.failure(shortest, seed) ?? failure
    return "\(shortest)\n\(end.trace)\n\(end.text)\nRDBULK_SEED=\(seed) swift test --filter JobSeedTests"
  }

  private func failure(_ scenario: JobScenario, _ seed: UInt64) -> (kind: String, text: String, trace: String)? {
    var simulation = JobSimulation(scenario, seed: seed, trace: Trace(isOn: true))
    do { try simulation.play() } catch {
      let text = "\(error)"
      return (text.filter { !$0.isNumber }, text, simulation.trace.tail(40))
    }
    return nil
  }
}

extension JobScenario {
  /// What this scenario is without one of the things that may happen in it.
  fileprivate var shorter: [JobScenario] {
    var list: [JobScenario] = []
    func add(_ change: (inout JobScenario) -> Void) {
      var scenario = self
      change(&scenario)
      list.append(scenario)
    }
    for index in mishaps.indices { add { $0.mishaps.remove(at: index) } }
    for index in mishaps.indices where mishaps[index].signal != nil { add { $0.mishaps[index].signal = nil } }
    if sending.poison != nil { add { $0.sending.poison = nil } }
    if sending.faults.surplus > 0 { add { $0.sending.faults.surplus = 0 } }
    if rows > 1 {
      add { $0.rows /= 2 }
      add { $0.rows -= 1 }
    }
    if growth > 0 { add { $0.growth = 0 } }
    if odd > 0 { add { $0.odd = 0 } }
    if pieces > 1 { add { $0.pieces = 1 } }
    if !sending.outages.isEmpty { add { $0.sending.outages = [] } }
    if sending.quota != nil { add { $0.sending.quota = nil } }
    if journalLimit < 1 << 20 { add { $0.journalLimit = 1 << 20 } }
    return list
  }
}
