import RDBulkCore
import Testing

@testable import RDBulkCore

@Suite("Telling: metrics")
struct MetricsTextTests {
  private func plan(_ line: String) throws -> JobPlan {
    guard case .send(let options) = try CommandLineParser.parse(words(line)) else { throw UsageError("no run") }
    return try JobPlan(options, RunEnvironment())
  }

  private let state: MetricsText.State = {
    var tally = Tally()
    tally.countAccepted(12)
    for row in 1...3 { tally.count(Outcome(.invalid), row: row, line: row + 1) }
    return MetricsText.State(
      tally: tally, requests: 20, retries: 2, throttled: 1, inFlight: 4, rate: Rate(requests: 10, window: 1),
      wall: 1_700_000_000_500_000_000, exitCode: nil)
  }()

  @Test("While a run goes on, its counts stand in the file")
  func running() throws {
    let lines = try MetricsText(plan("funnel set in.csv -o out.csv")).text(state).split(separator: "\n")
    let labels = #"command="funnel set",output="out.csv""#
    #expect(
      lines.filter { !$0.hasPrefix("#") } == [
        "rdbulk_rows_total{\(labels),status=\"accepted\"} 12", "rdbulk_rows_total{\(labels),status=\"rejected\"} 0",
        "rdbulk_rows_total{\(labels),status=\"invalid\"} 3", "rdbulk_rows_total{\(labels),status=\"duplicate\"} 0",
        "rdbulk_rows_total{\(labels),status=\"failed\"} 0", "rdbulk_rows_total{\(labels),status=\"unknown\"} 0",
        "rdbulk_requests_total{\(labels)} 20", "rdbulk_retries_total{\(labels)} 2",
        "rdbulk_throttled_total{\(labels)} 1", "rdbulk_requests_in_flight{\(labels)} 4",
        "rdbulk_rate_limit_per_minute{\(labels)} 600.0", "rdbulk_running{\(labels)} 1",
        "rdbulk_last_run_timestamp_seconds{\(labels)} 1700000000",
      ])
    #expect(lines.first == "# HELP rdbulk_rows_total Rows that have ended, by their status.")
    #expect(lines.dropFirst().first == "# TYPE rdbulk_rows_total counter")
  }

  @Test("After its end the exit code stands there, too, and each metric has its help and its type once")
  func ended() throws {
    var state = state
    state.exitCode = 4
    state.rate = nil
    let lines = try MetricsText(plan("lost in.csv")).text(state).split(separator: "\n").map(String.init)
    #expect(lines.contains(#"rdbulk_exit_code{command="lost",output=""} 4"#))
    #expect(lines.contains(#"rdbulk_running{command="lost",output=""} 0"#))
    let types = lines.filter { $0.hasPrefix("# TYPE ") }
    #expect(Set(types).count == types.count && types.count == 8)
    #expect(lines.count { $0.hasPrefix("# HELP ") } == 8)
  }

  @Test("Quotes and backslashes of a path are escaped")
  func escapes() throws {
    guard case .send(var options) = try CommandLineParser.parse(words("lost in.csv")) else { return }
    options.output = "a\"b\\c\nd.csv"
    let text = try MetricsText(JobPlan(options, RunEnvironment())).text(state)
    #expect(text.contains(#"output="a\"b\\c\nd.csv"}"#))
  }
}
