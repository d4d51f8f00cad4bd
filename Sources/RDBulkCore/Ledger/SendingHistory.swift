/// How many of a job's requests had ended by when, according to its journal.
///
/// A journal's records say when they were written and how many requests were unanswered then. So all that had ended
/// before one had ended by its moment: later than they did, never earlier, and only as late as matters little.
package struct SendingHistory: Equatable, Sendable {
  private struct Point: Equatable, Sendable {
    var elapsedMilliseconds: Int
    var ended: Int
  }

  private var points: [Point] = []
  private var elapsedMilliseconds = 0
  private var requests = 0
  private var unanswered = 0

  /// More unanswered requests than any rate has permits: what became of them is not known.
  static let unknown = 1 << 40
  /// Above this, every second point is dropped: its requests count from the next one on.
  private static let pointLimit = 4_096
  /// A file's times are those of the system's timer, which is behind by up to this, in nanoseconds.
  private static let timer: Int64 = .milliseconds(20)

  /// No requests.
  package init() {}

  /// Takes a record's position; they come in the order in which they were written.
  package mutating func take(_ position: JobPosition) {
    elapsedMilliseconds = position.elapsedMilliseconds
    requests = position.requests
    unanswered = position.unanswered
    let ended = max(0, requests - unanswered)
    guard ended > points.last?.ended ?? 0 else { return }
    points.append(Point(elapsedMilliseconds: elapsedMilliseconds, ended: ended))
    guard points.count > Self.pointLimit else { return }
    points = points.indices.filter { $0 % 2 == 0 }.map { points[$0] }
  }

  /// What the runs sent, if the last record was written at `written`. No moment is later than `now`.
  package func sendings(written: Instant, _ now: Instant) -> PastSendings {
    guard requests > 0 || unanswered > 0 else { return PastSendings(ended: [], unanswered: 0, last: nil) }
    let last = min(now, written.advanced(by: Self.timer))
    var ended: [PastSendings.Ended] = []
    var counted = 0
    for point in points {
      let ago = Int64.milliseconds(Int64(elapsedMilliseconds - point.elapsedMilliseconds))
      ended.append(PastSendings.Ended(point.ended - counted, by: last.advanced(by: -ago)))
      counted = point.ended
    }
    return PastSendings(ended: ended, unanswered: unanswered, last: last)
  }
}
