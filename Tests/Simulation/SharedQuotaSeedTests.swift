import RDBulkCore
import Testing

@testable import RDBulkCore

/// Up to eight runs on one account: each paces itself and asks for each permit, through the bytes of one file.
@Suite("Simulation: runs that share a quota")
struct SharedQuotaSeedTests {
  /// One run, as far as its requests go.
  private struct Run {
    let id: UInt64
    var pacer: Pacer
    var starts: Instant
    var ends: Instant
    /// Whether it ends without a word.
    let isKilled: Bool
    var asksAgain = Instant(nanoseconds: .min)
    var number: UInt32 = 0
    var answers: [(moment: Instant, sent: Instant, number: UInt32)] = []
    var sends: [Instant] = []
    var hasEnded = false

    func wakes(_ now: Instant) -> Instant {
      if hasEnded { return .never }
      if now < starts { return starts }
      return min(answers.first?.moment ?? .never, ends, max(pacer.earliest(now), asksAgain))
    }
  }

  /// The runs and the file between them.
  private struct World {
    let rate: Rate
    let latency: Int64
    var random: SeededRandom
    var file: [UInt8] = []
    var runs: [Run]
    /// When the server counted each request, by its own clock.
    var arrivals: [Instant] = []
    /// What the server's clock shows where the machine's shows nothing.
    var serverOffset: Int64 = 0
    /// The machine's boot, and its clock at present.
    var boot: UInt64 = 1
    var now = SharedQuotaSeedTests.second(0)

    init(_ rate: Rate, latency: Int64, seed: UInt64, _ runs: [Run]) {
      self.rate = rate
      self.latency = latency
      self.runs = runs
      random = SeededRandom(seed: seed)
    }

    /// Until `end`.
    mutating func run(until end: Instant) {
      while true {
        guard let next = runs.indices.min(by: { runs[$0].wakes(now) < runs[$1].wakes(now) }) else { return }
        let wake = runs[next].wakes(now)
        guard wake < end else {
          now = max(now, end)
          return
        }
        now = max(now, wake).advanced(by: wake > now ? Int64.random(in: 0...(.milliseconds(2)), using: &random) : 0)
        step(next, now)
      }
    }

    /// The machine is started anew, or one that was saved earlier goes on: every run is gone, what it had in flight is
    /// counted by the server all the same, and the clock shows another time, `pause` later.
    mutating func stepClock(to moment: Instant, isNewBoot: Bool, pause: Int64) {
      for index in runs.indices { runs[index].hasEnded = true }
      serverOffset += now.advanced(by: pause).since(moment)
      now = moment
      if isNewBoot { boot += 1 }
    }

    private mutating func step(_ index: Int, _ now: Instant) {
      let (id, rate) = (runs[index].id, rate)
      if now >= runs[index].ends {
        runs[index].hasEnded = true
        if !runs[index].isKilled { withFile(now) { $0.leave(run: id) } }
        // Nobody hears the answers, and the requests are counted all the same.
        return
      }
      while let answer = runs[index].answers.first, answer.moment <= now {
        runs[index].answers.removeFirst()
        runs[index].pacer.settle(now, sentAt: answer.sent)
        withFile(now) { $0.settle(run: id, number: answer.number, by: now, now) }
      }
      guard now >= runs[index].starts, runs[index].pacer.earliest(now) <= now, runs[index].asksAgain <= now else {
        return
      }
      let number = runs[index].number + 1
      var moment = now
      withFile(now) { moment = $0.ask(run: id, number: number, rate, now) }
      // As the program does: somebody may have gone meanwhile.
      runs[index].asksAgain = min(moment, now.advanced(by: .seconds(1)))
      guard moment <= now else { return }
      runs[index].number = number
      runs[index].pacer.send(now)
      runs[index].sends.append(now)
      let length = Int64.random(in: 1...latency, using: &random)
      arrivals.append(now.advanced(by: serverOffset + Int64.random(in: 0...length, using: &random)))
      let answer = (moment: now.advanced(by: length), sent: now, number: number)
      let place = runs[index].answers.firstIndex { $0.moment > answer.moment } ?? runs[index].answers.count
      runs[index].answers.insert(answer, at: place)
    }

    private mutating func withFile(_ now: Instant, _ act: (inout SharedQuota) -> Void) {
      var quota = SharedQuota(reading: file, boot: boot, now)
      act(&quota)
      file = quota.bytes
    }

    /// The most requests that the server counted in any window.
    var most: Int {
      let sorted = arrivals.sorted()
      let window = Int64.seconds(Int64(rate.window))
      var (first, most) = (0, 0)
      for last in sorted.indices {
        while sorted[last].since(sorted[first]) >= window { first += 1 }
        most = max(most, last - first + 1)
      }
      return most
    }
  }

  private static let rates = [
    Rate(requests: 10, window: 1), Rate(requests: 12, window: 60), Rate(requests: 120, window: 60),
  ]

  private static func second(_ second: Int64) -> Instant { Instant(nanoseconds: .seconds(1_000 + second)) }

  private func run(_ rate: Rate, _ id: Int, from start: Int64 = 0, to end: Int64 = 1_000_000, killed: Bool = false)
    -> Run
  {
    Run(
      id: UInt64(id + 1), pacer: Pacer(rate), starts: Self.second(start), ends: Self.second(end), isKilled: killed)
  }

  @Test(
    "Runs side by side use the whole rate, none more than it, and each gets its share", arguments: rates,
    [1, 2, 4, 8])
  func shares(_ rate: Rate, _ count: Int) {
    let latency: Int64 = rate.window == 1 ? .milliseconds(20) : .milliseconds(900)
    var world = World(rate, latency: latency, seed: UInt64(count), (0..<count).map { run(rate, $0) })
    let windows: Int64 = rate.window == 1 ? 60 : 12
    world.run(until: Self.second(windows * Int64(rate.window)))
    #expect(world.most <= rate.requests)
    let total = world.arrivals.count
    let possible = Int(windows) * rate.requests
    #expect(Double(total) >= 0.95 * Double(possible), "\(total) of \(possible)")
    for run in world.runs {
      #expect(run.sends.count * count * 2 >= total, "\(run.sends.count) of \(total) for one of \(count)")
    }
  }

  @Test("Runs that come, go and are killed never send more than the rate together", arguments: UInt64(0)..<40)
  func anything(_ seed: UInt64) {
    var random = SeededRandom(seed: seed)
    let rate = Self.rates[Int(seed % 3)]
    let length = Int64(rate.window) * 8
    let runs = (0..<Int.random(in: 2...8, using: &random)).map { id in
      let start = Int64.random(in: 0...length / 2, using: &random)
      return run(
        rate, id, from: start, to: start + Int64.random(in: 1...length, using: &random),
        killed: Bool.random(using: &random))
    }
    let latency: Int64 = [.milliseconds(5), .milliseconds(300), .seconds(8)].randomElement(using: &random) ?? 1
    var world = World(rate, latency: latency, seed: seed, runs)
    world.run(until: Self.second(length * 2))
    #expect(world.most <= rate.requests, "seed \(seed)")
    #expect(!world.arrivals.isEmpty)
  }

  @Test(
    "A machine that is started anew, or whose clock goes back between runs, sends no more than the rate",
    arguments: UInt64(0)..<24)
  func clockSteps(_ seed: UInt64) {
    var random = SeededRandom(seed: seed)
    let rate = Self.rates[Int(seed % 3)]
    let latency: Int64 = [.milliseconds(300), .seconds(8)].randomElement(using: &random) ?? 1
    var world = World(rate, latency: latency, seed: seed, [])
    for era in 0..<6 {
      let began = world.now.nanoseconds / .seconds(1) - 1_000
      let length = Int64.random(in: 2...Int64(rate.window) * 2 + 4, using: &random)
      for id in 0..<Int.random(in: 1...4, using: &random) {
        let end = began + (Bool.random(using: &random) ? length : Int64.random(in: 1...length, using: &random))
        world.runs.append(run(rate, era * 10 + id, from: began, to: end + 1, killed: Bool.random(using: &random)))
      }
      world.run(until: Self.second(began + length))
      // A small machine starts within a second, and its clock begins at nothing.
      let isNewBoot = Bool.random(using: &random)
      let back = Int64.random(in: 1...Int64(rate.window) * 2, using: &random)
      world.stepClock(
        to: isNewBoot ? Instant(nanoseconds: .milliseconds(500)) : world.now.advanced(by: -.seconds(back)),
        isNewBoot: isNewBoot, pause: isNewBoot ? .milliseconds(500) : 0)
    }
    #expect(world.most <= rate.requests, "seed \(seed)")
    #expect(!world.arrivals.isEmpty)
  }

  @Test("A run right after another, or after one that was killed, does not begin anew", arguments: [false, true])
  func after(_ isKilled: Bool) {
    let rate = Rate(requests: 12, window: 60)
    let runs = (0..<4).map { run(rate, $0, from: Int64($0) * 70, to: Int64($0) * 70 + 69, killed: isKilled) }
    var world = World(rate, latency: .milliseconds(200), seed: 3, runs)
    world.run(until: Self.second(280))
    #expect(world.most <= rate.requests)
    #expect(world.arrivals.count >= 45)
  }
}
