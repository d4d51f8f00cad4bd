import RDBulkCore
import Testing

@Suite("Engine: how long a run will take")
struct EstimateTests {
  struct Case: Sendable {
    var bytes: Int
    var rows = 10
    var sampled = 400
    var done = 0
    var rate: Rate? = Rate(requests: 120, window: 60)
    var batchBytes: Int? = 200_000
    var note: String?
  }

  private static let perMinute = Message.rate(Rate(requests: 120, window: 60))

  /// Rows of 40 bytes and events of 124: 1,600 in a batch.
  @Test(
    "An estimate is shown only for runs over ten minutes",
    arguments: [
      Case(bytes: 40 * 1_200, note: nil),
      Case(
        bytes: 40 * 1_202, note: "About 1,200 rows at 120/min take about 10 min; --batch max would take under a minute."
      ),
      Case(
        bytes: 40 * 20_000,
        note: "About 20,000 rows at 120/min take about 2 h 45 min; --batch max would take under a minute."
      ),
      Case(
        bytes: 40 * 20_000, batchBytes: nil, note: "About 20,000 rows at 120/min take about 2 h 45 min."),
      Case(
        bytes: 40 * 1_000_000,
        note: "About 1,000,000 rows at 120/min take about 6 days; --batch max would take about 5 min."),
      Case(
        bytes: 40 * 20_000, done: 15_000,
        note: "About 5,000 rows at 120/min take about 42 min; --batch max would take under a minute."),
      Case(bytes: 40 * 20_000, done: 30_000, note: nil),
      Case(bytes: 40 * 20_000, rate: nil, note: nil),
      Case(bytes: 40 * 20_000, rows: 0, sampled: 0, note: nil),
      Case(bytes: 0, note: nil),
      Case(
        bytes: .max, rows: 1, sampled: 1,
        note: "About 1,000,000,000,000 rows at 120/min take about 46,296 days; --batch max would take about 3,617 days."
      ),
    ])
  func note(_ example: Case) {
    let sample = Estimate.Sample(rows: example.rows, bytes: example.sampled, eventBytes: 124)
    let estimate = Estimate(
      bytes: example.bytes, sample: sample, done: example.done, rate: example.rate, batchBytes: example.batchBytes)
    #expect(estimate?.note(rate: Self.perMinute)?.english == example.note)
  }
}
