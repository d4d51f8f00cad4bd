import RDBulkCore

/// Says on standard error how a run is doing: a plain line every 10 s, or a JSON object a second for other programs.
struct Progress: Sendable {
  private let style: ProgressStyle
  private let console: Console
  private let rate: Rate?
  private let started: Instant
  private var due: Instant
  /// The end of the pause that was told last.
  private var toldPause: Instant?

  /// A pause as long as this is told at once (nanoseconds).
  private static let longPause: Int64 = .seconds(3)

  init(_ options: SendOptions, _ console: Console, started: Instant) {
    style = options.quiet && options.progress == .plain ? .none : options.progress
    self.console = console
    rate = options.rate
    self.started = started
    due = started.advanced(by: Self.interval(style))
  }

  /// When `show` has something to say next.
  var nextDue: Instant { style == .none ? .never : due }

  mutating func show(_ engine: borrowing Engine, _ tally: Tally, _ now: Instant) {
    tellPause(engine, now)
    guard style != .none, now >= due else { return }
    due = now.advanced(by: Self.interval(style))
    if style == .json {
      console.tell(machine: json(engine, tally, now))
    } else {
      console.tell([plain(engine, tally, now)])
    }
  }

  /// Nothing happens in a pause, so a person is told why when it begins.
  private mutating func tellPause(_ engine: borrowing Engine, _ now: Instant) {
    guard style == .plain, let until = engine.weather.pausedUntil, until.since(now) >= Self.longPause else { return }
    if let toldPause, until <= toldPause { return }
    toldPause = until
    if let pause = pause(engine, now) { console.note(pause) }
  }

  private static func interval(_ style: ProgressStyle) -> Int64 { .seconds(style == .json ? 1 : 10) }

  private func plain(_ engine: borrowing Engine, _ tally: Tally, _ now: Instant) -> Message {
    let elapsed = now.since(started)
    let perMinute = elapsed > 0 ? Double(engine.requests) * 60e9 / Double(elapsed) : 0
    let limit: Message = rate.map { "of \(Message.rate($0))" } ?? "no limit"
    var parts: [Message] = ["\(tally.rows, "row", "rows") done", "\(count: tally.accepted) accepted"]
    if !tally.isClean { parts.append("\(count: tally.rows - tally.accepted - tally.duplicate) not") }
    parts.append("\(decimal: perMinute, places: 1) requests/min (\(limit))")
    parts.append("\(engine.inFlight) in flight")
    let line: Message = "rdbulk: \(Message.duration(elapsed)): \(parts.joined(separator: ", "))"
    return pause(engine, now).map { "\(line). \($0)" } ?? line
  }

  private func pause(_ engine: borrowing Engine, _ now: Instant) -> Message? {
    guard let until = engine.weather.pausedUntil, until > now, let reason = engine.weather.reason else { return nil }
    let left = Message.duration(until.since(now))
    return switch reason {
    case .accountLimit: "The account's quota is spent; going on in \(left)."
    case .noAnswer: "The server gives no answer; trying again in \(left)."
    case .serverBusy: "The server asked to wait; going on in \(left)."
    }
  }

  private func json(_ engine: borrowing Engine, _ tally: Tally, _ now: Instant) -> String {
    let members: [(String, Int)] = [
      ("rows", tally.rows), ("accepted", tally.accepted), ("rejected", tally.rejected), ("invalid", tally.invalid),
      ("duplicate", tally.duplicate), ("failed", tally.failed), ("unknown", tally.unknown),
      ("requests", engine.requests), ("retries", engine.retries), ("throttled", engine.throttled),
      ("in_flight", engine.inFlight), ("elapsed_ms", Int(now.since(started) / .milliseconds(1))),
    ]
    return "{" + members.map { "\"\($0)\":\($1)" }.joined(separator: ",") + "}"
  }
}
