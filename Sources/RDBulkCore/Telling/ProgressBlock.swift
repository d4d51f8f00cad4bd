/// The three or four lines at the bottom of a terminal that show how a run is doing.
///
/// ```
/// ████████████████████░░░░░░░░░░░░░░░░░░░░ 48%  2,412 of about 5,000 rows · 21 min 40 s left
/// 2,380 accepted · 20 rejected · 12 invalid
/// 119.4 requests/min of 120/min · 2 of 16 in flight · 3 retries · 20 min 6 s
/// The account's quota is used up; continuing in 42 s.
/// ```
///
/// The first three lines are always there, so that the block doesn't jump; a pause or a stop takes the fourth. On a
/// narrow terminal, each line drops what matters least.
package struct ProgressBlock: Equatable, Sendable {
  /// How to draw for a terminal.
  package struct Look: Equatable, Sendable {
    /// The terminal's columns.
    package var width: Int
    package var isUnicode: Bool
    package var language: Language

    /// `width` is the terminal's columns; `isUnicode` says whether it can show more than ASCII.
    package init(width: Int, isUnicode: Bool, language: Language) {
      self.width = width
      self.isUnicode = isUnicode
      self.language = language
    }
  }

  private let snapshot: ProgressSnapshot
  private let look: Look

  /// The block that shows `snapshot`.
  package init(_ snapshot: ProgressSnapshot, _ look: Look) {
    self.snapshot = snapshot
    self.look = look
  }

  /// Each line leaves the terminal's last column free: some terminals wrap when it is filled.
  package var lines: [StyledText] {
    var lines = [headLine, line(counts), line(speed)]
    if let notice { lines.append(StyledText(text(notice), .warning)) }
    return lines.map { look.isUnicode ? $0 : $0.inASCII }.map { $0.cut(to: room, mark: look.isUnicode ? "…" : "..") }
  }

  private var room: Int { max(1, look.width - 1) }

  private func text(_ message: Message) -> String { message.text(in: look.language, isASCII: !look.isUnicode) }

  // MARK: - The bar

  private static let widestBar = 40
  private static let narrowestBar = 10

  private var headLine: StyledText {
    guard let share = snapshot.share else { return StyledText(text(done), .bold) }
    let label = text(Self.percent(share))
    let texts = remarks.map { $0.isEmpty ? "" : "  " + $0 }
    for remark in texts {
      let bar = min(Self.widestBar, room - 1 - StyledText.cells(of: label + remark))
      guard bar >= Self.narrowestBar else { continue }
      var line = self.bar(share, cells: bar)
      line.append(" " + label, .bold)
      line.append(remark)
      return line
    }
    return StyledText(label, .bold)
  }

  /// What can follow the percentage, longest first.
  private var remarks: [String] {
    let rows = text(done)
    guard let left = snapshot.timeLeft else { return [rows, ""] }
    return [rows + separator + text("\(Message.duration(left)) left"), rows, ""]
  }

  private var done: Message {
    let rows = snapshot.tally.rows
    return switch snapshot.total {
    case .exactly(let total): "\(count: rows) of \(total, "row", "rows")"
    case .about(let total): "\(count: rows) of about \(Estimate.rounded(total), "row", "rows")"
    case .unknown: "\(rows, "row", "rows") done"
    }
  }

  /// Says 100% only when it is true.
  private static func percent(_ share: Double) -> Message {
    "\(share < 1 ? min(99, Int(share * 100)) : 100)%"
  }

  private func bar(_ share: Double, cells: Int) -> StyledText {
    let inside = look.isUnicode ? cells : cells - 2
    let full = min(inside, Int(share * Double(inside)))
    guard look.isUnicode else {
      return StyledText("[" + String(repeating: "#", count: full) + String(repeating: "-", count: inside - full) + "]")
    }
    var bar = StyledText(String(repeating: "█", count: full), .good)
    bar.append(String(repeating: "░", count: inside - full), .dim)
    return bar
  }

  // MARK: - The lines of parts

  private struct Part {
    var message: Message
    var style = StyledText.Style.plain
  }

  private var separator: String { look.isUnicode ? " · " : ", " }

  /// As many parts as fit, starting with the first.
  private func line(_ parts: [Part]) -> StyledText {
    var line = StyledText()
    for part in parts {
      var longer = line
      if line.width > 0 { longer.append(separator, .dim) }
      longer.append(text(part.message), part.style)
      if longer.width > room, line.width > 0 { break }
      line = longer
    }
    return line
  }

  private var counts: [Part] {
    let tally = snapshot.tally
    let others: [Part?] = [
      part(tally.rejected, "\(count: tally.rejected) rejected", .bad),
      part(tally.failed, "\(count: tally.failed) failed", .bad),
      part(tally.unknown, "\(count: tally.unknown) unknown", .warning),
      part(tally.invalid, "\(count: tally.invalid) invalid", .warning),
      part(tally.duplicate, "\(tally.duplicate, "duplicate", "duplicates")", .dim),
    ]
    let own = snapshot.ownRows.map { Part(message: "\($0, "row", "rows") in this run", style: .dim) }
    return [Part(message: "\(count: tally.accepted) accepted", style: .good)] + (others + [own]).compactMap { $0 }
  }

  private func part(_ count: Int, _ message: Message, _ style: StyledText.Style) -> Part? {
    count > 0 ? Part(message: message, style: style) : nil
  }

  private var speed: [Part] {
    let rate = snapshot.rate
    let requests = pace(snapshot.shownPerMinute, window: rate?.window ?? 60)
    var parts = [
      Part(message: rate.map { "\(requests) of \(Message.rate($0))" } ?? requests),
      Part(message: "\(snapshot.inFlight) of \(snapshot.concurrency) in flight"),
    ]
    if snapshot.retries > 0 { parts.append(Part(message: "\(snapshot.retries, "retry", "retries")")) }
    return parts + [Part(message: snapshot.time)]
  }

  /// In the unit of the limit next to it.
  private func pace(_ perMinute: Double, window: Int) -> Message {
    switch window {
    case 1: "\(decimal: perMinute / 60, places: 1) requests/s"
    case 3_600: "\(decimal: perMinute * 60, places: 1) requests/h"
    default: "\(decimal: perMinute, places: 1) requests/min"
    }
  }

  private var notice: Message? {
    if snapshot.isStopping {
      return "Stopping: waiting for \(snapshot.inFlight, "answer", "answers"). Press Ctrl-C again to leave at once."
    }
    guard let pause = snapshot.pause, pause.left > 0 else { return nil }
    return pause.message
  }
}
