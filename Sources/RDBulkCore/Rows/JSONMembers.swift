/// Finds the values of an operation's fields in one JSON object: by the pieces of earlier rows, or in a single pass
/// over its tokens.
struct JSONMembers: Sendable {
  let sources: [FieldSource]
  let entities: [FieldEntity]
  /// Fields with a path, one bit each.
  let byPath: UInt64
  /// What the top-level keys seen so far mean: rows repeat their keys, and normalizing a name is expensive.
  var learned: [LearnedKey] = []
  /// For each open level, the fields whose path led there; none for arrays and other objects.
  var open: [UInt64] = []
  /// Fields whose path was found as one key of the object, dots included, which takes precedence over the path.
  var exact: UInt64 = 0
  /// For each field found by names, the rank of the likeliest one seen.
  var ranks: [Int]
  /// The keys of those.
  var rankedKeys: [Range<Int>]
  var areRanksSet = false

  /// Keys of the row that mean the same field equally well.
  var rivals: [Rival] = []
  /// Keys that the row has a second time.
  var repeats: [Repeat] = []
  /// The fields that were found on their path in the row.
  var foundByPath: UInt64 = 0
  /// For each field, the key that is its very name, where no other one is likelier; it wins over all spellings.
  let exactNames: [[UInt8]]

  /// Members that are sent although no field names them, in order of appearance, each name once. `converted` is where the
  /// mapper put what is sent instead of the value.
  var extras: [(name: Int, value: Range<Int>, converted: Range<Int>?)] = []
  /// The names of the account's own fields among such members so far, at most `customLimit`.
  private(set) var customNames: Set<String> = []
  private static let customLimit = 1_000

  mutating func note(custom name: String) {
    if customNames.count < Self.customLimit, name.hasPrefix(Field.customPrefix) { customNames.insert(name) }
  }

  /// The names of `extras`: those of learned keys, then those of the current row.
  var names: [[UInt8]] = []
  var learnedNames = 0
  var extraIndices: [[UInt8]: Int] = [:]
  /// Arrays and objects taken as a whole, the innermost last.
  var awaited: [Awaited] = []

  let extraColumns: Operation.ExtraColumns
  /// Fields that accept JSON values other than strings, one bit each.
  let whole: UInt64
  /// What is looked at besides the plan's fields, one bit each.
  let watched: UInt64
  /// The names of the plan's fields: no member is sent under one of them in addition.
  let planned: Set<[UInt8]>

  static let learnedLimit = 64

  /// What earlier rows consist of, and the values found by it.
  var shape = JSONShape()
  var found = Array(repeating: JSONShape.Found(), count: Self.fieldLimit)
  /// Rows since the last one that consisted of known pieces.
  var misses = 0
  /// Rows that were learned, or attempted.
  var lessons = 0
  /// Whether the current row is being learned; its fields with a value, and those that the keys since the last value
  /// are related to.
  var isLearning = false
  var assigned: UInt64 = 0
  var touched = JSONShape.Keys()
  /// The unused top-level keys.
  var census = KeyCensus()

  /// Whether all the row's values are trimmed texts in its own bytes.
  var isPlain = false

  /// One bit each.
  static let fieldLimit = 64

  /// At most ``fieldLimit`` fields, together with the paths in `watching`.
  init(_ plan: FieldPlan, watching: [FieldSource] = []) {
    let sources = plan.fields.map(\.source) + watching
    self.sources = sources
    entities = plan.fields.map(\.field.entity) + watching.map { _ in .contact }
    extraColumns = plan.operation.extraColumns
    planned = Set(plan.fields.map { Array($0.field.name.utf8) })
    var whole: UInt64 = 0
    for (index, planned) in plan.fields.prefix(Self.fieldLimit).enumerated() where planned.field.kind.takesJSON {
      whole |= 1 << UInt64(index)
    }
    var watched: UInt64 = 0
    for index in plan.fields.count..<sources.count { watched |= 1 << UInt64(index) }
    self.watched = watched
    self.whole = whole | watched
    var paths: UInt64 = 0
    for (index, source) in sources.prefix(Self.fieldLimit).enumerated() {
      if case .path = source { paths |= 1 << UInt64(index) }
    }
    byPath = paths
    ranks = Array(repeating: .max, count: sources.count)
    rankedKeys = Array(repeating: 0..<0, count: sources.count)
    exactNames =
      plan.fields.map { $0.field.likelierNames.isEmpty ? Array($0.field.name.utf8) : [] } + watching.map { _ in [] }
  }

  /// The same for the following rows, with a look at the values of `keys` as well.
  func watching(_ keys: [FieldSource], _ plan: FieldPlan) -> JSONMembers {
    var members = JSONMembers(plan, watching: keys)
    members.census = census
    members.customNames = customNames
    return members
  }

  /// Sets `values` from the object in `range`. Of different keys that mean one field the likeliest counts, as among CSV
  /// columns; a key that is there twice is noted in `repeats`.
  ///
  /// Returns what the text is if it is JSON but not an object; throws if it isn't JSON. Unescaped texts go to
  /// `scratch`.
  mutating func find(
    _ bytes: Span<UInt8>, _ range: Range<Int>, into values: inout [FieldValue], _ scratch: inout [UInt8]
  ) throws(JSONError) -> Message? {
    assert(values.count == sources.count && sources.count <= Self.fieldLimit, "each field has a value and a bit")
    assert(range.upperBound <= bytes.count, "an object lies within the window")
    if match(bytes, range, &values, &scratch) { return nil }
    return try read(bytes, range, &values, &scratch)
  }

  // MARK: - Values

  func mark(_ fields: UInt64, _ value: FieldValue, _ values: inout [FieldValue]) {
    var values = values.mutableSpan
    mark(fields, value, &values)
  }

  @inline(__always)
  func mark(_ fields: UInt64, _ value: FieldValue, _ values: inout MutableSpan<FieldValue>) {
    assert(fields == 0 || UInt64.bitWidth - fields.leadingZeroBitCount <= values.count, "a bit is a field's")
    var rest = fields
    while rest != 0 {
      values[rest.trailingZeroBitCount] = value
      rest &= rest &- 1
    }
  }

  /// Takes a value other than an array or object for `fields`. Mutating for the reason given at
  /// ``RowMapper/check(_:)``.
  @inline(never)
  mutating func take(
    _ fields: UInt64, _ bytes: Span<UInt8>, _ token: JSONToken, _ values: inout [FieldValue], _ scratch: inout [UInt8]
  ) {
    switch token.kind {
    case .number, .yes, .no:
      mark(fields & whole, .member(token.range), &values)
      if fields & ~whole != 0 { mark(fields & ~whole, value(bytes, token, &scratch), &values) }
    default: mark(fields, value(bytes, token, &scratch), &values)
    }
  }

  func value(_ bytes: Span<UInt8>, _ token: JSONToken, _ scratch: inout [UInt8]) -> FieldValue {
    switch token.kind {
    case .string where token.hasEscapes:
      let start = scratch.count
      JSONText.appendUnescaped(bytes, token.range, to: &scratch)
      return .scratch(start..<scratch.count)
    // A number is taken as written: codes are often exported without quotes.
    case .string, .number: return .window(token.range)
    case .yes, .no: return .wrongType(.truth)
    default: return .absent
    }
  }
}
