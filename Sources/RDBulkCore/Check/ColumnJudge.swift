/// Says what is in doubt about the columns of a file, or about the values of JSON objects, once their cells were
/// looked at.
struct ColumnJudge: Sendable {
  /// This many rows show which columns or keys there are, and what they hold.
  static let sampleRows = 2_048

  /// A column that no field uses.
  struct Unused: Sendable {
    var column: FieldLookalike.Column
    /// nil if it can't contain states, or they don't matter.
    var state: StateColumn?
    /// Whether a `--where` can be about it: not if it is in a list.
    var isReachable = true
  }

  /// A field whose column is empty in every row.
  struct EmptyField: Sendable {
    var field: Field
    /// The column, or the key, that it is taken from.
    var used: Int
    var name: String
    /// The columns that mean the field by their names and are not empty.
    var twins: Set<Int> = []
  }

  let plan: FieldPlan
  let settings: FieldSettings
  let choice: RowChoice
  let naming: ColumnNaming
  /// The fields without a column, and the names of those that have one or a constant.
  let absent: [Field]
  let taken: Set<String>
  /// Those of `absent` that have a column which is empty in every row.
  var empty: [EmptyField] = []
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
      if let empty = empty.first(where: { $0.field.name == field.name }) { return emptyDoubt(empty, column) }
      return .field(
        field.name, header: column.header, examples: column.profile.examples, map: naming.map(field, column),
        noun: naming.noun)
    }
  }

  private func emptyDoubt(_ empty: EmptyField, _ column: FieldLookalike.Column) -> ColumnDoubt {
    let keep = naming.map(empty.field, empty.used, called: empty.name)
    return .rival(
      .empty(
        empty.name, empty.field, other: column.header, examples: column.profile.examples, keep: keep,
        map: naming.map(empty.field, column), noun: naming.noun))
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
      let twins = empty.first { $0.field.name == field.name }?.twins
      let twin = columns.first { twins?.contains($0.place) ?? false }
      // A column for texts may well be empty, and a remark beside it is none of its texts.
      let mayBeLike = twins == nil || field.kind.isNumeric || field.kind == .email
      guard let column = twin ?? (mayBeLike ? lookalike.find(field) : nil) else { continue }
      columns.removeAll { $0.place == column.place }
      found.append((field, column))
    }
    return found
  }

  // MARK: - States

  private func tellsStates(_ unused: Unused) -> Bool { unused.state?.tellsStates ?? false }

  private func tells(_ unused: Unused) -> Bool {
    unused.state.map { $0.tellsStates || $0.tellsOpenOnes || $0.deniesAll && $0.header.asked == wanted } ?? false
  }

  /// The columns that say what became of each row's deal: those whose names say so, where there are any.
  private var telling: [Unused] {
    let telling = unused.filter(tells)
    let named = telling.filter { !($0.state?.header.isWeak ?? true) }
    return named.isEmpty ? telling : named
  }

  /// A column of several states, or of one that is not the command's; nil where the rows were chosen by it.
  var stateDoubt: ColumnDoubt? {
    guard Self.asksForStates(plan), !choice.takesAllStates else { return nil }
    let isChosen = choice.conditions.contains { condition in
      unused.contains { tells($0) && naming.means(condition, $0.column) }
    }
    let telling = telling
    guard !telling.isEmpty, !isChosen else { return nil }
    let isSettled = telling.contains { $0.state.map(settles) ?? false }
    let doubtful = telling.filter { unused in
      guard let state = unused.state, isDoubtful(state) else { return false }
      return !isSettled || state.header.isOfState || state.header.asked != nil
    }
    guard let found = doubtful.max(by: { weight($0) < weight($1) }), let state = found.state else { return nil }
    return .states(
      header: found.column.header.isEmpty ? naming.name(found.column) : found.column.header, values: state.counts,
      operation: operation.name, advice: advice(found, state, doubtful), noun: naming.noun)
  }

  /// Whether the column says of every row that it is in the state that the command sends: stages say no more.
  private func settles(_ state: StateColumn) -> Bool {
    (state.header.isOfState || state.header.asked != nil) && wanted.map { state.states == [$0] } ?? false
      && !state.hasStrangers && state.empty == 0
  }

  /// The state of the rows that the operation is for.
  var wanted: DealState? {
    switch operation.name {
    case EventType.opportunityLost.name: .lost
    case EventType.sale.name: .won
    case EventType.opportunity.name: .open
    default: nil
    }
  }

  private func isDoubtful(_ state: StateColumn) -> Bool {
    let states = state.states
    guard states.count == 1, let only = states.first else { return states.count > 1 }
    // A file of sales, marked as lost.
    return wanted.map { $0 != only } ?? false
  }

  /// Of several columns, the one to choose by is the one that names the wanted state and leaves the least open.
  private func weight(_ unused: Unused) -> Int {
    guard let state = unused.state else { return 0 }
    let names = !state.texts(of: wanted ?? .won).isEmpty
    return (names ? 4 : 0) + (state.namesOpenOnes ? 2 : 0) + (state.header.asked == nil ? 1 : 0)
  }

  // MARK: - Advice

  /// How to choose the rows that the operation is for by `found`, one of the `doubtful` columns.
  private func advice(_ found: Unused, _ state: StateColumn, _ doubtful: [Unused]) -> StateAdvice {
    let name = naming.name(found.column)
    let sought = wanted ?? .won
    guard found.isReachable, !name.isEmpty else {
      return state.states.contains(sought) || state.hasStrangers ? .elsewhere : .noRow(sought)
    }
    guard state.states.contains(sought) else {
      return state.hasStrangers ? .template(Self.flag(RowCondition(name, ["VALUE"]))) : .noRow(sought)
    }
    if sought == .open, state.header.asked != nil {
      // Yes or no to one state each: the open rows are those that say no to all.
      let asking = doubtful.filter { $0.state?.header.asked != nil }
      return .choose(
        asking.compactMap { unused in unused.state.flatMap { refusal($0, unused) } }.joined(separator: " "))
    }
    if state.header.isDated { return .choose(Self.flag(RowCondition(name, [""], isNegated: true))) }
    var listed: [DealState] = [sought]
    var condition = RowCondition(name, state.texts(of: sought))
    if sought == .open, !state.namesOpenOnes || condition.values.isEmpty {
      listed = [.lost, .won]
      condition = RowCondition(name, state.texts(of: .lost) + state.texts(of: .won), isNegated: true)
    }
    guard state.unlisted.isDisjoint(with: listed), !condition.values.isEmpty else {
      return .template(Self.flag(RowCondition(name, ["VALUE"])))
    }
    return .choose(Self.flag(condition))
  }

  /// The `--where` that leaves out the rows to which a column says yes.
  private func refusal(_ state: StateColumn, _ unused: Unused) -> String? {
    let name = naming.name(unused.column)
    if state.header.isDated { return Self.flag(RowCondition(name, [""])) }
    let values = state.texts(of: .lost) + state.texts(of: .won)
    return values.isEmpty ? nil : Self.flag(RowCondition(name, values, isNegated: true))
  }

  private static func flag(_ condition: RowCondition) -> String { "--where \(ShellWord.quoted(condition.text))" }
}
