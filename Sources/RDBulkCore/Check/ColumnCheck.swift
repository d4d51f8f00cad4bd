/// Examines what the columns of a file hold, and doubts how they are used.
///
/// It takes the selected rows in order: `take` for each, `doubts` after the last. The first rows show what a column
/// holds; states are counted in all rows, in the few columns that may contain any.
package struct ColumnCheck: Sendable {
  private let operation: Operation
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
  /// One per column in `unused`; nil if the column can't contain states, or they don't matter.
  private var states: [StateColumn?]
  /// The ones still examined after the first rows, as indices of `unused`.
  private var candidates: [Int] = []
  private var rows = 0
  /// Whether further rows change nothing.
  private var isDone = false
  private var scratch: [UInt8] = []
  private var folded: [UInt8] = []

  /// This many rows show what a column holds.
  private static let sampleRows = 2_048

  /// `plan` is the run's, or one that tolerates absent fields; `choice` says which rows are selected.
  package init(_ plan: FieldPlan, _ settings: FieldSettings, _ choice: RowChoice) {
    operation = plan.operation
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
    unused = plan.columns.indices.filter { !used.contains($0) }
    profiles = Array(repeating: ColumnProfile(), count: unused.count)
    let asksForStates = Self.asksForStates(plan) && !choice.takesAllStates
    states = unused.map { column in
      let header = plan.columns[column]
      return asksForStates ? StateColumn(HeaderReading(header), words: HeaderReading.words(header).map(\.word)) : nil
    }
  }

  /// Whether rows of several states are a mistake: not if each row says what to set, nor if nothing is changed, nor for
  /// events without a state.
  private static func asksForStates(_ plan: FieldPlan) -> Bool {
    switch plan.operation.name {
    case EventType.opportunityLost.name, EventType.opportunity.name, EventType.sale.name: return true
    default:
      guard plan.operation.body == .members else { return false }
      return plan.fields.contains { planned in
        if case .constant = planned.source {
          !planned.field.isIdentifier && planned.field.kind != .owner
        } else {
          false
        }
      }
    }
  }

  /// Whether enough rows were taken to show what the columns hold.
  package var hasSample: Bool { rows >= Self.sampleRows }

  // MARK: - Rows

  /// Takes the record in `reader`, which lies in `bytes`: a selected row.
  package mutating func take(_ reader: inout RecordReader, _ bytes: Span<UInt8>) {
    guard !isDone, reader.fault == nil, plan.width != nil else { return }
    rows += 1
    guard rows <= Self.sampleRows else {
      for place in candidates { take(place, &reader, bytes, isSample: false) }
      return
    }
    for place in unused.indices { take(place, &reader, bytes, isSample: true) }
    if let funnelColumn { takeFunnel(funnelColumn, &reader, bytes) }
    guard rows == Self.sampleRows else { return }
    candidates = states.indices.filter { states[$0]?.isCandidate ?? false }
    isDone = candidates.isEmpty
  }

  private mutating func take(_ place: Int, _ reader: inout RecordReader, _ bytes: Span<UInt8>, isSample: Bool) {
    guard let field = field(unused[place], &reader) else { return }
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

  // MARK: - Doubts

  /// What is in doubt after the rows taken so far: fields first, in the reference's order.
  package var doubts: [ColumnDoubt] {
    var doubts = fieldDoubts
    if let funnelColumn, funnelColumn < headers.count, let foreignFunnel {
      doubts.append(.funnel(header: headers[funnelColumn], value: foreignFunnel))
    }
    if let doubt = stateDoubt { doubts.append(doubt) }
    return doubts
  }

  private var fieldDoubts: [ColumnDoubt] {
    guard plan.width != nil, operation.method != .get else { return [] }
    let taken = plan.fields.filter { $0.source != .absent }.map(\.field.name)
    // The account's own fields are reported elsewhere.
    var columns = unused.indices.filter { place in
      let header = headers[unused[place]]
      return !header.isEmpty && !header.lowercased().hasPrefix(Field.customPrefix) && !statesAreTold(by: place)
    }.map { place in
      let header = headers[unused[place]]
      return FieldLookalike.Column(
        place: unused[place], header: header, words: Set(HeaderReading.words(header).map(\.word)),
        normalized: HeaderReading(header).whole, profile: profiles[place])
    }
    var doubts: [ColumnDoubt] = []
    for planned in plan.fields where planned.source == .absent && !settings.isNone(planned.field) {
      let lookalike = FieldLookalike(columns: columns, taken: Set(taken))
      guard let column = lookalike.find(planned.field) else { continue }
      columns.removeAll { $0.place == column.place }
      doubts.append(
        .field(
          planned.field.name, header: column.header, examples: column.profile.examples,
          map: ColumnMatcher(columns: headers).mapSetting(planned.field, column.place)))
    }
    return doubts
  }

  private func statesAreTold(by place: Int) -> Bool { states[place]?.tellsStates ?? false }

  private var stateDoubt: ColumnDoubt? {
    let telling = states.indices.filter { statesAreTold(by: $0) && !headers[unused[$0]].isEmpty }
    guard !telling.isEmpty, !isChosen(telling) else { return nil }
    let doubtful = telling.filter { place in states[place].map { isDoubtful($0.states) } ?? false }
    guard let place = doubtful.max(by: { weight($0) < weight($1) }), let column = states[place] else { return nil }
    var values = column.values.map { ColumnDoubt.Count($0.text, $0.count) }.sorted { $0.rows > $1.rows }
    if column.empty > 0, column.isTelling { values.append(ColumnDoubt.Count("", column.empty)) }
    return .states(
      header: headers[unused[place]], values: values, operation: operation.name, choice: choice(column, unused[place]))
  }

  /// The state of the rows that the operation is for.
  private var wanted: DealState? {
    switch operation.name {
    case EventType.opportunityLost.name: .lost
    case EventType.sale.name: .won
    case EventType.opportunity.name: .open
    default: nil
    }
  }

  private func isDoubtful(_ states: Set<DealState>) -> Bool {
    if states.count > 1 { return true }
    // A file of sales, marked as lost.
    return wanted == .lost && states == [.won] || wanted == .won && states == [.lost]
  }

  /// Of several columns, the one to choose by is the one that names the wanted state and leaves the least open.
  private func weight(_ place: Int) -> Int {
    guard let column = states[place] else { return 0 }
    let names = wanted.map { !column.texts(of: $0).isEmpty } ?? true
    return (names ? 4 : 0) + (column.namesOpenOnes ? 2 : 0) + (column.asked == nil ? 1 : 0)
  }

  /// Whether the rows were selected by one of these columns.
  private func isChosen(_ places: [Int]) -> Bool {
    let matcher = ColumnMatcher(columns: headers)
    return choice.conditions.contains { condition in
      guard case .column(let column)? = try? matcher.source(of: condition) else { return false }
      return places.contains { unused[$0] == column }
    }
  }

  /// The `--where` that leaves the rows the operation is for; nil if there is none.
  private func choice(_ column: StateColumn, _ place: Int) -> String? {
    var condition = RowCondition(ColumnMatcher(columns: headers).name(of: place), [])
    switch wanted {
    case .lost?: condition.values = column.texts(of: .lost)
    case .won?, nil: condition.values = column.texts(of: .won)
    case .open?:
      condition.values = column.texts(of: .open)
      if !column.namesOpenOnes || condition.values.isEmpty {
        condition.values = column.texts(of: .lost) + column.texts(of: .won)
        condition.isNegated = true
      }
    }
    return condition.values.isEmpty ? nil : "--where \(ShellWord.quoted(condition.text))"
  }
}
