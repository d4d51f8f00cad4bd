/// A job in numbers, for `--summary` and for the text at a run's end: earlier runs of the job count too.
package struct Summary: Equatable, Sendable {
  package var tally: Tally
  package var requests: Int
  package var retries: Int
  package var throttled: Int
  package var bytesIn: Int
  /// Nanoseconds.
  package var elapsed: Int64
  /// Rows of this job whose results an earlier run wrote.
  package var resumedRows: Int
  /// What this run did of a job that an earlier one began; nil: it did all of it.
  package var thisRun: Part?
  /// The highest limit that was in force; nil: unlimited.
  package var rate: Rate?
  package var exitCode: Int32
  /// The command in a word or two, as `rdbulk help` calls it.
  package var command = ""
  /// The paths as they were typed; nil: standard input, standard output.
  package var input: String?
  package var output: String?
  /// The account's name, if the API gave it.
  package var account: String?
  /// When this run began, in milliseconds since 1970: in a resumed job, not the first one.
  package var startedAt: Int64 = 0

  /// One run's part of a job.
  package struct Part: Equatable, Sendable {
    package var rows: Int
    package var requests: Int
    /// Nanoseconds.
    package var elapsed: Int64

    /// `elapsed` is in nanoseconds.
    package init(rows: Int, requests: Int, elapsed: Int64) {
      self.rows = rows
      self.requests = requests
      self.elapsed = elapsed
    }
  }

  /// `elapsed` is in nanoseconds.
  package init(
    tally: Tally, requests: Int, retries: Int, throttled: Int, bytesIn: Int, elapsed: Int64, resumedRows: Int,
    exitCode: Int32
  ) {
    self.tally = tally
    self.requests = requests
    self.retries = retries
    self.throttled = throttled
    self.bytesIn = bytesIn
    self.elapsed = elapsed
    self.resumedRows = resumedRows
    self.exitCode = exitCode
  }

  /// Requests per minute over the whole job.
  package var ratePerMinute: Double {
    guard elapsed > 0 else { return 0 }
    return Rate.shown(Double(requests) * 60e9 / Double(elapsed), within: rate)
  }

  /// One JSON object and a line end.
  package var json: [UInt8] {
    let members: [(String, String)] = [
      ("rows", "\(tally.rows)"), ("accepted", "\(tally.accepted)"), ("rejected", "\(tally.rejected)"),
      ("invalid", "\(tally.invalid)"), ("duplicate", "\(tally.duplicate)"), ("failed", "\(tally.failed)"),
      ("unknown", "\(tally.unknown)"), ("skipped", "\(tally.skipped)"), ("requests", "\(requests)"),
      ("retries", "\(retries)"), ("throttled", "\(throttled)"), ("bytes_in", "\(bytesIn)"),
      ("elapsed_s", DecimalText.text(Double(elapsed) / 1e9)),
      ("rate_per_min", DecimalText.text(ratePerMinute)), ("resumed_rows", "\(resumedRows)"), ("exit", "\(exitCode)"),
    ]
    var text = Array("{\(members.map { "\"\($0)\":\($1)" }.joined(separator: ","))".utf8)
    for (name, value) in facts {
      text.append(contentsOf: ",\"\(name)\":".utf8)
      value.write(to: &text)
    }
    return text + Array("}\n".utf8)
  }

  /// What the counts are about.
  private var facts: [(String, JSONValue)] {
    var started: [UInt8] = []
    var timestamps = TimestampWriter()
    timestamps.append(unixMilliseconds: startedAt, to: &started)
    let errors = tally.problems.map { JSONValue.Member($0.code, .number("\($0.count)")) }
    return [
      ("command", .string(command)), ("input", input.map(JSONValue.string) ?? .null),
      ("output", output.map(JSONValue.string) ?? .null), ("account", account.map(JSONValue.string) ?? .null),
      ("started_at", .string(String(decoding: started, as: UTF8.self))), ("errors", .object(errors)),
    ]
  }
}
