import RDBulkCore
import RDBulkSystem

/// Rows from the input: opened, matched with the event's fields, mapped one by one.
struct Intake: ~Copyable, JobInput {
  var source: InputSource
  let plan: InputPlan
  let input: OpenInput
  private let operation: Operation
  /// Has no fields until the columns are known, which is before the first row.
  private var mapper: RowMapper
  /// nil if all rows are selected, and until the columns are known.
  private var filter: RowFilter?
  /// Whether there is a filter: it is large, and asking for itself would copy it for each row.
  private var isFiltered = false
  /// Whether the current row is selected.
  private(set) var isChosen = true
  /// Rows up to this one belong to an earlier run, however few first rows are wanted now.
  private var rowsMeantBefore = 0
  /// Whether it ended early because only its first rows are wanted.
  private(set) var isCut = false
  private let history: RunHistory?
  /// nil if no row is compared with others.
  private var recogniser: EventRecogniser?
  /// Why the row mapped last couldn't be compared with earlier ones; nothing may be done with that row.
  private(set) var failure: Failure?
  /// Everything before the first row as it came.
  private(set) var preamble: [UInt8] = []

  /// What the check settled; nil where none was made.
  private let settled: SettledInput?
  /// How the input's numbers are written; nil as long as no row depends on it.
  private(set) var decimals: DecimalEvidence?
  /// The first number that can be read in two ways although all rows were looked at; nil where there is none.
  private(set) var decimalDoubt: DecimalDoubt?

  /// The run's rows of `input`; throws if it is not as it was when it was checked.
  init(
    _ input: OpenInput, _ plan: InputPlan, _ operation: Operation, _ settled: SettledInput? = nil,
    _ history: RunHistory? = nil, _ recogniser: EventRecogniser? = nil
  ) throws(Failure) {
    var reader = plan.reader
    reader.unclosedQuoteLine = settled?.unclosedQuoteLine
    self.init(input, try InputSource(input, reader, settled), plan, operation, settled, history)
    if let recogniser { self.recogniser = recogniser }
  }

  /// The rows of `input` for a look before the run.
  static func look(
    at input: OpenInput, _ plan: InputPlan, _ operation: Operation, _ history: RunHistory? = nil
  ) -> Intake {
    Intake(input, InputSource.look(at: input, plan.reader), plan, operation, nil, history)
  }

  private init(
    _ input: OpenInput, _ source: consuming InputSource, _ plan: InputPlan, _ operation: Operation,
    _ settled: SettledInput?, _ history: RunHistory?
  ) {
    self.input = input
    self.source = source
    self.plan = plan
    self.settled = settled
    decimals = settled?.decimals
    self.operation = operation
    mapper = RowMapper(FieldPlan(unmatched: operation))
    resendsPossible = history?.resends ?? false
    self.history = history
    if let history {
      recogniser = history.recogniser()
    } else if plan.repeats != .none {
      recogniser = .ofOneInput()
    }
  }

  /// Advances to the next thing in the input. At `.header`, matches the columns and throws a failure of the kind
  /// `usage` if they don't fit.
  mutating func next() throws(Failure) -> ReadStep {
    if isFiltered, filter?.isSpent == true, source.record.row >= rowsMeantBefore, !source.record.isLong { return cut() }
    let step = try source.next()
    switch step {
    case .record where isFiltered: return judge()
    case .header:
      try matchColumns()
      return step
    case .record, .needMore, .skipped, .end: return step
    }
  }

  /// Whether the current row is selected.
  private mutating func judge() -> ReadStep {
    switch source.judge(&filter) {
    case .chosen: isChosen = true
    case .notChosen: isChosen = false
    case .behindFirst:
      guard source.record.row <= rowsMeantBefore else { return cut() }
      isChosen = true
    }
    return .record
  }

  private mutating func cut() -> ReadStep {
    isCut = true
    return .end
  }

  /// An earlier run of the job has read up to `row`, so those rows belong to it.
  mutating func resume(after row: Int) { rowsMeantBefore = row }

  /// Why the selection can't be what was intended, once all rows are read; nil if it is fine.
  mutating func choiceProblem(sawAll: Bool) -> Message? {
    sawAll && !isCut ? filter?.problem : filter?.commaProblem
  }

  /// Maps the current row: appends its body to `event`, its address to `email`.
  mutating func map(event: inout [UInt8], email: inout [UInt8]) -> RowVerdict {
    guard isChosen else { return mapUnchosen(&event, &email) }
    let (start, emailStart) = (event.count, email.count)
    var problem = source.map(&mapper, event: &event, email: &email)
    if problem != nil, decimals == nil, mapper.lacksDecimalEvidence {
      learnDecimals()
      email.removeSubrange(emailStart...)
      problem = source.mapAgain(&mapper, event: &event, email: &email)
    }
    if let problem {
      recogniser?.forget()
      if problem.code == .ambiguousNumber { noteDecimalDoubt() }
      return .invalid(problem)
    }
    guard recogniser != nil else { return .good }
    return compare(event.span, start..<event.count)
  }

  /// The current row has a number that can be read in two ways: all rows are read to see how the others are written.
  @inline(never)
  mutating func learnDecimals() {
    let evidence = DecimalScan.evidence(for: mapper.plan, input, plan, settled)
    decimals = evidence
    mapper.decimalEvidence = evidence
  }

  @inline(never)
  private mutating func noteDecimalDoubt() {
    guard decimalDoubt == nil, let number = mapper.ambiguousNumber else { return }
    decimalDoubt = DecimalDoubt(number, mapper.plan, line: source.record.line)
  }

  /// A row that isn't selected has no result. But if its cells aren't where the header's are, it may say something
  /// other than it seems to, and ends as `invalid`.
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

  /// The verdict on the row mapped last, given the rows before it.
  @inline(never)
  private mutating func compare(_ bytes: Span<UInt8>, _ event: Range<Int>) -> RowVerdict {
    if mapper.isIgnored {
      recogniser?.forget()
      return .ignored
    }
    do throws(Failure) {
      return try recogniser?.verdict(path: mapper.path, bytes, event, row: source.record.row) ?? .good
    } catch {
      failure = error
      return .ignored
    }
  }

  /// The path of the row mapped last, if each row has its own.
  var path: [UInt8] { mapper.path }

  /// The current row's CSV line with a mark under the value of `field`; empty unless it is one short line.
  mutating func shown(_ field: String) -> [String] {
    for planned in mapper.plan.fields where planned.field.name == field {
      if case .column(let column) = planned.source { return source.shown(column) }
    }
    return []
  }

  /// Fields expected in this command's input that its header lacks.
  var missingFields: [String] {
    mapper.plan.fields.filter { planned in
      planned.source == .absent && planned.field.name == plan.expectedField && !plan.fields.isNone(planned.field)
    }.map(\.field.name)
  }

  /// What to say about CSV columns for custom fields if the event records none.
  var lostCustomFields: Message? { mapper.plan.lostCustomFields }

  /// What was noticed about the rows so far that were taken.
  var notices: RowNotices { mapper.notices }
  /// The fields as they are matched with the columns.
  var fields: FieldPlan { mapper.plan }
  /// What looks at the columns for what is in doubt about them; nil where there are none.
  mutating func columnCheck() -> ColumnCheck? {
    source.reader.format == .csv ? ColumnCheck(mapper.plan, plan.fields, plan.rows) : nil
  }
  /// What looks at the keys of JSON for what is in doubt about them; nil for CSV.
  mutating func keyCheck() -> KeyCheck? {
    source.reader.format == .csv ? nil : KeyCheck(mapper.plan, plan.fields, plan.rows)
  }
  /// Shows the row mapped last to `check`, if there is one.
  mutating func show(_ check: inout KeyCheck?) { source.show(&check, &mapper) }
  /// The rows of the whole input, where it was checked.
  var rowsInAll: Int? { settled?.rows }

  /// CSV columns that aren't used.
  var unusedColumns: [String] { mapper.plan.unusedColumns }

  /// Appends the current row as it came, with a line end even if the file ends without one.
  func appendRaw(to output: inout [UInt8]) { source.appendRaw(to: &output) }

  mutating func appendInput(_ format: ResultFormat, to output: inout [UInt8]) {
    source.appendInput(format, to: &output)
  }

  /// What writes into a rejected row why it is one. Call it after the header; `encoding` is what the check found the
  /// bytes to be in where they are neither UTF-8 nor UTF-16.
  mutating func reasons(in language: Language, _ encoding: TextEncoding?) -> RejectReasons {
    let reader = source.reader
    let utf16 = source.transcoder.map { $0.isBigEndian ? TextEncoding.utf16BigEndian : .utf16LittleEndian }
    return RejectReasons(
      columns: reader.format == .csv ? reader.header : nil, delimiter: reader.delimiter,
      encoding: utf16 ?? encoding ?? reader.singleByte ?? .utf8, hasMark: source.mark != .none, language: language)
  }

  /// Which of a row's own columns may follow its result in `format`. Call it after the header.
  mutating func columns(for format: ResultFormat) -> InputColumns {
    guard source.reader.format == .csv else { return .object }
    let names = plan.reader.hasHeader ? source.reader.header : plan.columns
    let others = format.kind == .csv ? ResultFormat.columns + format.extras.columns : []
    // Without a header, the cells have no names.
    return names.isEmpty ? .cells([InputColumns.member]) : InputColumns(names, besides: others)
  }

  /// Keeps a digest of what is consumed; see ``InputSource/keepDigest(watching:)``.
  mutating func keepDigest(watching offset: Int) { source.keepDigest(watching: offset) }
  func appendRaw(_ range: Range<Int>, to output: inout [UInt8]) { source.appendRaw(range, to: &output) }
  mutating func consumed() -> Digest { source.consumed() }
  mutating func rowReaches(behind offset: Int) -> Bool { source.recordReaches(behind: offset) }
  mutating func watchedDigest() -> UInt64? { source.watchedDigest() }

  /// Whether even rows with a result must be mapped, because later ones are compared with them.
  var needsEveryRow: Bool { recogniser != nil }

  /// What was learnt about repeated events, once all rows were seen; nil if none are compared.
  var checkedRecogniser: EventRecogniser? { recogniser?.checked() }

  /// Whether an event that may have been processed before is sent again.
  let resendsPossible: Bool

  /// What the history says of the row mapped last.
  var event: EventMemory? { recogniser?.event }

  /// Keeps what comes before the first row. Call at `.header`.
  mutating func keepPreamble() { preamble = source.preamble() }

  // MARK: - Columns

  private mutating func matchColumns() throws(Failure) {
    let reader = source.reader
    if let doubt = reader.encodingDoubt ?? source.encodingDoubtAhead() {
      throw .usage(doubt.message, hint: doubt.hint)
    }
    if let fault = reader.headerFault {
      try refuseJSON()
      try checkHeader(isMatched: false)
      throw .usage("The header line can't be read: \(RowProblem(fault).message)")
    }
    var columns: [String]?
    if reader.format == .csv {
      columns = plan.reader.hasHeader ? reader.header : plan.columns
      if plan.repeats == .contacts { columns = columns.map(Self.ofResults) }
      if let line = plan.reader.headerLine, reader.header.isEmpty {
        throw .usage("\(source.name) has no line \(line).")
      }
      if plan.reader.hasHeader, reader.header.isEmpty {
        throw .usage("The input is empty: \(source.name).")
      }
    } else if plan.isCSVOnly {
      throw .usage(
        "The input is JSON, which has neither a delimiter nor a header line.",
        hint: "Leave --delimiter, --header-line and --no-header out, or say --format csv."
      )
    }
    if reader.format == .jsonLines, plan.reader.format == nil {
      guard !HeaderNames.isTable(source.firstLines(), operation) else {
        throw .usage("\(source.name) is read as JSON and looks like CSV.", hint: "Add --format csv if it is.")
      }
    }
    let fields = try matchFields(columns)
    try checkHeader(isMatched: true)
    if plan.rows.isPartial { filter = try RowFilter(plan.rows, columns: columns) }
    isFiltered = filter != nil
    mapper = configured(fields)
  }

  /// The columns without the names of those that are not the results' own: what an input has called "E-mail" is no address
  /// of theirs.
  private static func ofResults(_ columns: [String]) -> [String] {
    guard columns.starts(with: ResultFormat.columns) else { return columns }
    return columns.indices.map { $0 < ResultFormat.columns.count ? columns[$0] : "" }
  }

  /// Where the header can't be used, what is called CSV may be JSON.
  private mutating func refuseJSON() throws(Failure) {
    guard source.reader.format == .csv, let first = source.firstLines().first,
      [UInt8(ascii: "{"), UInt8(ascii: "[")].contains(first)
    else { return }
    throw .usage("\(source.name) is read as CSV and looks like JSON.", hint: "Add --format json if it is.")
  }

  private mutating func configured(_ fields: FieldPlan) -> RowMapper {
    var mapper = RowMapper(fields)
    mapper.usedWidth = max(mapper.usedWidth, filter?.usedWidth ?? 0)
    if fields.hasReasons, let width = fields.width { mapper.usedWidth = width }
    mapper.copiesEmail = plan.copiesEmail
    mapper.decimalEvidence = decimals ?? DecimalEvidence()
    mapper.eventLimit = plan.eventLimit
    return mapper
  }

  // MARK: - The account's own fields

  /// Whether CSV columns or settings name fields of the account's own.
  var namesCustomFields: Bool { !mapper.plan.customFields.isEmpty }

  /// The names of the account's own fields that the input has, with the columns or keys that they come from. Those of JSON
  /// are found by a look at the whole file; of a pipe, at its first rows, so that they may not be all.
  mutating func customFields() -> (found: [(name: String, column: String?)], areAll: Bool) {
    let planned = mapper.plan.customFields
    guard mapper.plan.width == nil, operation.extraColumns != .nothing else { return (planned, true) }
    var source = InputSource.look(at: input, plan.reader)
    var mapper = mapper
    var event: [UInt8] = []
    var email: [UInt8] = []
    while let step = try? source.next(), step != .end, step != .needMore {
      guard step == .record else { continue }
      event.removeAll(keepingCapacity: true)
      email.removeAll(keepingCapacity: true)
      _ = source.map(&mapper, event: &event, email: &email)
    }
    return (planned + mapper.customNames.sorted().map { ($0, $0) }, input.isFile)
  }

  /// Reads the account's own fields as the kinds that it has. Throws if a constant is none.
  mutating func settle(_ account: ContactFields) throws(Failure) {
    // Events may be others than those that were compared in the check.
    if let history { recogniser = history.recogniser() } else if recogniser != nil { recogniser = .ofOneInput() }
    mapper = configured(try mapper.plan.settled(account))
    if mapper.plan.width == nil { mapper.account = account }
  }

  /// Where a needed column is not found by its name, the one that holds what is wanted is suggested.
  private mutating func matchFields(_ columns: [String]?) throws(Failure) -> FieldPlan {
    do throws(Failure) {
      return try FieldPlan(operation, columns: columns, settings: plan.fields)
    } catch {
      try refuseJSON()
      try checkHeader(isMatched: false)
      let doubts = ColumnScan.doubts(input, plan, operation)
      guard let doubt = doubts.first(where: { $0.concernsNeededField(of: operation) }) else { throw error }
      var hint = doubt.hint
      // A field that every row needs can't be left out.
      if case .field(_, _, _, let map, _) = doubt { hint = "Add \(map) if that is right." }
      throw .usage("\(doubt.message) \(FieldPlan.columnList(columns))", hint: hint)
    }
  }

  /// Throws the evidence against the line that was read as the header. Where it was named, nothing does.
  private mutating func checkHeader(isMatched: Bool) throws(Failure) {
    guard source.reader.format == .csv, plan.reader.hasHeader, plan.reader.headerLine == nil else { return }
    let reading = HeaderDoubt.Reading(
      text: source.firstLines(), line: source.reader.recordLine, header: source.reader.header,
      delimiter: plan.reader.delimiter, isMatched: isMatched)
    if let doubt = HeaderDoubt(reading, operation, expectedField: plan.expectedField) { throw doubt.failure }
  }
}
