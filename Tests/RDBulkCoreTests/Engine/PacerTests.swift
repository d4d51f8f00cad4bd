import RDBulkCore
import Testing

private func at(_ milliseconds: Int64) -> Instant { Instant(nanoseconds: .milliseconds(milliseconds)) }

@Suite("Engine: pacing")
struct PacerTests {
  /// Sends as soon as it may, each answered after the next of `latencies`; gives the moments of the sendings and of their
  /// answers.
  private func run(
    _ rate: Rate, count: Int, late: Int64 = 0, latency: () -> Int64
  ) -> [(sent: Instant, answered: Instant)] {
    var pacer = Pacer(rate)
    var answers: [Instant] = []
    var sends: [(sent: Instant, answered: Instant)] = []
    var now = at(0)
    while sends.count < count {
      let next = min(pacer.earliest(now), answers.first ?? .never)
      now = max(now, next).advanced(by: next > now ? late : 0)
      while let answer = answers.first, answer <= now {
        pacer.settle(answer)
        answers.removeFirst()
      }
      guard pacer.earliest(now) <= now else { continue }
      pacer.send(now)
      let answered = now.advanced(by: latency())
      sends.append((now, answered))
      answers.insert(answered, at: answers.firstIndex { $0 > answered } ?? answers.count)
    }
    return sends
  }

  @Test(
    "No window ever has more requests than the rate, wherever in the round trip the server counts",
    arguments: [Rate(requests: 1, window: 1), Rate(requests: 10, window: 1), Rate(requests: 120, window: 60)],
    [Int64(0), 3, 200, 2_500])
  func windows(_ rate: Rate, _ latency: Int64) {
    var random = SeededRandom(seed: 1)
    let sends = run(rate, count: rate.requests * 3 + 2) { .milliseconds(latency) / 2 * Int64(1 + random.next() % 2) }
    for (place, last) in sends.enumerated() {
      // Those that may have been counted after this window's start: answered later. The youngest is counted when sent.
      let open = sends[..<place].count { $0.answered.advanced(by: .seconds(Int64(rate.window))) > last.sent }
      #expect(open < rate.requests)
    }
  }

  @Test(
    "The pacer reaches the rate, less one round trip per window",
    arguments: [
      Rate(requests: 1, window: 1), Rate(requests: 10, window: 1), Rate(requests: 50, window: 1),
      Rate(requests: 120, window: 60),
    ], [Int64(0), 20, 150, 300])
  func throughput(_ rate: Rate, _ mean: Int64) {
    var random = SeededRandom(seed: 2)
    let window = Int64.seconds(Int64(rate.window))
    for isSteady in [true, false] {
      let sends = run(rate, count: rate.requests * 30 + 1, late: .milliseconds(1)) {
        isSteady ? .milliseconds(mean) : Int64.random(in: 0...(2 * .milliseconds(mean)), using: &random)
      }
      let elapsed = sends[sends.count - 1].sent.since(sends[0].sent)
      let possible = Double(window) / Double(window + .milliseconds(mean))
      let reached = Double(30 * window) / Double(elapsed)
      #expect(reached >= 0.96 * possible, "\(isSteady)")
    }
  }

  @Test("Requests are evenly spaced, and a late wake-up is made up for only a little")
  func spacing() {
    var pacer = Pacer(Rate(requests: 10, window: 1))
    #expect(pacer.earliest(at(0)) == at(0))
    pacer.send(at(0))
    #expect(pacer.earliest(at(0)) == at(80))
    pacer.send(at(95))
    #expect(pacer.earliest(at(95)) == at(180))
    // Half a second of silence is not made up for.
    pacer.send(at(700))
    #expect(pacer.earliest(at(700)) == at(780))
  }

  @Test("A permit comes back one window after the answer")
  func permits() {
    var pacer = Pacer(Rate(requests: 2, window: 60))
    pacer.send(at(0))
    pacer.send(at(30_000))
    #expect(pacer.inFlight == 2)
    #expect(pacer.earliest(at(59_000)) == .never)
    pacer.settle(at(70_000))
    // The server's clock may run slower by one in 5,000: 12 ms a minute.
    #expect(pacer.earliest(at(70_000)) == at(130_012))
    pacer.settle(at(71_000))
    #expect(pacer.earliest(at(71_000)) == at(130_012))
    pacer.send(at(130_012))
    #expect(pacer.earliest(at(131_012)) == at(159_992))
  }

  @Test("A lost request's permit comes back once a later request was answered, and a while after that")
  func lost() {
    var pacer = Pacer(Rate(requests: 3, window: 1))
    pacer.send(at(0))
    pacer.send(at(400))
    pacer.lose(at(600))
    pacer.settle(at(5_000), sentAt: at(400))
    pacer.send(at(5_000))
    pacer.send(at(6_001))
    #expect(pacer.unanswered == 3)
    // The one that was lost may still lie with the server.
    #expect(pacer.earliest(at(60_000)) == .never)
    pacer.settle(at(61_000), sentAt: at(5_000))
    pacer.send(at(62_001))
    pacer.settle(at(62_100), sentAt: at(6_001))
    pacer.settle(at(62_200), sentAt: at(62_001))
    #expect(pacer.unanswered == 1)
    #expect(pacer.earliest(at(62_200)).nanoseconds == .milliseconds(63_100) + 200_000)
    pacer.send(at(63_101))
    pacer.send(at(63_435))
    #expect(pacer.earliest(at(63_500)).nanoseconds == .milliseconds(72_000) + 200_000)
  }

  @Test("If nothing but lost requests is out, a single one goes ahead to see")
  func probe() {
    var pacer = Pacer(Rate(requests: 2, window: 1))
    pacer.send(at(0))
    pacer.send(at(500))
    pacer.lose(at(600))
    #expect(pacer.earliest(at(600)) == .never)
    pacer.lose(at(700))
    #expect(pacer.earliest(at(700)).nanoseconds == .milliseconds(11_700) + 200_000)
    pacer.send(at(11_701))
    #expect(pacer.earliest(at(11_701)) == .never)
    pacer.lose(at(12_000))
    #expect(pacer.earliest(at(12_000)).nanoseconds == .milliseconds(23_000) + 200_000, "not one after the other")
    pacer.send(at(23_001))
    pacer.settle(at(23_100), sentAt: at(23_001))
    #expect(pacer.earliest(at(23_100)).nanoseconds == .milliseconds(24_100) + 200_000)
  }

  @Test("A larger rate counts at once, and what was due under the smaller one comes sooner")
  func raised() {
    var pacer = Pacer(Rate(requests: 2, window: 60))
    pacer.send(at(0))
    pacer.setRate(Rate(requests: 60, window: 60))
    #expect(pacer.earliest(at(0)) == at(980))
    for second in 1..<60 { pacer.send(at(Int64(second) * 1_000)) }
    #expect(pacer.earliest(at(59_999)) == .never)
  }

  @Test("After a smaller rate, as many permits come back first as are out too many")
  func lowered() {
    var pacer = Pacer(Rate(requests: 10, window: 1))
    for request in 0..<10 {
      pacer.send(at(Int64(request) * 100))
      pacer.settle(at(Int64(request) * 100 + 10))
    }
    pacer.setRate(Rate(requests: 3, window: 1))
    // Seven are too many, and the eighth makes room.
    #expect(pacer.earliest(at(920)).nanoseconds == .milliseconds(1_710) + 200_000)
    pacer.send(at(1_711))
    #expect(pacer.earliest(at(1_711)).nanoseconds == .milliseconds(2_024) + 333_333)
  }

  @Test("Permits of lost requests beyond a smaller rate are waited for, too")
  func loweredWithLost() {
    var pacer = Pacer(Rate(requests: 4, window: 1))
    for request in 0..<4 {
      pacer.send(at(Int64(request) * 250))
      pacer.lose(at(Int64(request) * 250 + 10))
    }
    pacer.setRate(Rate(requests: 1, window: 1))
    #expect(pacer.earliest(at(1_000)).nanoseconds == .milliseconds(11_760) + 200_000)
    pacer.send(at(11_761))
    pacer.settle(at(11_770), sentAt: at(11_761))
    #expect(pacer.earliest(at(11_770)).nanoseconds == .milliseconds(22_770) + 200_000)
  }

  @Test("An unlimited rate never delays a request")
  func unlimited() {
    var pacer = Pacer(nil)
    for _ in 0..<1_000 { pacer.send(at(5)) }
    #expect(pacer.inFlight == 1_000)
    #expect(pacer.earliest(at(5)) == at(5))
    for _ in 0..<1_000 { pacer.settle(at(5)) }
    #expect(pacer.inFlight == 0)
  }
}
