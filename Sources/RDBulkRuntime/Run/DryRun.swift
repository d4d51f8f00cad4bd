import RDBulkCore
import RDBulkSystem

/// `--dry-run`: writes the request body of every valid row, or its path if it has no body, one per line, and the invalid
/// rows as they came, where they are kept. Nothing is sent.
///
/// A file is read once and checked along the way. So nothing is said about its rows before its end is reached and nothing is
/// in doubt; if something is, what was written is of no use.
struct DryRun: ~Copyable {
  private var intake: Intake
  private let outputs: DryRunOutputs
  private let console: Console
  /// Whether the rows are checked as those of a file that is sent. Otherwise problems are reported at once.
  private let isChecked: Bool
  /// The invalid rows that are kept, and whether they say why.
  private let keepsInvalid: Bool
  private var reasons: RejectReasons?
  private var check = InputCheck()
  /// nil for an input without columns, and if nothing is checked.
  private var columns: ColumnCheck?
  /// The same for JSON.
  private var keys: KeyCheck?
  private var bodies: [UInt8] = []
  private var rejects: [UInt8] = []
  private var told = ToldProblems()
  /// What is to be said about rows, with what is shown of each.
  private var problems: [(line: Message, shown: [String])] = []
  private var noticedEncoding = false
  /// Whether requests have gone where they can't be taken back from.
  private(set) var hasGivenBodies = false
  /// Whether more of an over-long row belongs to the rejects.
  private var isInLongReject = false

  /// What was found.
  struct Result {
    var check: InputCheck
    var fields: FieldPlan
    var input: CheckedInput
    /// What is in doubt: nothing that was written may be used.
    var doubts: [Failure]
    var bytesIn: Int
  }

  private static let flushSize = 1 << 18
  /// How many rows are read between two looks at the signals.
  private static let signalRows = 1 << 12

  /// `intake` has given its header. Only a file can be checked.
  init(
    _ intake: consuming Intake, _ outputs: DryRunOutputs, _ plan: OutputPlan, _ console: Console, isChecked: Bool,
    encoding: TextEncoding?
  ) {
    self.intake = intake
    keepsInvalid = outputs.rejects != nil && plan.rejectStatuses.contains(.invalid)
    if let language = plan.rejectsWhy { reasons = self.intake.reasons(in: language, encoding) }
    self.outputs = outputs
    self.console = console
    self.isChecked = isChecked
    guard isChecked else { return }
    self.intake.source.boundByLength()
    columns = self.intake.columnCheck()
    keys = self.intake.keyCheck()
  }

  /// Reads the whole input. A signal ends it.
  mutating func run(until signals: borrowing SignalWatch) throws(Failure) -> Result {
    rejects = outputs.rejects == nil ? [] : reasons?.preamble(intake.preamble) ?? intake.preamble
    bodies.reserveCapacity(Self.flushSize + (1 << 16))
    var email: [UInt8] = []
    var rowsLeft = 0
    while true {
      rowsLeft -= 1
      if rowsLeft < 0 {
        rowsLeft = Self.signalRows
        if let signal = signals.received() {
          try write()
          throw .interrupted(signal)
        }
      }
      switch try intake.next() {
      case .record:
        try take(&email)
        if bodies.count >= Self.flushSize || rejects.count >= Self.flushSize { try write() }
      case .skipped(let range):
        if isInLongReject { intake.appendRaw(range, to: &rejects) }
      case .needMore:
        try write()
        intake.source.waitForInput(orSignal: signals.descriptor)
        rowsLeft = 0
      case .header: continue
      case .end: return result()
      }
    }
  }

  private mutating func take(_ email: inout [UInt8]) throws(Failure) {
    if !isChecked { noticeEncoding() }
    isInLongReject = false
    if intake.isChosen { intake.source.show(&columns) } else { intake.source.pass(&columns) }
    let start = bodies.count
    if !email.isEmpty { email.removeAll(keepingCapacity: true) }
    let verdict = intake.map(event: &bodies, email: &email)
    if intake.isChosen { intake.show(&keys) }
    switch verdict {
    case .good:
      Self.count(bodies, from: start, email, &check)
      keepBody(from: start)
    case .duplicate(let repeated):
      bodies.removeSubrange(start...)
      count(Outcome(.duplicate))
      if case .known = repeated { check.countKnown() }
    case .possiblySent where intake.resendsPossible:
      Self.count(bodies, from: start, email, &check)
      keepBody(from: start)
      check.countPossible()
    case .possiblySent:
      bodies.removeSubrange(start...)
      if let outcome = verdict.outcome { count(outcome) }
      check.countPossible()
    case .ignored:
      bodies.removeSubrange(start...)
      check.countSkipped()
      if let failure = intake.failure {
        try write()
        throw failure
      }
    case .invalid(let problem):
      tell(problem)
      count(Outcome(problem))
      guard keepsInvalid else { return }
      isInLongReject = intake.source.record.isLong
      guard let reasons, !isInLongReject else { return intake.appendRaw(to: &rejects) }
      var row: [UInt8] = []
      intake.appendRaw(to: &row)
      rejects += reasons.row(row.span, 0..<row.count, RejectReason(Outcome(problem)))
    }
  }

  // Separate parameters, so that the compiler sees that the bodies and the counts don't overlap.
  private static func count(_ bodies: [UInt8], from start: Int, _ email: [UInt8], _ check: inout InputCheck) {
    check.countGood(bodies.span.extracting(start...), email: email.span)
  }

  private mutating func keepBody(from start: Int) {
    guard outputs.bodies != nil else { return bodies.removeSubrange(start...) }
    // A request without a body is represented by its path.
    if bodies.count == start {
      let path = String(decoding: intake.path, as: UTF8.self)
      JSONValue.object([JSONValue.Member("path", .string(path))]).write(to: &bodies)
    }
    bodies.append(0x0A)
  }

  private mutating func count(_ outcome: Outcome) {
    check.count(outcome, row: intake.source.record.row, line: intake.source.record.line)
  }

  /// Writes what is waiting.
  mutating func write() throws(Failure) {
    if !bodies.isEmpty, !outputs.canDiscardBodies { hasGivenBodies = true }
    try outputs.bodies?.write(&bodies)
    try outputs.rejects?.write(&rejects)
  }

  private mutating func result() -> Result {
    intake.complete(&check)
    return Result(
      check: check, fields: intake.fields, input: intake.checkedInput(),
      doubts: isChecked
        ? intake.doubts(columns?.doubts ?? keys?.doubts(sawAll: true) ?? [], keys: keys?.names, sawAll: true) : [],
      bytesIn: intake.source.bytesRead)
  }

  // MARK: - What is said of rows

  private mutating func tell(_ problem: RowProblem) {
    guard told.isTold(problem.code) else { return }
    let record = intake.source.record
    problems.append(
      (
        "line \(record.line) (row \(record.row)): \(problem.code.rawValue): \(problem.message)",
        problem.field.map { intake.shown($0) } ?? []
      ))
    if !isChecked { tellProblems() }
  }

  private mutating func tellProblems() {
    for problem in problems {
      console.say(problem.line)
      console.tell(problem.shown.map { Message(verbatim: $0) })
    }
    problems.removeAll()
  }

  private mutating func noticeEncoding() {
    guard !noticedEncoding, let encoding = intake.source.record.guessedEncoding else { return }
    noticedEncoding = true
    console.note(encoding.notice)
  }

  /// Says what is wrong with which rows, once nothing is in doubt.
  mutating func tellRows() {
    noticeEncoding()
    tellProblems()
    for line in told.rest { console.say(line) }
  }
}
