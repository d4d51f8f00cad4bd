import RDBulkCore
import Testing

private func at(_ milliseconds: Int64) -> Instant { Instant(nanoseconds: .milliseconds(milliseconds)) }

/// The rate over a kill and the run that goes on after it.
@Suite("Engine: the rate over two runs")
struct PastSendingsTests {
  @Test("A resumed run is paced as if it were one run with the earlier one")
  func remembered() {
    var pacer = Pacer(Rate(requests: 120, window: 60))
    // The earlier run's requests ended half a second apart, the last one now.
    let ended = (0..<500).map { PastSendings.Ended(1, by: at(Int64($0 - 499) * 500)) }
    pacer.remember(PastSendings(ended: ended, unanswered: 0, last: at(0)), at(0))
    for place in 1...120 {
      let next = pacer.earliest(at(0))
      #expect(next >= at(Int64(place) * 500) && next <= at(Int64(place) * 500 + 100), "request \(place)")
      pacer.send(next)
      pacer.settle(next)
    }
    var young = Pacer(Rate(requests: 120, window: 60))
    young.remember(PastSendings(ended: [.init(3, by: at(0))], unanswered: 0, last: at(0)), at(0))
    #expect(young.earliest(at(0)) == at(500))
    #expect(young.earliest(at(90_000)) == at(90_000))
  }

  @Test(
    "What was in flight at a kill counts as late as it may have come to the server",
    arguments: [(unanswered: 2, after: Int64(0)), (10, 11_000)])
  func inFlight(_ unanswered: Int, _ milliseconds: Int64) {
    var pacer = Pacer(Rate(requests: 10, window: 1))
    pacer.remember(PastSendings(ended: [], unanswered: unanswered, last: at(-500)), at(0))
    #expect(pacer.earliest(at(0)).nanoseconds - .milliseconds(milliseconds) <= 200_000)
    #expect(pacer.earliest(at(0)) >= at(milliseconds))
  }

  @Test("After a power cut, nothing leaves before the server's window is over")
  func powerCut() {
    for (rate, seconds) in [(Rate(requests: 10, window: 1), Int64(11)), (Rate(requests: 120, window: 60), 70)] {
      var pacer = Pacer(rate)
      pacer.remember(.unknown(before: at(0)), at(3_000))
      #expect(pacer.earliest(at(3_000)) >= at(seconds * 1_000))
      #expect(pacer.earliest(at(120_000)) == at(120_000), "a machine that came up long ago")
    }
  }

  /// A record of a journal: written so long after the job began, with so many requests, of which some are unanswered.
  private func position(_ seconds: Int, _ requests: Int, _ unanswered: Int) -> JobPosition {
    var position = JobPosition()
    position.elapsedMilliseconds = seconds * 1_000
    position.requests = requests
    position.unanswered = unanswered
    return position
  }

  @Test("A journal says by when its requests had ended, never too early")
  func history() {
    var history = SendingHistory()
    #expect(history.sendings(written: at(0), at(0)) == PastSendings(ended: [], unanswered: 0, last: nil))
    for (seconds, requests, unanswered) in [(0, 2, 2), (1, 4, 2), (2, 4, 0), (5, 9, 3)] {
      history.take(position(seconds, requests, unanswered))
    }
    let written = at(100_000)
    // Plus what the times of files are behind.
    let expected = PastSendings(
      ended: [.init(2, by: at(96_020)), .init(2, by: at(97_020)), .init(2, by: at(100_020))], unanswered: 3,
      last: at(100_020))
    #expect(history.sendings(written: written, at(200_000)) == expected)
    // If the clock was set back since, the run must not wait for long.
    #expect(history.sendings(written: written, at(50_000)).last == at(50_000))
  }

  @Test("A journal of many records is known less exactly, and as late as before")
  func longHistory() {
    var history = SendingHistory()
    for request in 1...20_000 { history.take(position(request, request, 0)) }
    let sendings = history.sendings(written: at(0), at(0))
    #expect(sendings.ended.count <= 4_097)
    #expect(sendings.ended.reduce(0) { $0 + $1.count } == 20_000)
    var request = 0
    for ended in sendings.ended {
      request += ended.count
      #expect(ended.moment >= at(Int64(request - 20_000) * 1_000))
    }
  }
}
