/// How long others have had to answer: the time during which this process was awake and listening.
///
/// While it is stopped, its machine sleeps, or a reader of its output makes it wait, answers lie in its sockets, and
/// handshakes that need it stand still. So a turn of its loop counts as no longer than `longestTurn`, and after one that
/// was longer, nobody is late before everything that has come was read.
package struct AwakeTime: Equatable, Sendable {
  /// The longest that a loop may listen in one turn if this is to count every moment of it, in nanoseconds.
  package static let listening: Int64 = .milliseconds(200)
  /// What a turn counts as, at most: listening and the work between.
  package static let longestTurn: Int64 = .milliseconds(250)

  /// In nanoseconds.
  package private(set) var elapsed: Int64 = 0
  /// Whether a turn since `hasRead` was longer than it counted.
  package private(set) var wasAway = false
  private var last: Instant?

  /// Nothing has passed yet.
  package init() {}

  /// It is `now`, and the process is awake.
  package mutating func pass(_ now: Instant) {
    let gap = last.map { max(0, now.since($0)) } ?? 0
    last = now
    elapsed += min(gap, Self.longestTurn)
    if gap > Self.longestTurn { wasAway = true }
  }

  /// Everything that had come was read.
  package mutating func hasRead() { wasAway = false }
}
