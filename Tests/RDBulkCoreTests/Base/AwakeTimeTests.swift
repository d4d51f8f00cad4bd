import RDBulkCore
import Testing

@Suite("Base: awake time")
struct AwakeTimeTests {
  struct Case: CustomTestStringConvertible {
    var testDescription: String
    /// Milliseconds from one turn to the next.
    var gaps: [Int64]
    var elapsed: Int64
    var wasAway = false
  }

  @Test(
    "Time counts only while the process listens",
    arguments: [
      Case(testDescription: "a first moment", gaps: [0], elapsed: 0),
      Case(testDescription: "many short turns", gaps: [0, 1, 5, 200, 200], elapsed: 406),
      Case(testDescription: "the longest turn that counts whole", gaps: [0, 250], elapsed: 250),
      Case(testDescription: "a stop of an hour", gaps: [0, 100, 3_600_000, 100], elapsed: 450, wasAway: true),
      Case(testDescription: "a clock that stands still", gaps: [0, 0, 0], elapsed: 0),
      Case(testDescription: "a clock that goes back", gaps: [0, 100, -50, 100], elapsed: 200),
    ])
  func counts(_ example: Case) {
    var time = AwakeTime()
    var now = Instant(nanoseconds: .seconds(5))
    for gap in example.gaps {
      now = now.advanced(by: .milliseconds(gap))
      time.pass(now)
    }
    #expect(time.elapsed == .milliseconds(example.elapsed))
    #expect(time.wasAway == example.wasAway)
    time.hasRead()
    #expect(!time.wasAway)
  }

  @Test("A loop that listens as long as it may counts all of it") func listening() {
    #expect(AwakeTime.listening < AwakeTime.longestTurn)
  }
}
