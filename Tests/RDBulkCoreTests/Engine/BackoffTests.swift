import RDBulkCore
import Testing

private func at(_ milliseconds: Int64) -> Instant { Instant(nanoseconds: .milliseconds(milliseconds)) }

@Suite("Engine: waits between attempts")
struct BackoffTests {
  @Test(
    "The ceiling doubles up to the cap",
    arguments: [
      (-1, 500), (0, 500), (1, 500), (2, 1_000), (3, 2_000), (6, 10_000), (7, 10_000), (8, 10_000), (41, 10_000),
      (Int.max, 10_000),
    ] as [(Int, Int64)])
  func ceiling(_ number: Int, _ milliseconds: Int64) {
    #expect(Backoff.row.ceiling(number) == .milliseconds(milliseconds))
  }

  @Test("Waits are spread over the allowed range, the same ones for the same seed", arguments: 1...10)
  func jitter(_ number: Int) {
    var random = SeededRandom(seed: 7)
    var again = SeededRandom(seed: 7)
    let ceiling = Backoff.pause.ceiling(number)
    var seen: Set<Int64> = []
    for _ in 0..<200 {
      let full = Backoff.pause.fullJitter(number, &random)
      let half = Backoff.pause.halfJitter(number, &random)
      #expect((0...ceiling).contains(full))
      #expect((ceiling / 2...ceiling).contains(half))
      #expect(full == Backoff.pause.fullJitter(number, &again))
      #expect(half == Backoff.pause.halfJitter(number, &again))
      seen.insert(full)
    }
    #expect(seen.count > 150)
  }

  @Test("The retry budget is a reserve, plus a fifth of the answers and one per second")
  func budget() {
    var budget = RetryBudget()
    for _ in 0..<100 {
      #expect(budget.earliest(at(0)) == at(0))
      budget.spend(at(0))
    }
    #expect(budget.earliest(at(0)) == at(1_000))
    #expect(budget.earliest(at(400)) == at(1_000))
    #expect(budget.earliest(at(1_000)) == at(1_000))
    for _ in 0..<4 { budget.answer(at(0)) }
    #expect(budget.earliest(at(0)) == at(200))
    budget.answer(at(0))
    #expect(budget.earliest(at(0)) == at(0))
  }

  @Test("The retry budget never exceeds its reserve")
  func reserve() {
    var budget = RetryBudget()
    for _ in 0..<10_000 { budget.answer(at(0)) }
    let later = at(3_600_000)
    for _ in 0..<100 { budget.spend(later) }
    #expect(budget.earliest(later) > later)
  }
}
