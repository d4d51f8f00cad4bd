/// The fields of an operation, matched with the columns of an input.
package struct FieldPlan: Equatable, Sendable {
  package let operation: Operation
  /// Those that identify the contact come first.
  package internal(set) var fields: [PlannedField]
  /// The number of fields that a CSV record must have; nil for JSON.
  package let width: Int?
  package let columns: [String]
  /// How decimals are written, if the user says so.
  package let decimal: DecimalStyle?
  package let listSeparator: String

  /// Matches columns by name, `--map`, `--set` and `--require`.
  ///
  /// `columns` are the CSV header's names (or those of `--columns`; without either, empty), nil for JSON. Throws a
  /// ``Failure`` if a required column is absent, a setting names something that isn't there, or a field doesn't accept
  /// its constant. With `toleratesAbsent`, required columns may be absent: such a plan shows what a file has, and maps
  /// no row.
  package init(
    _ operation: Operation, columns: [String]?, settings: FieldSettings, toleratesAbsent: Bool = false
  ) throws(Failure) {
    try Self.checkNames(operation, settings)
    self.operation = operation
    self.columns = columns ?? []
    width = columns.map { $0.count }
    decimal = settings.decimal
    listSeparator = settings.listSeparator
    let matcher = ColumnMatcher(columns: columns)
    var fields: [PlannedField] = []
    for field in operation.fields + Self.customFields(operation, settings) {
      let source = try Self.source(of: field, settings, matcher)
      // A field that the API requires but has a fallback for needn't be in the input, unless the user says so.
      let isRequired =
        field.isRequired && field.fallback == nil || settings.required.contains { Self.names($0, field) }
      if isRequired, source == .absent, !toleratesAbsent {
        throw matcher.missing(field, isSettled: settings.isNone(field))
      }
      fields.append(PlannedField(field: field, source: source, isRequired: isRequired))
    }
    let used = Set(fields.compactMap { if case .column(let column) = $0.source { column } else { nil } })
    for (name, column) in try matcher.extras(operation.extraColumns, besides: used, Set(fields.map(\.field.name))) {
      fields.append(PlannedField(field: .custom(name), source: .column(column), isRequired: false))
    }
    self.fields = fields
    if !toleratesAbsent { try checkFunnel(matcher) }
    try checkConstants()
    guard columns != nil || fields.count <= JSONMembers.fieldLimit else {
      throw .usage("JSON is read for at most \(JSONMembers.fieldLimit) fields; leave some --map out.")
    }
  }

  /// CSV columns that no field uses.
  package var unusedColumns: [String] {
    let used = Set(fields.compactMap { if case .column(let column) = $0.source { column } else { nil } })
    return columns.indices.filter { !used.contains($0) && !columns[$0].isEmpty && !ReasonColumns.has(columns[$0]) }.map
    { columns[$0] }
  }

  /// Whether rows say why they were rejected before. Only one that has all of its cells is then one that somebody has
  /// fixed: in a shorter one, the reasons are in the wrong columns.
  package var hasReasons: Bool { columns.contains(where: ReasonColumns.has) }

  /// What to say about CSV columns named like custom fields if the event records none; nil if there are none.
  package var lostCustomFields: Message? {
    guard case .event = operation.body, operation.extraColumns == .nothing else { return nil }
    let columns = unusedColumns.filter { ExtraName.name($0, .custom) != nil }
    guard !columns.isEmpty else { return nil }
    return
      "\(operation.name) records no custom fields, so these columns are not sent: \(columns.map(Quoted.path).joined(separator: ", ")). rdbulk event "
      + "conversion takes custom fields."
  }

  /// A plan without fields, for use until the columns are known.
  package init(unmatched operation: Operation) {
    self.init(operation, [], nil, FieldSettings())
  }

  /// A plan that only finds values in JSON objects: `fields` have paths.
  init(looking fields: [PlannedField]) {
    self.init(Operation("rows", .get, .none, []), fields, nil, FieldSettings())
  }

  private init(_ operation: Operation, _ fields: [PlannedField], _ width: Int?, _ settings: FieldSettings) {
    self.operation = operation
    self.fields = fields
    self.width = width
    columns = []
    decimal = settings.decimal
    listSeparator = settings.listSeparator
  }

  /// The plan's numbers that come from CSV columns, to check how they are written; nil if there is nothing to find out.
  package var numbers: FieldPlan? {
    guard decimal == nil else { return nil }
    let numbers = fields.compactMap { planned -> PlannedField? in
      guard planned.field.kind.isNumeric, case .column = planned.source else { return nil }
      return PlannedField(field: planned.field, source: planned.source, isRequired: false)
    }
    guard !numbers.isEmpty else { return nil }
    // With the address, which tells a row from a total.
    let address = fields.filter { planned in
      if case .column = planned.source { planned.field.kind == .email && !planned.field.isIdentifier } else { false }
    }
    return FieldPlan(Operation("numbers", .get, .none, []), numbers + address, width, FieldSettings())
  }

  /// Which columns there are, in a sentence.
  package static func columnList(_ columns: [String]?) -> Message {
    ColumnMatcher(columns: columns).thereIs(nearestTo: nil)
  }

  // MARK: - Sources

  private static func source(
    of field: Field, _ settings: FieldSettings, _ matcher: ColumnMatcher
  ) throws(Failure) -> FieldSource {
    if let constant = settings.sets.last(where: { names($0.field, field) }) {
      return .constant(Array(FieldText.trimmed(Array(constant.value.utf8))))
    }
    if let map = settings.maps.last(where: { names($0.field, field) }) {
      if map.isNone, !matcher.hasColumn(map.value) { return .absent }
      return try matcher.source(named: map.value, for: field)
    }
    return try matcher.source(for: field)
  }

  /// The account's own fields that settings name, once each.
  private static func customFields(_ operation: Operation, _ settings: FieldSettings) -> [Field] {
    var fields: [Field] = []
    for (_, name) in named(in: settings) where !operation.fields.contains(where: { names(name, $0) }) {
      guard let name = ExtraName.name(name, operation.extraColumns), !fields.contains(where: { $0.name == name })
      else {
        continue
      }
      fields.append(.custom(name))
    }
    return fields
  }

  private static func named(in settings: FieldSettings) -> [(flag: String, name: String)] {
    settings.maps.map { ("--map", $0.field) } + settings.sets.map { ("--set", $0.field) }
      + settings.required.map { ("--require", $0) }
  }

  static func names(_ setting: String, _ field: Field) -> Bool {
    let name = ColumnName.normalized(setting)
    return name == ColumnName.normalized(field.name) || field.aliases.contains { ColumnName.normalized($0) == name }
  }

  // MARK: - Checks

  private static func checkNames(_ operation: Operation, _ settings: FieldSettings) throws(Failure) {
    let known = operation.fields.map(\.name)
    for (flag, name) in named(in: settings) where !operation.fields.contains(where: { names(name, $0) }) {
      guard ExtraName.name(name, operation.extraColumns) == nil else { continue }
      if case .event = operation.body, ExtraName.name(name, .custom) != nil {
        throw Failure(
          .usage,
          "\(flag) names the field '\(name)', and \(operation.name) records no custom fields. rdbulk event conversion does."
        )
      }
      let nearest: Message = NearestName.find(name, among: known).map { " Did you mean '\($0)'?" } ?? ""
      throw .usage(
        "\(flag) names the field '\(name)', which \(operation.name) does not have; its fields are "
          + "\(known.joined(separator: ", ")).\(nearest)"
      )
    }
  }

  /// A funnel request must know which contact it is about, and what to set.
  private func checkFunnel(_ matcher: ColumnMatcher) throws(Failure) {
    guard operation.target == .funnel else { return }
    let absent = fields.filter { $0.source == .absent }.map(\.field)
    let identifiers = fields.filter(\.field.isIdentifier).map(\.field)
    if identifiers.allSatisfy(absent.contains) { throw matcher.missing(oneOf: identifiers) }
    guard operation.body == .members else { return }
    let members = fields.map(\.field).filter { !$0.isIdentifier }
    if members.allSatisfy(absent.contains) { throw matcher.missing(oneOf: members) }
  }

  func checkConstants() throws(Failure) {
    var reading = FieldReading(decimal: decimal, listSeparator: listSeparator)
    for planned in fields {
      guard case .constant(let text) = planned.source else { continue }
      let field = planned.field
      var problem: RowProblem?
      if field.kind == .email, let clause = EmailRule.problem(text.span, 0..<text.count) {
        problem = Wording.email(field, clause)
      } else {
        var json: [UInt8] = []
        switch reading.read(text.span, 0..<text.count, as: field, to: &json) {
        case .asIs, .json: problem = RowMapper.lengthProblem(text.span, 0..<text.count, field)
        case .nothing: problem = RowProblem(.missingField, "\(field.name) is empty; it must have a value.")
        case .problem(let found): problem = found
        }
      }
      if let problem { throw .usage("--set \(field.name): \(problem.message)") }
    }
  }
}
