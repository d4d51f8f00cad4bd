/// Estimates from the first rows how long a run will take, so that a long run is announced before it starts.
package struct Estimate: Equatable, Sendable {
  /// Rows still to send.
  package let rows: Int
  /// How long they take one per request, and in batches as large as allowed, in nanoseconds; nil if there are no batches.
  package let single: Int64
  package let batched: Int64?

  /// What the first rows of a file look like.
  package struct Sample: Equatable, Sendable {
    /// Rows read, the bytes they take in the file, and the bytes of their average event.
    package var rows: Int
    package var bytes: Int
    package var eventBytes: Int

    /// `bytes` are those the rows take in the file; `eventBytes` those of their average event.
    package init(rows: Int, bytes: Int, eventBytes: Int) {
      self.rows = rows
      self.bytes = bytes
      self.eventBytes = eventBytes
    }
  }

  /// The rate of a run that sends each row by itself, and how large a batch could be instead.
  package struct Basis: Equatable, Sendable {
    package var rate: Rate
    /// The longest body of a batch, in bytes; nil if the command sends none.
    package var batchBytes: Int?
    /// Requests per row.
    package var requestsPerRow = 1

    /// `batchBytes` is the longest body of a batch; nil if the command sends none.
    package init(rate: Rate, batchBytes: Int?) {
      self.rate = rate
      self.batchBytes = batchBytes
    }
  }

  /// Shorter runs aren't worth mentioning.
  package static let longRun: Int64 = .seconds(600)
  /// Estimates stop here: anyone with more rows knows that it takes long.
  private static let most = 1_000_000_000_000

  /// `bytes` covers all rows of the file; `done` counts rows that already have a result. nil if nothing can be
  /// estimated.
  package init?(bytes: Int, sample: Sample, done: Int, rate: Rate?, batchBytes: Int?, requestsPerRow: Int = 1) {
    guard let rate, sample.rows > 0, sample.bytes > 0, bytes > 0 else { return nil }
    let all = Double(bytes) * Double(sample.rows) / Double(sample.bytes)
    rows = max(0, Int(min(all, Double(Self.most))) - done)
    let spacing = Double(rate.window) / Double(max(1, rate.requests))
    single = Self.nanoseconds(Double(rows) * Double(requestsPerRow) * spacing)
    let count = rows
    batched = batchBytes.map { bytes in
      // A comma follows each event.
      let perBatch = max(1, bytes / max(1, sample.eventBytes + 1))
      return Self.nanoseconds(Double(count / perBatch + 1) * spacing)
    }
  }

  /// How long this many requests take at `rate`, in nanoseconds.
  package static func duration(requests: Int, _ rate: Rate) -> Int64 {
    nanoseconds(Double(requests) * Double(rate.window) / Double(max(1, rate.requests)))
  }

  private static func nanoseconds(_ seconds: Double) -> Int64 { Int64(min(seconds, 4e9) * 1e9) }

  /// What to tell the user about a run that sends each row by itself; nil if it won't take long.
  package func note(rate: Message) -> Message? {
    guard single > Self.longRun else { return nil }
    guard let batched else { return "About \(count: Self.rounded(rows)) rows at \(rate) take \(Self.roughly(single))." }
    return "About \(count: Self.rounded(rows)) rows at \(rate) take \(Self.roughly(single)); "
      + "--batch max would take \(Self.roughly(batched))."
  }

  /// `number` rounded to two digits, as an estimate deserves.
  static func rounded(_ number: Int) -> Int {
    var unit = 1
    while number / unit >= 100 { unit *= 10 }
    return (number + unit / 2) / unit * unit
  }

  /// Nanoseconds as `under a minute`, `about 25 min`, `about 2 h 45 min` or `about 3 days`.
  package static func roughly(_ nanoseconds: Int64) -> Message {
    let minutes = Int((nanoseconds + .seconds(30)) / .seconds(60))
    if nanoseconds < .seconds(60) { return "under a minute" }
    if minutes < 60 { return "about \(minutes) min" }
    if minutes >= 48 * 60 { return "about \((minutes + 720) / 1_440, "day", "days")" }
    let rest = (minutes % 60 + 2) / 5 * 5
    let hours = minutes / 60 + rest / 60
    return rest % 60 == 0 ? "about \(hours) h" : "about \(hours) h \(rest) min"
  }
}
