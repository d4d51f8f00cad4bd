/// Says what is in doubt about the columns of a file, or about the values of JSON objects, once their cells were
/// looked at.
struct ColumnJudge: Sendable {
  /// A column that no field uses.
  struct Unused: Sendable {
    var column: FieldLookalike.Column
    /// nil if it can't contain states, or they don't matter.
    var state: StateColumn?
  }

  let plan: FieldPlan
  let settings: FieldSettings
  let choice: RowChoice
  let naming: ColumnNaming
  /// The fields without a column, and the names of those that have one or a constant.
  let absent: [Field]
  let taken: Set<String>
  let unused: [Unused]

  private var operation: Operation { plan.operation }

  /// Whether rows of several states are a mistake: not if each row says what to set, nor if nothing is changed, nor for
  /// events without a state.
  static func asksForStates(_ plan: FieldPlan) -> Bool {
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

  // MARK: - Fields

  /// Fields without a column of which an unused one looks like theirs, in the reference's order.
  var fieldDoubts: [ColumnDoubt] {
    lookalikes.map { field, column in
      .field(
        field.name, header: column.header, examples: column.profile.examples, map: naming.map(field, column),
        noun: naming.noun)
    }
  }

  /// The same as pairs.
  var lookalikes: [(field: Field, column: FieldLookalike.Column)] {
    guard operation.method != .get else { return [] }
    // The account's own fields are reported elsewhere.
    var columns = unused.filter { unused in
      let header = unused.column.header
      return !header.isEmpty && !header.lowercased().hasPrefix(Field.customPrefix) && !tellsStates(unused)
    }.map(\.column)
    var found: [(field: Field, column: FieldLookalike.Column)] = []
    for field in absent where !settings.isNone(field) {
      let lookalike = FieldLookalike(columns: columns, taken: taken)
      guard let column = lookalike.find(field) else { continue }
      columns.removeAll { $0.place == column.place }
      found.append((field, column))
    }
    return found
  }

  // MARK: - States

  private func tellsStates(_ unused: Unused) -> Bool { unused.state?.tellsStates ?? false }

  /// A column of several states, or of one that is not the command's; nil where the rows were chosen by it.
  var stateDoubt: ColumnDoubt? {
    let telling = unused.filter { tellsStates($0) && !$0.column.header.isEmpty }
    let isChosen = choice.conditions.contains { condition in telling.contains { naming.means(condition, $0.column) } }
    guard !telling.isEmpty, !isChosen else { return nil }
    let doubtful = telling.filter { $0.state.map { isDoubtful($0.states) } ?? false }
    guard let found = doubtful.max(by: { weight($0) < weight($1) }), let state = found.state else { return nil }
    var values = state.values.map { ColumnDoubt.Count($0.text, $0.count) }.sorted { $0.rows > $1.rows }
    if state.empty > 0, state.isTelling { values.append(ColumnDoubt.Count("", state.empty)) }
    return .states(
      header: found.column.header, values: values, operation: operation.name,
      choice: setting(state, naming.name(found.column)), noun: naming.noun)
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
  private func weight(_ unused: Unused) -> Int {
    guard let state = unused.state else { return 0 }
    let names = wanted.map { !state.texts(of: $0).isEmpty } ?? true
    return (names ? 4 : 0) + (state.namesOpenOnes ? 2 : 0) + (state.asked == nil ? 1 : 0)
  }

  /// The `--where` that leaves the rows the operation is for; nil if there is none.
  private func setting(_ state: StateColumn, _ name: String) -> String? {
    var condition = RowCondition(name, [])
    switch wanted {
    case .lost?: condition.values = state.texts(of: .lost)
    case .won?, nil: condition.values = state.texts(of: .won)
    case .open?:
      condition.values = state.texts(of: .open)
      if !state.namesOpenOnes || condition.values.isEmpty {
        condition.values = state.texts(of: .lost) + state.texts(of: .won)
        condition.isNegated = true
      }
    }
    return condition.values.isEmpty ? nil : "--where \(ShellWord.quoted(condition.text))"
  }
}
