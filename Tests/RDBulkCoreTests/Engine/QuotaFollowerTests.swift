import RDBulkCore
import Testing

@testable import RDBulkCore

private func at(_ seconds: Double) -> Instant { Instant(nanoseconds: Int64(seconds * 1e9)) }
private func perMinute(_ requests: Int) -> Rate { Rate(requests: requests, window: 60) }

@Suite("Engine: following the account's quota")
struct QuotaFollowerTests {
  /// Answers with the limits that they tell, a second apart, and the limits in force after each; nil: no headers.
  struct Case: Sendable, CustomTestStringConvertible {
    var title: String
    var told: [Int?]
    var rates: [Int]
    var step = 1.0

    init(_ title: String, told: [Int?], rates: [Int], step: Double = 1) {
      self.title = title
      self.told = told
      self.rates = rates
      self.step = step
    }

    var testDescription: String { title }
  }

  @Test(
    "The limit is taken over as the answers tell it",
    arguments: [
      Case("no headers", told: [nil, nil], rates: [120, 120]),
      Case("as assumed", told: [120, 120], rates: [120, 120]),
      Case("smaller, told twice", told: [60, 60], rates: [120, 60]),
      Case("smaller once", told: [60, 120, 120], rates: [120, 120, 120]),
      Case(
        "larger, from the next window", told: [500, 500, 500, 500, 500], rates: [120, 120, 120, 120, 500], step: 15),
      Case(
        "larger, not told for a window", told: [500, 500, 120, 120, 120], rates: [120, 120, 120, 120, 120], step: 15),
      Case(
        "larger, then as it was", told: [500, 500, 500, 500, 500, 120, 120],
        rates: [120, 120, 120, 120, 500, 500, 120], step: 15),
      Case(
        "larger, then gone for a window", told: [500, 500, 500, 500, 500, nil, nil, nil, nil],
        rates: [120, 120, 120, 120, 500, 500, 500, 500, 120], step: 15),
      Case("smaller, then gone for a window", told: [60, 60, nil, nil], rates: [120, 60, 60, 120], step: 30),
      Case("absurd", told: [9_999_999, 9_999_999, 9_999_999, 9_999_999], rates: [120, 120, 120, 120], step: 30),
      Case("different each time", told: [500, 7, 300, 1, 80, 600], rates: [120, 120, 120, 120, 120, 120], step: 30),
      Case(
        "small, and different after that", told: [7, 7, 300, 1, 80, 600], rates: [120, 7, 7, 7, 120, 120]),
    ])
  func limits(_ example: Case) {
    var follower = QuotaFollower(perMinute(120))
    var rates: [Int] = []
    for (index, limit) in example.told.enumerated() {
      follower.read(
        limit.map { QuotaReading(limit: $0, window: 60, reset: 60) }, inFlight: 0, at(Double(index) * example.step))
      rates.append(follower.rate.requests)
    }
    #expect(rates == example.rates)
  }

  @Test("A larger limit counts as soon as the present window is over")
  func nextWindow() {
    var follower = QuotaFollower(perMinute(120))
    for second in 0..<5 {
      follower.read(
        QuotaReading(limit: 500, window: 60, remaining: 490 - second, reset: 3 - min(2, second)), inFlight: 0,
        at(Double(second)))
      #expect(follower.rate.requests == (second < 3 ? 120 : 500))
    }
  }

  @Test("A day's quota is spread over its minutes, and another window than the assumed one is taken over")
  func windows() {
    var daily = QuotaFollower(perMinute(690))
    var short = QuotaFollower(perMinute(120))
    for second in stride(from: 0.0, through: 90, by: 10) {
      daily.read(QuotaReading(limit: 1_000_000, window: 86_400, remaining: 5), inFlight: 0, at(second))
      short.read(QuotaReading(limit: 2, window: 1, remaining: 1, reset: 1), inFlight: 0, at(second))
    }
    #expect(daily.rate == perMinute(694))
    #expect(daily.earliest(at(90)) == at(90))
    #expect(short.rate == Rate(requests: 2, window: 1))
  }

  @Test("A run that is alone is not slowed down by what it uses itself")
  func alone() {
    var follower = QuotaFollower(perMinute(120))
    for request in 0..<120 {
      let now = at(Double(request) / 2 + 0.2)
      #expect(follower.earliest(now) == now)
      follower.send(now)
      follower.read(
        QuotaReading(limit: 120, window: 60, remaining: 119 - request, reset: 60 - request / 2), inFlight: 0, now)
      #expect(follower.othersLeave == nil)
    }
  }

  @Test("What others have used is spread over the rest of the window")
  func shared() {
    var follower = QuotaFollower(perMinute(120))
    follower.read(QuotaReading(limit: 120, window: 60, remaining: 110, reset: 60), inFlight: 0, at(0))
    #expect(follower.earliest(at(0)) == at(0))
    follower.read(QuotaReading(limit: 120, window: 60, remaining: 40, reset: 40), inFlight: 0, at(20))
    #expect(follower.earliest(at(20)) == at(20))
    follower.send(at(20))
    // Others took 69 in 20 s; of 40 that are left, half are used in 40 s.
    #expect(follower.earliest(at(20)) == at(22))
    #expect(follower.othersLeave == 30)
    follower.read(QuotaReading(limit: 120, window: 60, remaining: 0, reset: 30), inFlight: 0, at(30))
    #expect(follower.earliest(at(30)).nanoseconds == .milliseconds(60_050))
    #expect(follower.othersLeave == 0)
    // A new window.
    follower.read(QuotaReading(limit: 120, window: 60, remaining: 119, reset: 60), inFlight: 0, at(60.5))
    #expect(follower.earliest(at(60.5)) == at(60.5))
    #expect(follower.othersLeave == nil)
  }

  @Test("Requests that are under way count as used")
  func inFlight() {
    var follower = QuotaFollower(perMinute(120))
    follower.read(QuotaReading(limit: 120, window: 60, remaining: 90, reset: 60), inFlight: 0, at(0))
    follower.read(QuotaReading(limit: 120, window: 60, remaining: 16, reset: 30), inFlight: 16, at(30))
    #expect(follower.earliest(at(30)).nanoseconds == .milliseconds(60_050))
  }

  @Test("A server that never has anything left is waited for once, and then not believed")
  func spent() {
    var follower = QuotaFollower(perMinute(120))
    var now = at(0)
    var waits = 0
    for _ in 0..<20 {
      follower.read(QuotaReading(limit: 120, window: 60, remaining: 0, reset: 60), inFlight: 0, now)
      let next = follower.earliest(now)
      #expect(next.since(now) <= .milliseconds(60_050))
      if next > now { waits += 1 }
      now = next.advanced(by: .milliseconds(500))
      follower.send(now)
    }
    #expect(waits == 1)
  }

  @Test("Without a reset, nothing is waited for longer than a window")
  func noReset() {
    var follower = QuotaFollower(perMinute(120))
    follower.read(QuotaReading(limit: 120, remaining: 0), inFlight: 0, at(5))
    #expect(follower.earliest(at(5)).nanoseconds == .milliseconds(65_050))
  }
}
