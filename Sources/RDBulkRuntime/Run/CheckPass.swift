import RDBulkCore
import RDBulkSystem

/// Reads a whole file with the reader and the mapper of the run, before anything leaves.
struct CheckPass: ~Copyable {
  private var intake: Intake
  private var check = InputCheck()
  /// nil until the columns are known, and of an input without any.
  private var columns: ColumnCheck?

  /// What was found, and what the run relies on.
  struct Result {
    var check: InputCheck
    var settled: SettledInput
    var fields: FieldPlan
    var input: CheckedInput
    /// What is in doubt: nothing is sent before each is settled.
    var doubts: [Failure]
  }

  /// How many rows are read between two looks at the signals.
  private static let signalRows = 1 << 12

  init(_ intake: consuming Intake) {
    self.intake = intake
    self.intake.source.boundByLength()
  }

  /// Throws where the input can't be read, or a signal comes.
  mutating func run(until signals: borrowing SignalWatch) throws(Failure) -> Result {
    var event: [UInt8] = []
    var email: [UInt8] = []
    var rowsLeft = 0
    while true {
      rowsLeft -= 1
      if rowsLeft < 0 {
        rowsLeft = Self.signalRows
        if let signal = signals.received() { throw .interrupted(signal) }
      }
      switch try intake.next() {
      case .record: try take(&event, &email)
      case .header: columns = intake.columnCheck()
      case .needMore: intake.source.waitForInput(orSignal: signals.descriptor)
      case .skipped: continue
      case .end: return result()
      }
    }
  }

  private mutating func take(_ event: inout [UInt8], _ email: inout [UInt8]) throws(Failure) {
    if intake.isChosen { intake.source.show(&columns) }
    event.removeAll(keepingCapacity: true)
    email.removeAll(keepingCapacity: true)
    switch intake.map(event: &event, email: &email) {
    case .good: check.countGood(event.span, email: email.span)
    case .duplicate: count(Outcome(.duplicate))
    case .ignored:
      if let failure = intake.failure { throw failure }
      check.countSkipped()
    case .invalid(let problem): count(Outcome(problem))
    }
  }

  private mutating func count(_ outcome: Outcome) {
    check.count(outcome, row: intake.source.record.row, line: intake.source.record.line)
  }

  private mutating func result() -> Result {
    let reader = intake.source.reader
    intake.complete(&check)
    return Result(
      check: check,
      settled: SettledInput(
        length: intake.isCut ? intake.source.size ?? 0 : intake.source.bytesRead,
        identity: intake.source.identity ?? [], rows: reader.row,
        decimals: intake.decimals, unclosedQuoteLine: reader.quoteDoubts.unclosedLine),
      fields: intake.fields, input: intake.checkedInput(), doubts: intake.doubts(columns))
  }
}
