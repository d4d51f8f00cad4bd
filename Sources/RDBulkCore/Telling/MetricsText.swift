/// How a run is doing, in the text format of Prometheus: for node_exporter's textfile collector and its kind.
///
/// Each value is the job's, earlier runs included, except for those of the run itself (requests in flight, its rate and
/// its end). `command` and `output` distinguish jobs whose files are in one folder.
package struct MetricsText: Equatable, Sendable {
  private let labels: String

  /// Metrics of the job that `plan` describes.
  package init(_ plan: JobPlan) {
    labels =
      "command=\"\(Self.escaped(plan.command.name))\",output=\"\(Self.escaped(plan.output.results ?? ""))\""
  }

  /// What is known at one moment of a run.
  package struct State: Equatable, Sendable {
    package var tally: Tally
    package var requests: Int
    package var retries: Int
    package var throttled: Int
    package var inFlight: Int
    /// nil: unlimited.
    package var rate: Rate?
    /// Nanoseconds since 1970.
    package var wall: Int64
    /// nil while the run lasts.
    package var exitCode: Int32?

    /// The state at `wall`; `exitCode` is nil while the run lasts.
    package init(
      tally: Tally, requests: Int, retries: Int, throttled: Int, inFlight: Int, rate: Rate?, wall: Int64,
      exitCode: Int32?
    ) {
      self.tally = tally
      self.requests = requests
      self.retries = retries
      self.throttled = throttled
      self.inFlight = inFlight
      self.rate = rate
      self.wall = wall
      self.exitCode = exitCode
    }
  }

  /// The whole file.
  package func text(_ state: State) -> String {
    let tally = state.tally
    let rows = [
      ("accepted", tally.accepted), ("rejected", tally.rejected), ("invalid", tally.invalid),
      ("duplicate", tally.duplicate), ("failed", tally.failed), ("unknown", tally.unknown),
    ]
    var text = Self.head("rows_total", "counter", "Rows that have ended, by their status.")
    for (status, count) in rows { text += "rdbulk_rows_total{\(labels),status=\"\(status)\"} \(count)\n" }
    text += metric("requests_total", "counter", "Requests that have left.", "\(state.requests)")
    text += metric("retries_total", "counter", "Requests that were repeated.", "\(state.retries)")
    text += metric("throttled_total", "counter", "Answers 429: a quota was used up.", "\(state.throttled)")
    text += metric("requests_in_flight", "gauge", "Requests whose answer is awaited.", "\(state.inFlight)")
    if let rate = state.rate {
      text += metric("rate_limit_per_minute", "gauge", "Requests that may leave in a minute.", "\(rate.perMinute)")
    }
    text += metric(
      "running", "gauge", "Whether the run goes on: 1, or 0 after its end.", state.exitCode == nil ? "1" : "0")
    let seconds = "\(state.wall / .seconds(1))"
    text += metric("last_run_timestamp_seconds", "gauge", "When the run was last at work, since 1970.", seconds)
    if let code = state.exitCode {
      text += metric("exit_code", "gauge", "How the last run ended.", "\(code)")
    }
    return text
  }

  private func metric(_ name: String, _ type: String, _ help: String, _ value: String) -> String {
    Self.head(name, type, help) + "rdbulk_\(name){\(labels)} \(value)\n"
  }

  private static func head(_ name: String, _ type: String, _ help: String) -> String {
    "# HELP rdbulk_\(name) \(help)\n# TYPE rdbulk_\(name) \(type)\n"
  }

  /// A label's value: backslash, quote and line feed are escaped.
  private static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": result += "\\\\"
      case "\"": result += "\\\""
      case "\n": result += "\\n"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
