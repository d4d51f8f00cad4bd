/// What a report shows beyond what it counted. The caller leaves secrets out.
package struct ReportFacts: Equatable, Sendable {
  /// As on the command line: `lost`.
  package var command = ""
  /// The input's name; nil for standard input.
  package var input: String?
  /// Milliseconds since 1970, and how many minutes the reader's clock is ahead of UTC.
  package var startedAt: Int64 = 0
  package var minutesFromUTC = 0
  package var end: Instant
  /// Whether nothing reached RD Station, because a sandbox answered.
  package var isRehearsal = false
  /// Whether the run reached the end of its input.
  package var isWhole = true
  /// The whole job and this run's part of it, where earlier runs began it.
  package var job: Summary.Part?
  package var thisRun: Summary.Part?
  /// How it ended and what to do next, one paragraph each.
  package var ending: [Message] = []
  package var settings: [Setting] = []

  /// An option of the run, such as the rate or the output.
  package struct Setting: Equatable, Sendable {
    package var name: Message
    package var value: Message

    /// `value` is shown next to `name`.
    package init(_ name: Message, _ value: Message) {
      self.name = name
      self.value = value
    }
  }

  /// The facts of a run that ended at `end`.
  package init(end: Instant) { self.end = end }

  /// `21 November 2026 at 17:50` by the reader's clock.
  var date: Message {
    let minutes = Int64(Double(startedAt) / 60_000) + Int64(minutesFromUTC)
    let days = minutes >= 0 ? minutes / 1_440 : (minutes - 1_439) / 1_440
    let minute = Int(minutes - days * 1_440)
    let date = CivilDate.date(days: days)
    let month = Self.months.indices.contains(Int(date.month) - 1) ? Self.months[Int(date.month) - 1] : ""
    let time = "\(minute / 60 / 10)\(minute / 60 % 10):\(minute % 60 / 10)\(minute % 10)"
    return "\(date.day) \(month) \(date.year) at \(time)"
  }

  private static let months = [
    Message("January"), Message("February"), Message("March"), Message("April"), Message("May"), Message("June"),
    Message("July"), Message("August"), Message("September"), Message("October"), Message("November"),
    Message("December"),
  ]
}
