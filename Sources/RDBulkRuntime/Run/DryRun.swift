import RDBulkCore
import RDBulkSystem

/// `--dry-run`: the request body of every valid row, or its path if it has no body, one per line; problems go to
/// standard error; nothing is sent.
struct DryRun: ~Copyable {
  private var intake: Intake
  private let output: OutputFile
  private let console: Console
  private var tally = Tally()
  private var noticedEncoding = false
  private var told = ToldProblems()

  /// Cells that were taken as empty because of the word in them.
  var emptyWords: Int { intake.emptyWords }

  private static let flushSize = 1 << 18

  init(_ intake: consuming Intake, _ output: OutputFile, _ console: Console) {
    self.intake = intake
    self.output = output
    self.console = console
  }

  /// Maps the whole input; returns the counts, and the keys that aren't used. A signal ends it.
  mutating func run(until signals: borrowing SignalWatch) throws(Failure) -> (
    tally: Tally, bytesIn: Int, unusedKeys: [UnusedKey], unevenRows: Int
  ) {
    var bodies: [UInt8] = []
    bodies.reserveCapacity(Self.flushSize + (1 << 16))
    var email: [UInt8] = []
    while true {
      if let signal = signals.received() {
        try output.write(&bodies)
        throw .interrupted(signal)
      }
      switch try intake.next() {
      case .record:
        noticeEncoding()
        let start = bodies.count
        switch intake.map(event: &bodies, email: &email) {
        case .good:
          // A request without a body is represented by its path.
          if bodies.count == start { appendPath(to: &bodies) }
          bodies.append(0x0A)
          tally.countAccepted()
        case .duplicate:
          bodies.removeSubrange(start...)
          count(Outcome(.duplicate))
        case .ignored:
          bodies.removeSubrange(start...)
          tally.countSkipped()
          if let failure = intake.failure {
            try output.write(&bodies)
            throw failure
          }
        case .invalid(let problem): tell(problem)
        }
        if bodies.count >= Self.flushSize { try output.write(&bodies) }
      case .needMore:
        try output.write(&bodies)
        intake.source.waitForInput(orSignal: signals.descriptor)
      case .header, .skipped: continue
      case .end:
        try output.write(&bodies)
        for line in told.rest { console.say(line) }
        return (tally, intake.source.bytesRead, intake.unusedKeys, intake.unevenRows)
      }
    }
  }

  private func appendPath(to bodies: inout [UInt8]) {
    let path = String(decoding: intake.path, as: UTF8.self)
    JSONValue.object([JSONValue.Member("path", .string(path))]).write(to: &bodies)
  }

  private mutating func tell(_ problem: RowProblem) {
    if told.isTold(problem.code) {
      let record = intake.source.record
      console.say("line \(record.line) (row \(record.row)): \(problem.code.rawValue): \(problem.message)")
      if let field = problem.field { console.tell(intake.shown(field).map { Message(verbatim: $0) }) }
    }
    count(Outcome(problem))
  }

  private mutating func count(_ outcome: Outcome) {
    tally.count(outcome, row: intake.source.record.row, line: intake.source.record.line)
  }

  private mutating func noticeEncoding() {
    guard !noticedEncoding, let encoding = intake.source.record.guessedEncoding else { return }
    noticedEncoding = true
    console.note(encoding.notice)
  }
}
