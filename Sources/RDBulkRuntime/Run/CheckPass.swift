import RDBulkCore
import RDBulkSystem

/// Reads a whole file, or the first rows of a pipe, with the reader and the mapper of the run, before anything leaves.
struct CheckPass: ~Copyable {
  private var intake: Intake
  private var check = InputCheck()
  /// nil until the columns are known, and of an input without any.
  private var columns: ColumnCheck?
  /// The same for JSON.
  private var keys: KeyCheck?
  private var sawHeader = false
  /// Whether all rows were seen, not only the first ones of a pipe.
  private var isWhole = false

  /// What was found, and what the run relies on.
  struct Result {
    var check: InputCheck
    var settled: SettledInput
    var fields: FieldPlan
    var input: CheckedInput
    /// The number of a file's last row if its line has no end; nil of JSON, whose rows end by themselves.
    var openRow: Int?
    /// Which rows of a file repeat an event; nil where that isn't known of all.
    var recogniser: EventRecogniser?
    /// What is in doubt: nothing is sent before each is settled.
    var doubts: [Failure]
  }

  /// How many rows are read between two looks at the signals.
  private static let signalRows = 1 << 12

  /// `input` is looked at, which takes nothing away.
  init(_ input: OpenInput, _ plan: InputPlan, _ operation: Operation, _ history: RunHistory? = nil) {
    intake = .look(at: input, plan, operation, history)
    intake.source.beginCheck()
  }

  /// nil where what was read ahead of a pipe doesn't show yet what its columns are. Throws where the input can't be read,
  /// or a signal comes.
  mutating func run(until signals: borrowing SignalWatch) throws(Failure) -> Result? {
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
      case .header:
        sawHeader = true
        columns = intake.columnCheck()
        keys = intake.keyCheck()
      case .needMore:
        // What is left may be half a row. A file has none of that: a read of it was interrupted.
        guard !intake.input.isFile else { continue }
        return sawHeader || intake.input.isFull ? result() : nil
      case .skipped: continue
      case .end:
        isWhole = true
        return result()
      }
    }
  }

  private mutating func take(_ event: inout [UInt8], _ email: inout [UInt8]) throws(Failure) {
    if intake.isChosen { intake.source.show(&columns) } else { intake.source.pass(&columns) }
    event.removeAll(keepingCapacity: true)
    email.removeAll(keepingCapacity: true)
    let verdict = intake.map(event: &event, email: &email)
    if intake.isChosen { intake.show(&keys) }
    switch verdict {
    case .good: check.countGood(event.span, email: email.span)
    case .duplicate(let repeated): countDuplicate(repeated)
    case .possiblySent:
      if intake.resendsPossible {
        check.countGood(event.span, email: email.span)
      } else if let outcome = verdict.outcome {
        count(outcome)
      }
      check.countPossible()
    case .ignored:
      if let failure = intake.failure { throw failure }
      check.countSkipped()
    case .invalid(let problem): count(Outcome(problem))
    }
  }

  private mutating func count(_ outcome: Outcome) {
    check.count(outcome, row: intake.source.record.row, line: intake.source.record.line)
  }

  private mutating func countDuplicate(_ repeated: RowVerdict.Repeat) {
    count(Outcome(.duplicate))
    if case .known = repeated { check.countKnown() }
  }

  private mutating func result() -> Result {
    let found = columns?.doubts ?? keys?.doubts(sawAll: isWhole) ?? []
    let reader = intake.source.reader
    let isFile = intake.input.isFile
    // A pipe's first rows are gone by the time when a later one depends on it.
    if !isFile, intake.decimals == nil { intake.learnDecimals() }
    intake.complete(&check)
    return Result(
      check: check,
      settled: SettledInput(
        length: intake.isCut ? intake.source.size : isFile ? intake.source.bytesRead : nil,
        rows: isWhole ? reader.row : nil, decimals: intake.decimals,
        unclosedQuoteLine: isFile ? reader.quoteDoubts.unclosedLine : nil),
      fields: intake.fields, input: intake.checkedInput(),
      openRow: isFile && reader.format == .csv && intake.source.endsInRecord ? reader.row : nil,
      recogniser: isFile && isWhole && !intake.isCut ? intake.checkedRecogniser : nil,
      doubts: intake.doubts(found, keys: keys?.names, sawAll: isWhole))
  }
}
