import RDBulkCore
import Testing

private func at(_ milliseconds: Int64) -> Instant { Instant(nanoseconds: .milliseconds(milliseconds)) }

@Suite("Engine: pacing")
struct PacerTests {
  /// Sends as soon as it may, each answered `latency` later; gives the moments of the sendings.
  private func run(_ rate: Rate, count: Int, latency: Int64, late: Int64 = 0) -> [Instant] {
    var pacer = Pacer(rate)
    var answers: [Instant] = []
    var sends: [Instant] = []
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
      sends.append(now)
      answers.append(now.advanced(by: latency))
    }
    return sends
  }

  @Test("A resumed run is paced as if it were one run with the earlier one")
  func remembered() {
    let rate = Rate(requests: 120, window: 60)
    var pacer = Pacer(rate)
    pacer.remember(500, last: at(0))
    // The earlier run's last 120 requests left half a second apart: a permit comes back every half second.
    for place in 1...120 {
      let next = pacer.earliest(at(0))
      #expect(next >= at(Int64(place) * 500) && next <= at(Int64(place) * 500 + 100), "request \(place)")
      pacer.send(next)
      pacer.settle(next)
    }
    var young = Pacer(rate)
    young.remember(3, last: at(0))
    #expect(young.earliest(at(0)) == at(500))
    #expect(young.earliest(at(90_000)) == at(90_000))
  }

  @Test(
    "No window ever has more requests than the rate, wherever in the round trip the server counts",
    arguments: [Rate(requests: 1, window: 1), Rate(requests: 10, window: 1), Rate(requests: 120, window: 60)],
    [Int64(0), 3, 200, 2_500])
  func windows(_ rate: Rate, _ latency: Int64) {
    let sends = run(rate, count: rate.requests * 3 + 2, latency: .milliseconds(latency))
    for index in sends.indices where index >= rate.requests {
      // The oldest counted at its answer, the youngest at its sending.
      let oldest = sends[index - rate.requests].advanced(by: .milliseconds(latency))
      #expect(sends[index].since(oldest) >= .seconds(Int64(rate.window)))
    }
  }

  @Test(
    "The pacer reaches the rate, less one round trip per window",
    arguments: [Rate(requests: 1, window: 1), Rate(requests: 50, window: 1), Rate(requests: 120, window: 60)])
  func throughput(_ rate: Rate) {
    let window = Int64.seconds(Int64(rate.window))
    let sends = run(rate, count: rate.requests * 5 + 1, latency: window / 50, late: .milliseconds(5))
    let elapsed = sends[sends.count - 1].since(sends[0])
    #expect(Double(5 * window) / Double(elapsed) >= 0.95)
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

  @Test("A lost request's permit comes back later, in whatever order")
  func lost() {
    var pacer = Pacer(Rate(requests: 2, window: 1))
    pacer.send(at(0))
    pacer.send(at(500))
    pacer.lose(at(600))
    #expect(pacer.earliest(at(600)).nanoseconds == .milliseconds(11_600) + 200_000)
    pacer.settle(at(5_000))
    #expect(pacer.earliest(at(5_000)).nanoseconds == .milliseconds(6_000) + 200_000)
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
