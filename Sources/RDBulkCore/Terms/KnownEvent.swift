/// What a history says of an event when a row has it again.
package struct KnownEvent: Equatable, Sendable {
  /// The day on which it was sent, counted from 1970-01-01 (UTC).
  package var day: UInt16
  /// The name of the results that its job wrote; empty if they went to standard output.
  package var job: String
  /// Whether it is the job of this row: then it is the row's own event.
  package var isOwn: Bool

  /// An event as given.
  package init(day: UInt16, job: String, isOwn: Bool) {
    self.day = day
    self.job = job
    self.isOwn = isOwn
  }

  /// The day, as in 2026-11-29.
  package var date: String {
    let date = CivilDate.date(days: Int64(day))
    func padded(_ number: Int64) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(date.year)-\(padded(date.month))-\(padded(date.day))"
  }
}
