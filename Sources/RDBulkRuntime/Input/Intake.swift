import RDBulkCore
import RDBulkSystem

/// Rows from the input: opened, matched with the event's fields, mapped one by one.
struct Intake: ~Copyable, JobInput {
  var source: InputSource
  private let plan: InputPlan
  private let operation: Operation
  /// Without fields until the columns are known, which is before the first row.
  private var mapper: RowMapper
  /// nil where all rows are meant, and until the columns are known.
  private var filter: RowFilter?
  /// What it says of the row at hand.
  private var choice = RowFilter.Verdict.chosen
  /// Rows up to this one were meant by an earlier run, however few are meant first now.
  private var rowsMeantBefore = 0
  /// Whether the input was said to end before its end, since only its first rows are meant.
  private(set) var isCut = false
  private var deduper: Deduper<DigestFile>?
  /// Why the row mapped last could not be compared with those before it; nothing is to be done for that row.
  private(set) var failure: Failure?
  /// Everything before the first row as it came.
  private(set) var preamble: [UInt8] = []

  /// Opens the input; throws where it can't be read.
  init(_ plan: InputPlan, _ operation: Operation) throws(Failure) {
    source = try InputSource.open(plan.path, plan.reader)
    self.plan = plan
    self.operation = operation
    mapper = RowMapper(FieldPlan(unmatched: operation))
    if plan.repeats != .none {
      deduper = Deduper(DigestSet(limit: DigestFile.inMemory, pageSize: DigestFile.pageSize, DigestFile.init))
    }
  }

  /// Goes on to the next thing in the input. At `.header` the columns are matched; throws a failure of the kind `usage`
  /// where they do not serve.
  mutating func next() throws(Failure) -> ReadStep {
    if let filter, filter.isSpent, source.record.row >= rowsMeantBefore, !source.record.isLong { return cut() }
    let step = try source.next()
    if step == .header { try matchColumns() }
    guard step == .record, filter != nil else { return step }
    choice = source.judge(&filter)
    if choice == .behindFirst {
      guard source.record.row <= rowsMeantBefore else { return cut() }
      choice = .chosen
    }
    return step
  }

  private mutating func cut() -> ReadStep {
    isCut = true
    return .end
  }

  /// An earlier run of the job has read up to `row`: those rows were meant by it.
  mutating func resume(after row: Int) { rowsMeantBefore = row }

  /// Why the rows that are chosen can't be meant, once all rows were read; nil where they can.
  var choiceProblem: Message? { isCut ? nil : filter?.problem }

  /// Maps the row at hand: its body is appended to `event`, its address to `email`.
  mutating func map(event: inout [UInt8], email: inout [UInt8]) -> RowVerdict {
    guard choice == .chosen else { return mapUnchosen(&event, &email) }
    let start = event.count
    if let problem = source.map(&mapper, event: &event, email: &email) { return .invalid(problem) }
    guard deduper != nil else { return .good }
    return compare(event[start...])
  }

  /// A row that is not chosen has no result; but one whose cells are not where the header's are may say something else
  /// than it seems to, and ends `invalid`.
  private mutating func mapUnchosen(_ event: inout [UInt8], _ email: inout [UInt8]) -> RowVerdict {
    guard let filter, source.isShifted(filter) else { return .ignored }
    let (eventEnd, emailEnd) = (event.count, email.count)
    if let problem = source.map(&mapper, event: &event, email: &email), problem.code == .malformedRow {
      return .invalid(problem)
    }
    event.removeSubrange(eventEnd...)
    email.removeSubrange(emailEnd...)
    return .ignored
  }

  /// What becomes of the row mapped last beside the rows before it.
  @inline(never)
  private mutating func compare(_ body: ArraySlice<UInt8>) -> RowVerdict {
    if mapper.isIgnored { return .ignored }
    do throws(Failure) {
      let isNew =
        if mapper.path.isEmpty {
          try deduper?.isNew(body, email: mapper.emailInEvent)
        } else {
          try deduper?.isNew(path: mapper.path, body)
        }
      return isNew == false ? .duplicate : .good
    } catch {
      failure = error
      return .ignored
    }
  }

  /// The path of the row mapped last, where each row has its own.
  var path: [UInt8] { mapper.path }

  /// The CSV line of the row at hand with a mark under the value of `field`; nothing where it is not one short line.
  func shown(_ field: String) -> [String] {
    for planned in mapper.plan.fields where planned.field.name == field {
      if case .column(let column) = planned.source { return source.shown(column) }
    }
    return []
  }

  /// What one would expect of the command's input, and its header does not have.
  var missingFields: [String] {
    mapper.plan.fields.filter { planned in
      planned.source == .absent && planned.field.name == plan.expectedField && !plan.fields.isNone(planned.field)
    }.map(\.field.name)
  }

  /// What is said of CSV columns for fields of the account's own where the event records none.
  var lostCustomFields: Message? { mapper.plan.lostCustomFields }

  /// Cells of the rows mapped so far that were taken as empty for holding what databases and spreadsheets write for
  /// nothing.
  var emptyWords: Int { mapper.emptyWords }

  /// The CSV columns that go nowhere.
  var unusedColumns: [String] { mapper.plan.unusedColumns }

  /// The keys of JSON rows that go nowhere, with how many of the rows read so far have them.
  var unusedKeys: [UnusedKey] { mapper.unusedKeys }

  /// The row at hand as it came, with a line end even where the file ends without one.
  func appendRaw(to output: inout [UInt8]) { source.appendRaw(to: &output) }

  /// Keeps a digest of what is consumed; see ``InputSource/keepDigest(watching:)``.
  mutating func keepDigest(watching offset: Int) { source.keepDigest(watching: offset) }
  func appendRaw(_ range: Range<Int>, to output: inout [UInt8]) { source.appendRaw(range, to: &output) }
  mutating func consumed() -> Digest { source.consumed() }
  mutating func watchedDigest() -> UInt64? { source.watchedDigest() }

  /// Whether each row is to be mapped even where it has its result: the deduper must see it.
  var needsEveryRow: Bool { deduper != nil }

  /// Keeps what stands before the first row. Call it at `.header`.
  mutating func keepPreamble() { preamble = source.preamble() }

  // MARK: - Columns

  private mutating func matchColumns() throws(Failure) {
    let reader = source.reader
    if source.isArchive, reader.format == .csv {
      throw .usage(
        "\(source.name) is an Excel workbook or another archive, not text.",
        hint: "Open it in Excel and save it as CSV."
      )
    }
    if let fault = reader.headerFault {
      throw .usage("The header line can't be read: \(RowProblem(fault).message)")
    }
    var columns: [String]?
    if reader.format == .csv {
      columns = plan.reader.hasHeader ? reader.header : plan.columns
      if plan.reader.hasHeader, reader.header.isEmpty {
        throw .usage("\(source.name) is empty.")
      }
    } else if plan.isCSVOnly {
      throw .usage(
        "The input is JSON, which has neither a delimiter nor a header line.",
        hint: "Leave --delimiter and --no-header out, or say --format csv."
      )
    }
    let fields = try FieldPlan(operation, columns: columns, settings: plan.fields)
    if plan.rows.isPartial { filter = try RowFilter(plan.rows, columns: columns) }
    mapper = RowMapper(fields)
    mapper.copiesEmail = plan.copiesEmail
    mapper.locatesEmail = plan.repeats == .rows
    mapper.decimalEvidence = DecimalScan.evidence(for: fields, plan.path, plan.reader)
    mapper.eventLimit = plan.eventLimit
  }
}
