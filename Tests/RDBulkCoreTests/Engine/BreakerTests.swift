import RDBulkCore
import Testing

private func at(_ seconds: Int64) -> Instant { Instant(nanoseconds: .seconds(seconds)) }

@Suite("Engine: the breaker")
final class BreakerTests {
  var breaker = Breaker()
  var random = SeededRandom(seed: 1)

  private func refuse(_ wait: Int64?, sentAt: Int64, _ now: Int64) -> Bool {
    breaker.limited(.accountLimit, wait: wait.map { .seconds($0) }, sentAt: at(sentAt), at(now), &random)
  }

  private func silence(sentAt: Int64, _ now: Int64) -> Bool {
    breaker.noAnswer(sentAt: at(sentAt), at(now), &random)
  }

  @Test("A new breaker lets every request through")
  func fair() {
    #expect(breaker.earliest(at(5), inFlight: 100) == at(5))
    #expect(breaker.pausedUntil == nil && breaker.reason == nil && !breaker.isProbing)
    #expect(breaker.isUnreached && !breaker.isOutage)
  }

  @Test("The breaker keeps the server's pause, a little longer, then lets one request probe")
  func pause() throws {
    #expect(refuse(30, sentAt: 0, 10))
    let until = try #require(breaker.pausedUntil)
    #expect(until >= at(40).advanced(by: .milliseconds(20)) && until <= at(40).advanced(by: .milliseconds(250)))
    #expect(breaker.reason == .accountLimit)
    #expect(breaker.earliest(at(11), inFlight: 0) == until)
    #expect(breaker.earliest(at(41), inFlight: 0) == at(41))
    #expect(breaker.earliest(at(41), inFlight: 1) == .never)
    breaker.clear(sentAt: at(41))
    #expect(breaker.earliest(at(41), inFlight: 1) == at(41))
    #expect(breaker.pausedUntil == nil && breaker.reason == nil)
  }

  @Test("An answer to a request from before the pause doesn't end the pause")
  func straggler() throws {
    #expect(refuse(30, sentAt: 0, 10))
    let until = breaker.pausedUntil
    breaker.clear(sentAt: at(9))
    #expect(breaker.pausedUntil == until && breaker.isProbing)
  }

  @Test("Refusals of requests in flight together count as one, with the longest wait")
  func together() throws {
    for second in Int64(10)..<200 { #expect(refuse(second == 20 ? 500 : 200, sentAt: 9, second)) }
    #expect(try #require(breaker.pausedUntil) >= at(520))
  }

  @Test("The breaker gives up after too many refusals in a row or an unreasonable wait")
  func givesUp() {
    for pause in 0..<Int64(WaitLimits.pauses) { #expect(refuse(1, sentAt: pause * 100, pause * 100)) }
    #expect(!refuse(1, sentAt: 100_000, 100_000))
    #expect(refuse(3_600, sentAt: 0, 0) == false)
    breaker = Breaker()
    #expect(refuse(3_600, sentAt: 0, 0))
    #expect(!refuse(3_601, sentAt: 0, 0))
  }

  @Test("Pauses grow if the server names no time or says at once", arguments: [nil, 0] as [Int64?])
  func growing(_ wait: Int64?) throws {
    var now = Int64(0)
    for _ in 0..<20 {
      #expect(refuse(wait, sentAt: now, now))
      now = try #require(breaker.pausedUntil).nanoseconds / .seconds(1) + 1
    }
    let begin = at(now)
    #expect(refuse(wait, sentAt: now, now))
    #expect(try #require(breaker.pausedUntil).since(begin) >= .seconds(15))
  }

  @Test("Five unanswered requests in a row are an outage, which one request probes")
  func outage() throws {
    breaker.clear(sentAt: at(0))
    for second in Int64(1)...4 { #expect(silence(sentAt: 0, second)) }
    #expect(!breaker.isOutage && !breaker.isProbing)
    #expect(silence(sentAt: 0, 5))
    #expect(breaker.isOutage && breaker.reason == .noAnswer)
    let until = try #require(breaker.pausedUntil)
    // Others that were in flight with them are no news.
    #expect(silence(sentAt: 0, 5))
    #expect(breaker.pausedUntil == until)
    breaker.clear(sentAt: at(0))
    #expect(!breaker.isOutage && !breaker.isProbing)
  }

  @Test("The five minutes of patience count from the start of the outage, not from the first loss")
  func patience() {
    breaker.clear(sentAt: at(0))
    for second in Int64(1)...4 { #expect(silence(sentAt: second * 100, second * 100)) }
    #expect(silence(sentAt: 1_000, 1_000))
    #expect(silence(sentAt: 1_299, 1_299))
    #expect(!silence(sentAt: 1_300, 1_300))
  }

  @Test("There is no outage before the first answer")
  func unreached() {
    for second in Int64(0)..<1_000 { #expect(silence(sentAt: second, second)) }
    #expect(breaker.isUnreached && breaker.isSilent && !breaker.isOutage && !breaker.isProbing)
  }

  @Test("The server's pause holds through an outage within it")
  func both() throws {
    #expect(refuse(100, sentAt: 0, 1))
    for _ in 0..<9 { #expect(silence(sentAt: 0, 2)) }
    breaker.clear(sentAt: at(0))
    #expect(try #require(breaker.pausedUntil) > at(101))
    #expect(breaker.reason == .accountLimit)
  }
}
