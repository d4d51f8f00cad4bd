import RDBulkCore
import Testing

/// Job seeds that once showed a bug, under the bug's name; the ledger's own tests have each of them in a few lines.
@Suite("Simulation: named job seeds")
struct NamedJobSeedTests {
  static let seeds = [
    NamedSeed(seed: 10, bug: "a run killed before its first record left the rejects without their header"),
    NamedSeed(seed: 22, bug: "the journal counted rows as rejected that a resume still owed to the rejects"),
    NamedSeed(seed: 118, bug: "a kill within an over-long row left half of it in the rejects"),
    NamedSeed(seed: 5, bug: "results torn within their header line were another program's"),
    NamedSeed(seed: 0, bug: "a power cut that took the rejects' end left a job that nobody could go on with"),
    NamedSeed(seed: 402, bug: "a power cut that took the results' end left rows twice in the rejects"),
    NamedSeed(seed: 1598, bug: "a resume forgot rows whose results the disk had not kept yet"),
    NamedSeed(seed: 111, bug: "a journal written anew forgot what was reserved"),
    NamedSeed(seed: 4265, bug: "a journal written anew forgot the rows that a stop left in doubt"),
    NamedSeed(seed: 36937, bug: "a power cut brought back rejects that a resume had cut off"),
    NamedSeed(seed: 3, bug: "a resume waited for a reservation before its input was verified, and nothing moved again"),
    NamedSeed(seed: 221, bug: "an over-long row that was held came to the rejects in half"),
    NamedSeed(seed: 97, bug: "rows that were held at the input's end were left until something else happened"),
  ]

  @Test("A job seed that once found a bug finds none", arguments: seeds)
  func named(_ named: NamedSeed) throws {
    var simulation = JobSimulation(JobScenario(seed: named.seed), seed: named.seed)
    try simulation.play()
  }

  static let funnelSeeds = [
    NamedSeed(seed: 7492, bug: "a contact went back by what was seen of it before another row's request"),
    NamedSeed(seed: 66276, bug: "two rows of a contact, one of them in doubt, waited for each other for ever"),
    NamedSeed(seed: 17400, bug: "an opportunity was unset by what was seen before another row's request"),
  ]

  @Test("A funnel seed that once found a bug finds none", arguments: funnelSeeds)
  func funnel(_ named: NamedSeed) throws {
    var simulation = JobSimulation(JobScenario(seed: named.seed).settingFunnels(seed: named.seed), seed: named.seed)
    try simulation.play()
  }

  @Test("The seeds reach every way a run can end")
  func reach() throws {
    var seen: Set<String> = []
    for seed in UInt64(0)..<800 {
      let scenario = JobScenario(seed: seed)
      var simulation = JobSimulation(seed < 400 ? scenario : scenario.meddled(seed: seed), seed: seed)
      try simulation.play()
      for end in simulation.ends {
        switch end {
        case .ended: seen.insert("ended")
        case .stopped(.unauthorized): seen.insert("unauthorized")
        case .stopped(.interrupted): seen.insert("interrupted")
        case .stopped: seen.insert("stopped")
        case .diskFull: seen.insert("full")
        case .crashed(.kill): seen.insert("killed")
        case .crashed(.powerCut): seen.insert("dark")
        case .meddled: seen.insert("meddled")
        case .refused: break
        }
      }
      if simulation.edits > 0 { seen.insert("edited") }
      if simulation.refusals > 0 { seen.insert("refused") }
    }
    #expect(
      seen == [
        "ended", "unauthorized", "interrupted", "stopped", "full", "killed", "dark", "refused", "meddled", "edited",
      ])
  }
}
