import RDBulkCore

/// What a simulated job is like: all of it follows from one seed.
struct JobScenario {
  /// The server, the network and the engine's settings.
  var sending: Scenario
  var sync: SyncPolicy
  var kind: ResultFormat.Kind
  var keepsRejects: Bool
  var keepsAccepts = false
  /// Whether results have the row's own columns.
  var showsInput: Bool
  /// Whether somebody changes rejects or accepts between runs: that is refused, and they are moved away.
  var editsCopies = false
  /// How likely it is that a history knows the event of a row; nil: there is no history.
  var remembers: Double?
  /// nil: rows are events.
  var funnels: FunnelSetting?
  var dedupes: Bool
  /// The share of rows that are not simply good.
  var odd: Double
  var rows: Int
  /// Rows that come to the input's end between two runs.
  var growth: Int
  /// A journal longer than this is written anew.
  var journalLimit: Int
  /// Results are written at the latest when so many bytes wait.
  var writeSize: Int
  /// The input comes in so many pieces, `gap` apart at most; one piece is a file.
  var pieces: Int
  var gap: Int64
  /// What happens to the runs, in their order; after these, nothing more.
  var mishaps: [Mishap]

  struct Mishap {
    var step: Int?
    var what = SimulatedDisk.Mishap.full
    /// A signal comes so long after the run's start, and what is in flight is given up so long after that.
    var signal: Int64?
    var grace: Int64 = 0
    /// Another signal comes so long after the first one.
    var secondSignal: Int64?
    /// Before the run somebody changes the input, which is refused, and puts it back.
    var changesInput = false
  }

  init(seed: UInt64) {
    var random = SeededRandom(seed: seed ^ 0xD15C)
    sending = Scenario(seed: random.next())
    sending.settings.leavesUnsent = true
    sending.settings.sharesQuota = seed % 4 == 1 && sending.settings.rate != nil
    sending.interruptedAt = .never
    rows = Int.random(in: 1...(random.chance(0.2) ? 60 : 20), using: &random)
    growth = random.chance(0.2) ? Int.random(in: 1...6, using: &random) : 0
    sending.rows = rows + growth
    sync = SyncPolicy.allCases.randomElement(using: &random) ?? .batch
    kind = random.chance(0.6) ? .csv : .jsonLines
    keepsRejects = random.chance(0.7)
    showsInput = seed % 5 < 2
    dedupes = random.chance(0.5)
    odd = [0, 0.1, 0.5, 0.9].randomElement(using: &random) ?? 0
    journalLimit = random.chance(0.3) ? Int.random(in: 300...2_000, using: &random) : 1 << 20
    writeSize = [1, 200, 1 << 16][Int(seed % 3)]
    pieces = random.chance(0.5) ? 1 : Int.random(in: 2...12, using: &random)
    gap = .milliseconds([1, 300, 20_000].randomElement(using: &random) ?? 1)
    let reach = [4, 12, 40, 150].randomElement(using: &random) ?? 12
    mishaps = []
    for _ in 0..<Int.random(in: 0...6, using: &random) { mishaps.append(Mishap(reach: reach, &random)) }
  }

  /// The same with batches.
  func batched(seed: UInt64) -> JobScenario {
    var scenario = self
    // The longest event has 49 bytes.
    scenario.sending = sending.batched(seed: seed, bytes: [60, 150, 200_000], limits: [60, 150])
    guard seed % 4 == 3 else { return scenario }
    // Batches stay open for long, and the journal is written anew all the time.
    scenario.sending.settings.batch?.linger = .seconds(20)
    scenario.journalLimit = 1
    scenario.pieces = 8
    scenario.gap = .seconds(2)
    return scenario
  }

  /// The same with the accepted rows kept as well.
  var keepingAccepts: JobScenario {
    var scenario = self
    scenario.keepsAccepts = true
    return scenario
  }

  /// The same with rows that go wrong each time, surplus answers, edits of the job's files and double signals.
  func hostile(seed: UInt64) -> JobScenario {
    var random = SeededRandom(seed: seed ^ 0x805)
    var scenario = random.chance(0.5) ? meddled(seed: seed) : self
    if random.chance(0.7) {
      let rows = Set(
        (0..<Int.random(in: 1...3, using: &random)).map { _ in Int.random(in: 1...self.rows, using: &random) })
      let kind = Scenario.Poison.Kind.allCases.randomElement(using: &random) ?? .silent
      scenario.sending.poison = Scenario.Poison(kind: kind, rows: rows)
    }
    if random.chance(0.7) { scenario.sending.faults.surplus = random.chance(0.5) ? 0.03 : 0.3 }
    for index in scenario.mishaps.indices where random.chance(0.5) {
      scenario.mishaps[index].signal = Int64.random(in: 0...(.seconds(20)), using: &random)
      scenario.mishaps[index].grace = .seconds([0, 1, 10].randomElement(using: &random) ?? 10)
      scenario.mishaps[index].secondSignal = .milliseconds([0, 400, 700, 3_000].randomElement(using: &random) ?? 700)
    }
    return scenario
  }

  /// The same with somebody else at the job's files, during runs and between them, and without power cuts.
  func meddled(seed: UInt64) -> JobScenario {
    var random = SeededRandom(seed: seed ^ 0x3ED)
    var scenario = self
    scenario.keepsAccepts = random.chance(0.5)
    scenario.editsCopies = true
    let files: [SimulatedDisk.Name] = [.results, .journal, scenario.keepsRejects ? .rejects : .results]
    for index in scenario.mishaps.indices {
      if case .crash(.powerCut) = scenario.mishaps[index].what { scenario.mishaps[index].what = .crash(.kill) }
      guard random.chance(0.6) else { continue }
      let name = files.randomElement(using: &random) ?? .results
      scenario.mishaps[index].what = .meddle(name, isMoved: random.chance(0.5))
    }
    return scenario
  }

  /// How many rows a request may have; the shortest event is `r1@x.y,1`.
  var rowsPerRequest: Int { sending.rowsPerRequest(shortest: 8) }

  /// Whether power cuts may lose what a process was told is written: then only some of what must hold does.
  var isUnsafe: Bool {
    sync == .none && mishaps.contains { if case .crash(.powerCut) = $0.what { true } else { false } }
  }
}

extension JobScenario.Mishap {
  init(reach: Int, _ random: inout SeededRandom) {
    changesInput = random.chance(0.1)
    if random.chance(0.15) {
      signal = Int64.random(in: 0...(.seconds(20)), using: &random)
      grace = .seconds([0, 1, 10].randomElement(using: &random) ?? 10)
    }
    step = Int.random(in: 1...reach, using: &random)
    let draw = Double.random(in: 0..<1, using: &random)
    what = draw < 0.5 ? .crash(.kill) : draw < 0.85 ? .crash(.powerCut) : .full
  }
}
