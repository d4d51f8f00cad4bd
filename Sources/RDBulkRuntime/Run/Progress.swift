import RDBulkCore
import RDBulkSystem

/// Shows on standard error how a run is doing: a block redrawn at the bottom of a terminal, a plain line every 10 s, or
/// one JSON object a second for other programs.
struct Progress {
  private let style: ProgressStyle
  private let console: Console
  private var terminal: TerminalInfo
  private let started: Instant
  private var due: Instant
  /// The end of the pause reported last.
  private var toldPause: Instant?

  /// A pause at least this long is reported at once (nanoseconds).
  private static let longPause: Int64 = .seconds(3)

  init(_ style: ProgressStyle, _ console: Console, started: Instant) {
    terminal = TerminalInfo(of: 2)
    self.style = style
    self.console = console
    self.started = started
    due = style == .bar ? started : started.advanced(by: Self.interval(style))
  }

  /// When `show` next has something to show.
  var nextDue: Instant { style == .none ? .never : due }

  /// Shows how the run is doing; call once `nextDue` has come.
  mutating func show(_ now: Instant, _ snapshot: ProgressSnapshot) {
    due = now.advanced(by: Self.interval(style))
    switch style {
    case .none: break
    case .json: tellJSON(snapshot)
    case .plain: console.tell([plain(snapshot)])
    case .bar:
      // It may be resized at any time, and become too small.
      terminal.size = Terminal.size(of: 2)
      guard terminal.canRedraw, let size = terminal.size else { return console.block.erase() }
      let look = ProgressBlock.Look(
        width: size.columns, isUnicode: terminal.isUnicode, language: console.language)
      console.block.draw(ProgressBlock(snapshot, look).lines, colour: terminal.hasColour)
    }
    if style == .plain { console.log("progress", LogMembers.progress(snapshot)) }
  }

  /// Nothing happens during a pause, so the reason is shown when it begins. A log has it whatever progress looks like.
  mutating func tellPause(_ pause: (reason: PauseReason, until: Instant), _ now: Instant) {
    guard style == .plain || console.isLog, pause.until.since(now) >= Self.longPause else { return }
    if let toldPause, pause.until <= toldPause { return }
    toldPause = pause.until
    console.note(ProgressSnapshot.Pause(pause.reason, left: pause.until.since(now)).message, event: "pause")
  }

  private static func interval(_ style: ProgressStyle) -> Int64 {
    switch style {
    case .bar: .milliseconds(200)
    case .json: .seconds(1)
    case .plain, .none: .seconds(10)
    }
  }

  private func plain(_ snapshot: ProgressSnapshot) -> Message {
    let tally = snapshot.tally
    let limit: Message = snapshot.rate.map { "of \(Message.rate($0))" } ?? "no limit"
    var parts: [Message] = ["\(tally.rows, "row", "rows") done", "\(count: tally.accepted) accepted"]
    if !tally.isClean { parts.append("\(count: tally.rows - tally.accepted - tally.duplicate) not") }
    if let own = snapshot.ownRows { parts.append("\(own, "row", "rows") in this run") }
    parts.append("\(decimal: snapshot.shownPerMinute, places: 1) requests/min (\(limit))")
    parts.append("\(snapshot.inFlight) in flight")
    if let left = snapshot.timeLeft { parts.append("\(Message.duration(left)) left") }
    let line: Message = "rdbulk: \(snapshot.time): \(parts.joined(separator: ", "))"
    return snapshot.pause.map { "\(line). \($0.message)" } ?? line
  }

  /// Tells programs how the run stood at its end.
  func end(_ snapshot: ProgressSnapshot) {
    switch style {
    case .json: tellJSON(snapshot)
    case .plain: console.log("progress", LogMembers.progress(snapshot))
    case .bar, .none: break
    }
  }

  /// The same object as in the log.
  private func tellJSON(_ snapshot: ProgressSnapshot) {
    console.tell(
      machine: LogLine.json(
        "info", "progress", nil, LogMembers.progress(snapshot), unixMilliseconds: Clock.wall() / .milliseconds(1)))
  }
}

/// What programs learn about a job in progress, earlier runs included.
enum LogMembers {
  static func progress(_ snapshot: ProgressSnapshot) -> [(String, JSONValue)] {
    let tally = snapshot.tally
    var members: [(String, Int)] = [
      ("rows", tally.rows), ("accepted", tally.accepted), ("rejected", tally.rejected), ("invalid", tally.invalid),
      ("duplicate", tally.duplicate), ("failed", tally.failed), ("unknown", tally.unknown),
      ("requests", snapshot.requests), ("retries", snapshot.retries), ("throttled", snapshot.throttled),
      ("in_flight", snapshot.inFlight),
      ("elapsed_ms", Int((snapshot.elapsed + snapshot.earlierElapsed) / .milliseconds(1))),
      ("resumed_rows", snapshot.resumedRows),
    ]
    if case .exactly(let rows) = snapshot.total { members.append(("total_rows", rows)) }
    if case .about(let rows) = snapshot.total { members.append(("total_rows", rows)) }
    if let pause = snapshot.pause { members.append(("pause_ms", Int(pause.left / .milliseconds(1)))) }
    return members.map { ($0.0, .number("\($0.1)")) }
  }
}
