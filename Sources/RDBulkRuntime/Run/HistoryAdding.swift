import RDBulkCore
import RDBulkSystem

/// Adds to a history what earlier results say of the rows of their input.
struct HistoryAdding: ~Copyable {
  private let results: ResultsScan
  private var turn: HistoryTurn
  private let file: HistoryFile
  private(set) var accepted = 0
  private(set) var possiblySent = 0

  /// How much is written at once, in bytes, and how many rows are read between two looks at the signals.
  private static let writeSize = 1 << 16
  private static let signalRows = 1 << 12

  init(_ results: ResultsScan, _ turn: HistoryTurn, _ file: HistoryFile) {
    self.results = results
    self.turn = turn
    self.file = file
  }

  /// Reads all rows; throws where one is not that of its result.
  mutating func run(_ intake: consuming Intake, until signals: borrowing SignalWatch) throws(Failure) {
    var event: [UInt8] = []
    var email: [UInt8] = []
    var rowsLeft = 0
    while true {
      rowsLeft -= 1
      if rowsLeft < 0 {
        rowsLeft = Self.signalRows
        if let signal = signals.received() { throw .interrupted(signal) }
      }
      let step = try intake.next()
      if step == .end { break }
      guard step == .record else { continue }
      event.removeAll(keepingCapacity: true)
      email.removeAll(keepingCapacity: true)
      _ = intake.map(event: &event, email: &email)
      if let failure = intake.failure { throw failure }
      guard let known = intake.event else { continue }
      try take(known, row: intake.source.record.row, email)
    }
    turn.close(hasEnded: true, isSettled: true)
    try write()
    try file.sync()
  }

  private mutating func take(_ event: EventMemory, row: Int, _ email: [UInt8]) throws(Failure) {
    guard results.rows.contains(row) else { return }
    guard results.details?.isOf(email, row: row) == true else {
      throw .usage(
        "Row \(row) of the input is not that of its result: another contact.",
        hint: "Name the file that was sent, as it was then, with that command's flags.")
    }
    let day = results.details?.day(of: row) ?? 0
    if results.accepts.contains(row), event.state != .accepted {
      accepted += 1
      turn.add(event.key, .accepted, day: day)
    } else if results.unknowns.contains(row), event.state == nil {
      possiblySent += 1
      turn.add(event.key, .possiblySent, day: day)
    } else {
      return
    }
    if turn.waiting >= Self.writeSize {
      turn.closeTurn()
      try write()
    }
  }

  private mutating func write() throws(Failure) {
    try file.append(turn.pending.span)
    turn.written()
  }
}
