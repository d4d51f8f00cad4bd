/// Examines what the rows of a JSON input hold, and doubts how it is used: what ``ColumnCheck`` is for CSV.
///
/// It takes the selected rows in order, each after it was mapped: `take` for each, `doubts` after the last. The first
/// rows show which keys there are and what they hold; in the others, only the few that may tell states are looked at,
/// together with what the mapper reads anyway.
package struct KeyCheck: Sendable {
  let plan: FieldPlan
  let settings: FieldSettings
  private let choice: RowChoice
  var profiles: KeyProfiles
  /// Rows taken, and those that were objects or that nothing is known of.
  private var rows = 0
  private(set) var objects = 0
  /// One per field: whether a row had a key for it.
  private var isFound: [Bool]
  /// The fields without a key in the first rows that are looked for in the others.
  private var sought: [Int] = []
  /// The keys still examined after the first rows.
  private var candidates: [Int] = []
  /// How many unused keys the mapper knows, and how many more rows are looked at as the first ones were because a key is
  /// new.
  private var knownKeys = 0
  private var samplesLeft = 0

  /// `plan` is the run's; `choice` says which rows are selected.
  package init(_ plan: FieldPlan, _ settings: FieldSettings, _ choice: RowChoice) {
    self.plan = plan
    self.settings = settings
    self.choice = choice
    profiles = KeyProfiles(
      asksForStates: ColumnJudge.asksForStates(plan) && !choice.takesAllStates
        || plan.fields.contains { $0.field.name == Field.stateName },
      orders: choice.takesAllStates ? nil : plan.operation.name)
    isFound = plan.fields.map { if case .constant = $0.source { true } else { false } }
  }

  // MARK: - Rows

  /// Takes the row that `mapper` mapped last: the record in `reader`, which lies in `bytes`.
  package mutating func take(_ mapper: inout RowMapper, _ reader: inout RecordReader, _ bytes: Span<UInt8>) {
    guard reader.fault == nil else { return }
    let isTranscoded = reader.singleByte != nil
    rows &+= 1
    let isEarly = rows <= ColumnJudge.sampleRows
    if !isEarly, mapper.members.census.keyCount != knownKeys {
      knownKeys = mapper.members.census.keyCount
      samplesLeft = Self.lateSampleRows
    }
    guard isEarly || samplesLeft > 0 else {
      guard isTranscoded else { return follow(&mapper, bytes) }
      let line = mapper.line
      return follow(&mapper, line.span)
    }
    let isObject =
      isTranscoded
      ? profiles.take(mapper.line.span, 0..<mapper.line.count) : profiles.take(bytes, reader.recordRange)
    if isObject { objects += 1 }
    if !isEarly { samplesLeft -= 1 }
    if rows == ColumnJudge.sampleRows || !isEarly && samplesLeft == 0 { endSample(&mapper) }
  }

  /// How many rows show what a key holds that the first rows did not have.
  private static let lateSampleRows = 64

  /// Decides what is looked at in the other rows.
  private mutating func endSample(_ mapper: inout RowMapper) {
    knownKeys = mapper.members.census.keyCount
    findFields()
    let judge = judge
    let likely = judge.lookalikes.map(\.field.name)
    sought = plan.fields.indices.filter {
      !isFound[$0] && (isNeeded($0) || likely.contains(plan.fields[$0].field.name))
    }
    candidates = profiles.keys.indices.filter { place in
      profiles.keys[place].filled > 0
        && (isUnused(place) && profiles.keys[place].state?.isCandidate ?? false
          || isNamed(place) && profiles.keys[place].order?.tells ?? false)
    }
    candidates.removeLast(max(0, candidates.count - (JSONMembers.fieldLimit - plan.fields.count)))
    guard !candidates.isEmpty else { return }
    mapper.watch(
      candidates.map { place in
        let path = profiles.keys[place].path
        return .path(key: Array(profiles.keys[place].name.utf8), steps: path.map { Array($0.utf8) })
      })
  }

  private mutating func follow(_ mapper: inout RowMapper, _ bytes: Span<UInt8>) {
    objects &+= 1
    if !sought.isEmpty {
      sought.removeAll { field in
        guard !mapper.values[field].isEmpty else { return false }
        isFound[field] = true
        return true
      }
    }
    for (index, place) in candidates.enumerated() {
      let value = mapper.values[plan.fields.count + index]
      guard !value.isEmpty else { continue }
      switch value.storage {
      case .window: take(place, bytes, value.range)
      case .member
      where bytes[value.range.lowerBound] != ASCII.openBrace
        && bytes[value.range.lowerBound] != ASCII.openBracket:
        take(place, bytes, value.range)
      case .scratch: take(place, mapper.scratch.span, value.range)
      case .member, .json, .object, .list, .truth, .pathIntoList: break
      }
    }
  }

  private mutating func take(_ place: Int, _ bytes: Span<UInt8>, _ range: Range<Int>) {
    let token = JSONToken(kind: .string, start: range.lowerBound, end: range.upperBound)
    profiles.take(place, bytes, token, isSample: false)
  }

  /// The keys in the order in which they appear.
  package var names: [String] { profiles.keys.map(\.name) }

  // MARK: - What is used

  private mutating func findFields() {
    for field in plan.fields.indices where !isFound[field] {
      let takesJSON = plan.fields[field].field.kind.takesJSON
      isFound[field] = profiles.keys.contains { key in
        (takesJSON || key.isScalar || !key.isObject) && Self.takes(plan.fields[field], from: key.path)
      }
    }
  }

  /// Whether `field` is taken from the value at `path`.
  private static func takes(_ field: PlannedField, from path: [String]) -> Bool {
    switch field.source {
    case .names(let names):
      path.count == 1 && HeaderReading(path[0]).rank(among: names, of: field.field.entity) != nil
    case .path(let key, let steps):
      path.count == 1 && Array(path[0].utf8) == key || path.map { Array($0.utf8) } == steps
    case .absent, .column, .constant: false
    }
  }

  /// Whether nothing is taken from the key at `place`, and a flag could say that something is.
  private func isUnused(_ place: Int) -> Bool {
    let key = profiles.keys[place]
    if key.path.count == 1, ReasonColumns.has(key.path[0]) { return false }
    if key.isList, key.listsDeals { return true }
    guard key.isScalar else { return false }
    if key.path == [""] { return true }
    guard key.isNameable else { return false }
    if key.path.count == 1, ExtraName.name(key.path[0], plan.operation.extraColumns) != nil { return false }
    return !plan.fields.contains { Self.takes($0, from: key.path) }
  }

  /// Whether the command can't do without the field, or the user said where it is.
  private func isNeeded(_ field: Int) -> Bool {
    if case .path = plan.fields[field].source { return true }
    let planned = plan.fields[field]
    return planned.isRequired || plan.operation.target == .funnel
  }

  // MARK: - Doubts

  /// What is in doubt after the rows taken so far: fields first, in the reference's order. `sawAll` says whether these
  /// are all rows: if not, a few of them don't show that a key is missing in the others.
  package func doubts(sawAll: Bool) -> [ColumnDoubt] {
    guard objects > 0 else { return [] }
    var check = self
    check.findFields()
    return check.found(sawAll: sawAll)
  }

  /// Fewer rows than this may all be exceptions.
  private static let enoughRows = 20

  private func found(sawAll: Bool) -> [ColumnDoubt] {
    let judge = judge
    let missing = MissingKeys(
      plan: plan, isFound: isFound, keys: profiles.keys, lookalikes: judge.lookalikes)
    var doubts = sawAll ? missing.doubts : objects < Self.enoughRows ? [] : missing.neededDoubts
    doubts += judge.fieldDoubts.filter { doubt in
      guard case .field(let name, _, _, _, _) = doubt else { return true }
      return !missing.fields.contains { $0.name == name }
    }
    doubts += rivalDoubts
    if let doubt = funnelDoubt { doubts.append(doubt) }
    if let doubt = contactDoubt { doubts.append(doubt) }
    if let doubt = currencyDoubt { doubts.append(.rival(doubt)) }
    if let doubt = judge.stateDoubt ?? orderDoubt { doubts.append(doubt) }
    return doubts
  }

  /// The keys of fields that are empty in every row while another key means the field as well and is not: JSON rows are
  /// read by the likelier key of each, even if it has no value.
  private var rivalDoubts: [ColumnDoubt] {
    plan.fields.compactMap { planned in
      guard case .names(let names) = planned.source, ["email", "reason", "value", "price"].contains(planned.field.name)
      else { return nil }
      let field = planned.field
      let ranked = profiles.keys.filter { $0.path.count == 1 }.compactMap { key in
        HeaderReading(key.path[0]).rank(among: names, of: field.entity).map {
          (key: key, rank: key.path[0] == field.name ? -1 : $0)
        }
      }.sorted { $0.rank < $1.rank }
      guard let used = ranked.first?.key, used.filled == 0,
        let other = ranked.dropFirst().first(where: { $0.key.filled > 0 && $0.key.isNameable })?.key
      else { return nil }
      let map = { (key: KeyProfiles.Key) in "--map \(ShellWord.quoted("\(field.name)=\(key.name)"))" }
      return .rival(
        .empty(
          used.name, field, other: other.name, examples: other.profile.examples, keep: map(used), map: map(other),
          noun: .key))
    }
  }

  private var judge: ColumnJudge {
    let isTaken = { (field: Int) in self.isFound[field] }
    return ColumnJudge(
      plan: plan, settings: settings, choice: choice, naming: .keys,
      absent: plan.fields.indices.filter { !isTaken($0) }.map { plan.fields[$0].field },
      taken: Set(plan.fields.indices.filter(isTaken).map { plan.fields[$0].field.name }),
      unused: profiles.keys.indices.filter(isUnused).map { place in
        let key = profiles.keys[place]
        let reading = KeyReading(key.path)
        var state = key.state
        // Lists are looked at in the first rows only.
        let isListed = key.isList && key.listsDeals
        if !isListed { state?.takeEmpty(objects - key.filled) }
        let header = HeaderReading(reading.name)
        return ColumnJudge.Unused(
          column: FieldLookalike.Column(
            place: place, header: key.name, words: reading.words, context: reading.context,
            ownName: reading.isOwn ? header : nil, entity: reading.entity, normalized: header.whole,
            profile: key.profile),
          state: state, isReachable: !isListed)
      })
  }

  /// The key that is read as the federal state where the contact lives, where it tells what became of deals.
  private var contactDoubt: ColumnDoubt? {
    guard let planned = plan.fields.first(where: { $0.field.name == Field.stateName }),
      !settings.isMapped(planned.field)
    else { return nil }
    for key in profiles.keys where key.isScalar && Self.takes(planned, from: key.path) {
      if let doubt = key.state?.contactDoubt(key.name, .key) { return doubt }
    }
    return nil
  }

  private func isNamed(_ place: Int) -> Bool { profiles.keys[place].isScalar && profiles.keys[place].isNameable }

  /// The key that tells the states of orders, where not all of them count and the rows were not chosen by it.
  private var orderDoubt: ColumnDoubt? {
    let operation = plan.operation.name
    let telling = profiles.keys.indices.filter { isNamed($0) && profiles.keys[$0].order?.tells ?? false }
      .map { profiles.keys[$0] }
    guard !telling.contains(where: { key in choice.conditions.contains { $0.column == key.name } }) else { return nil }
    return telling.lazy.compactMap { key in
      key.order?.doubt(key.name, key.name, OrderStatus.fitting(operation), operation, .key)
    }.first
  }

  /// The key that names currencies, where values go without one.
  private var currencyDoubt: RivalDoubt? {
    guard plan.fields.contains(where: { $0.field.name == Field.value.name }) else { return nil }
    for place in profiles.keys.indices where isUnused(place) {
      let key = profiles.keys[place]
      guard !KeyReading(key.path).words.isDisjoint(with: CurrencyColumn.words),
        !choice.conditions.contains(where: { $0.column == key.name })
      else { continue }
      if let doubt = CurrencyColumn.doubt(key.name, examples: key.profile.examples) { return doubt }
    }
    return nil
  }

  /// The key that is read as `funnel_name`, where it names another funnel than the only one.
  private var funnelDoubt: ColumnDoubt? {
    guard let planned = plan.fields.first(where: { $0.field.name == Field.funnelName.name }) else { return nil }
    for key in profiles.keys where key.isScalar && Self.takes(planned, from: key.path) {
      let foreign = key.profile.examples.first { $0.lowercased() != Field.funnelName.fallback }
      if let foreign { return .funnel(header: key.name, value: foreign, noun: .key) }
    }
    return nil
  }
}
