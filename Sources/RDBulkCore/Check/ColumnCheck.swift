/// Examines what the columns of a file hold, and doubts how they are used.
///
/// It takes the selected rows in order: `take` for each, `doubts` after the last. The first rows show what a column
/// holds; states are counted in all rows, in the few columns that may contain any.
package struct ColumnCheck: Sendable {
  private let plan: FieldPlan
  private let settings: FieldSettings
  private let choice: RowChoice
  private let headers: [String]
  /// The columns that no field uses, from 0; and that of `funnel_name`.
  private let unused: [Int]
  private let funnelColumn: Int?
  private var profiles: [ColumnProfile]
  private var funnel = ColumnProfile()
  private var foreignFunnel: String?
  /// The column that is read as the contact's federal state, and what it says of deals' states.
  private var stateColumn: Int?
  private var contactState: StateColumn?
  /// One per column in `unused`; nil if the column can't contain states, or they don't matter.
  private var states: [StateColumn?]
  /// The ones still examined after the first rows, as indices of `unused`.
  private var candidates: [Int] = []
  /// What decides on the fields that several columns may be meant for, or whose column may be empty.
  private var rivals: [RivalColumns]
  /// What looks for headers among the rows; nil without a column of addresses.
  private var headerRows: HeaderRows?
  /// The column of addresses.
  private let addressColumn: Int?
  /// What tells the states of orders; nil where there is nothing, or they don't matter.
  private var orders: OrderStatus?
  /// The column that names currencies; nil where there is none.
  private var currencies: CurrencyColumn?
  /// What looks for titles of states between the rows; nil where states don't matter.
  private var titles: SectionTitles?
  private var rows = 0
  /// Whether further rows change nothing.
  private var isDone = false
  private var scratch: [UInt8] = []
  private var folded: [UInt8] = []

  /// `plan` is the run's, or one that tolerates absent fields; `choice` says which rows are selected.
  package init(_ plan: FieldPlan, _ settings: FieldSettings, _ choice: RowChoice) {
    self.plan = plan
    self.settings = settings
    self.choice = choice
    headers = plan.columns
    var used: Set<Int> = []
    var funnelColumn: Int?
    for planned in plan.fields {
      guard case .column(let column) = planned.source else { continue }
      used.insert(column)
      if planned.field.name == Field.funnelName.name { funnelColumn = column }
    }
    self.funnelColumn = funnelColumn
    let unused = plan.columns.indices.filter { !used.contains($0) && !ReasonColumns.has(plan.columns[$0]) }
    self.unused = unused
    rivals = plan.fields.compactMap { RivalColumns($0, settings, plan.columns, unused: unused) }
    headerRows = HeaderRows(plan)
    addressColumn = headerRows?.column
    profiles = Array(repeating: ColumnProfile(), count: unused.count)
    let asksForStates = ColumnJudge.asksForStates(plan) && !choice.takesAllStates
    titles = asksForStates ? SectionTitles() : nil
    currencies = CurrencyColumn(plan)
    orders = choice.takesAllStates ? nil : OrderStatus(plan)
    states = unused.map { column in
      asksForStates ? Self.stateColumn(plan.columns[column], plan.operation.name) : nil
    }
    for planned in plan.fields where planned.field.name == Field.stateName && !settings.isMapped(planned.field) {
      if case .column(let column) = planned.source, column < plan.columns.count {
        stateColumn = column
        contactState = Self.stateColumn(plan.columns[column], plan.operation.name)
      }
    }
  }

  private static func stateColumn(_ header: String, _ operation: String) -> StateColumn? {
    StateHeader(
      HeaderReading(header), words: HeaderReading.words(header).map(\.word),
      ofOrders: !OrderStatus.fitting(operation).isEmpty
    ).map(StateColumn.init)
  }

  /// Whether enough rows were taken to show what the columns hold.
  package var hasSample: Bool { rows >= ColumnJudge.sampleRows }

  // MARK: - Rows

  /// Takes the record in `reader`, which lies in `bytes`: a selected row.
  package mutating func take(_ reader: inout RecordReader, _ bytes: Span<UInt8>) {
    guard reader.fault == nil, plan.width != nil else { return }
    if let addressColumn, !Self.hasAddress(addressColumn, &reader, bytes) {
      takeOdd(&reader, bytes)
    } else {
      titles?.takeRow(reader.row)
    }
    currencies?.take(&reader, bytes)
    orders?.take(&reader, bytes)
    guard !isDone else { return }
    rows += 1
    for place in rivals.indices { rivals[place].take(&reader, bytes) }
    guard rows <= ColumnJudge.sampleRows else {
      for place in candidates { take(place, &reader, bytes, isSample: false) }
      return
    }
    for place in unused.indices { take(place, &reader, bytes, isSample: true) }
    if let funnelColumn { takeFunnel(funnelColumn, &reader, bytes) }
    if let stateColumn { takeState(stateColumn, &reader, bytes) }
    guard rows == ColumnJudge.sampleRows else { return }
    candidates = states.indices.filter { states[$0]?.isCandidate ?? false }
    isDone = candidates.isEmpty && !rivals.contains(where: \.isOpen)
  }

  /// Takes a row that is not selected: a title still says something of the ones below it.
  package mutating func pass(_ reader: inout RecordReader, _ bytes: Span<UInt8>) {
    guard reader.fault == nil, titles != nil, let addressColumn, !Self.hasAddress(addressColumn, &reader, bytes) else {
      return
    }
    titles?.take(&reader, bytes)
  }

  @inline(never)
  private mutating func takeOdd(_ reader: inout RecordReader, _ bytes: Span<UInt8>) {
    headerRows?.take(&reader, bytes)
    titles?.take(&reader, bytes)
  }

  /// Whether the cell in `column` may be an address.
  private static func hasAddress(_ column: Int, _ reader: inout RecordReader, _ bytes: Span<UInt8>) -> Bool {
    guard column < reader.fieldCount else { return false }
    let field = reader.field(column)
    for index in reader.recordStart &+ Int(field.start)..<reader.recordStart &+ Int(field.end)
    where bytes[index] == UInt8(ascii: "@") { return true }
    return false
  }

  private mutating func take(_ place: Int, _ reader: inout RecordReader, _ bytes: Span<UInt8>, isSample: Bool) {
    guard let field = field(unused[place], &reader) else {
      states[place]?.takeEmpty()
      return
    }
    if let range = plainRange(field, &reader, bytes) {
      Self.take(bytes, range, &profiles[place], &states[place], &folded, isSample: isSample)
    } else {
      scratch.removeAll(keepingCapacity: true)
      reader.appendValue(bytes, field, to: &scratch)
      Self.take(scratch, &profiles[place], &states[place], &folded, isSample: isSample)
    }
  }

  private func field(_ column: Int, _ reader: inout RecordReader) -> CSVField? {
    column < reader.fieldCount ? reader.field(column) : nil
  }

  /// Where the cell's text is in `bytes`; nil if it must be copied first.
  private func plainRange(_ field: CSVField, _ reader: inout RecordReader, _ bytes: Span<UInt8>) -> Range<Int>? {
    guard reader.singleByte == nil, !field.hasDoubledQuotes else { return nil }
    let start = reader.recordStart
    return start &+ Int(field.start)..<start &+ Int(field.end)
  }

  // Separate parameters, so that the compiler sees that the buffers don't overlap.
  private static func take(
    _ scratch: [UInt8], _ profile: inout ColumnProfile, _ state: inout StateColumn?, _ folded: inout [UInt8],
    isSample: Bool
  ) {
    take(scratch.span, 0..<scratch.count, &profile, &state, &folded, isSample: isSample)
  }

  private static func take(
    _ bytes: Span<UInt8>, _ cell: Range<Int>, _ profile: inout ColumnProfile, _ state: inout StateColumn?,
    _ folded: inout [UInt8], isSample: Bool
  ) {
    let range = FieldText.trim(bytes, cell)
    guard !range.isEmpty, !EmptyWord.holds(bytes, range) else {
      state?.takeEmpty()
      return
    }
    state?.take(bytes, range, &folded)
    if isSample { profile.take(bytes, range, &folded) }
  }

  private mutating func takeFunnel(_ column: Int, _ reader: inout RecordReader, _ bytes: Span<UInt8>) {
    guard foreignFunnel == nil, let field = field(column, &reader) else { return }
    scratch.removeAll(keepingCapacity: true)
    reader.appendValue(bytes, field, to: &scratch)
    let range = FieldText.trim(scratch.span, 0..<scratch.count)
    guard !range.isEmpty, !EmptyWord.holds(scratch.span, range) else { return }
    let text = String(decoding: scratch[range], as: UTF8.self)
    if text.lowercased() != Field.funnelName.fallback { foreignFunnel = text }
  }

  private mutating func takeState(_ column: Int, _ reader: inout RecordReader, _ bytes: Span<UInt8>) {
    guard contactState != nil, let field = field(column, &reader) else { return }
    scratch.removeAll(keepingCapacity: true)
    reader.appendValue(bytes, field, to: &scratch)
    let range = FieldText.trim(scratch.span, 0..<scratch.count)
    guard !range.isEmpty, !EmptyWord.holds(scratch.span, range) else { return }
    Self.take(scratch, range, &contactState, &folded)
  }

  private static func take(
    _ scratch: [UInt8], _ range: Range<Int>, _ state: inout StateColumn?, _ folded: inout [UInt8]
  ) {
    state?.take(scratch.span, range, &folded)
  }

  // MARK: - Doubts

  /// What is in doubt after the rows taken so far: fields first, in the reference's order.
  package var doubts: [ColumnDoubt] {
    guard plan.width != nil else { return [] }
    let judge = judge
    var doubts = judge.fieldDoubts + rivals.compactMap { $0.doubt(headers).map(ColumnDoubt.rival) }
    if let funnelColumn, funnelColumn < headers.count, let foreignFunnel {
      doubts.append(.funnel(header: headers[funnelColumn], value: foreignFunnel))
    }
    if let stateColumn, let doubt = contactState?.contactDoubt(headers[stateColumn], .column) { doubts.append(doubt) }
    if let doubt = headerRows?.doubt(headers) { doubts.append(.rival(doubt)) }
    if let doubt = judge.stateDoubt ?? orders?.doubt(headers, choice) { doubts.append(doubt) }
    if let doubt = currencies?.doubt(headers, choice) { doubts.append(.rival(doubt)) }
    let titles = titles?.doubt(judge.wanted, plan.operation.name, isWhole: !choice.isPartial)
    if let titles { doubts.append(.rival(titles)) }
    return doubts
  }

  private var judge: ColumnJudge {
    let empty = rows == 0 ? [] : rivals.filter { !$0.isFilled }
    let isEmpty = { (planned: PlannedField) in empty.contains { $0.field.name == planned.field.name } }
    return ColumnJudge(
      plan: plan, settings: settings, choice: choice, naming: .headers(headers),
      absent: plan.fields.filter { $0.source == .absent || isEmpty($0) }.map(\.field),
      taken: Set(plan.fields.filter { $0.source != .absent && !isEmpty($0) }.map(\.field.name)),
      empty: empty.map { rival in
        ColumnJudge.EmptyField(
          field: rival.field, used: rival.used, name: headers[rival.used],
          twins: Set(rival.others.filter(\.isFilled).map(\.column)))
      },
      unused: unused.indices.map { place in
        let header = headers[unused[place]]
        let column = FieldLookalike.Column(
          place: unused[place], header: header, words: Set(HeaderReading.words(header).map(\.word)),
          normalized: HeaderReading(header).whole, profile: profiles[place])
        return ColumnJudge.Unused(column: column, state: states[place])
      })
  }
}
