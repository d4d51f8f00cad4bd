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
  var areRanksSet = false

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

  /// At most ``fieldLimit`` fields.
  init(_ plan: FieldPlan) {
    let sources = plan.fields.map(\.source)
    self.sources = sources
    entities = plan.fields.map(\.field.entity)
    extraColumns = plan.operation.extraColumns
    planned = Set(plan.fields.map { Array($0.field.name.utf8) })
    var whole: UInt64 = 0
    for (index, planned) in plan.fields.prefix(Self.fieldLimit).enumerated() where planned.field.kind.takesJSON {
      whole |= 1 << UInt64(index)
    }
    self.whole = whole
    var paths: UInt64 = 0
    for (index, source) in sources.prefix(Self.fieldLimit).enumerated() {
      if case .path = source { paths |= 1 << UInt64(index) }
    }
    byPath = paths
    ranks = Array(repeating: .max, count: sources.count)
  }

  /// Sets `values` from the object in `range`. Of duplicate keys, the last one counts, and of different keys that mean
  /// one field, the likeliest, as among CSV columns.
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

  /// Like `find`, token by token.
  @inline(never)
  private mutating func read(
    _ bytes: Span<UInt8>, _ range: Range<Int>, _ values: inout [FieldValue], _ scratch: inout [UInt8]
  ) throws(JSONError) -> Message? {
    isLearning = isWorthLearning
    if isLearning {
      lessons += 1
      shape.begin(at: range.lowerBound)
    }
    assigned = 0
    touched = JSONShape.Keys()
    var unused: UInt64 = 0
    var scanner = JSONScanner(range)
    if !open.isEmpty { open.removeAll(keepingCapacity: true) }
    exact = 0
    if extraColumns != .nothing { forgetExtras() }
    if !awaited.isEmpty { awaited.removeAll(keepingCapacity: true) }
    if areRanksSet { for index in ranks.indices { ranks[index] = .max } }
    areRanksSet = false
    var meaning = Meaning()
    while true {
      let token = try scanner.next(bytes)
      switch token.kind {
      case .beginObject:
        if meaning.here != 0 { isLearning = false }
        mark(meaning.here & ~whole, .wrongType(.object), &values)
        expect(meaning, token)
        open.append(open.isEmpty ? byPath : meaning.below)
        meaning = Meaning()
      case .beginArray:
        if open.isEmpty { return try notAnObject(&scanner, bytes, "an array") }
        if meaning.here | meaning.below != 0 { isLearning = false }
        mark(meaning.below, .wrongType(.pathIntoList), &values)
        mark(meaning.here & ~whole, .wrongType(.list), &values)
        expect(meaning, token)
        open.append(0)
        meaning = Meaning()
      case .endObject, .endArray:
        open.removeLast()
        assert(awaited.last.map { $0.depth <= open.count } ?? true, "what is awaited is open")
        if let last = awaited.last, last.depth == open.count {
          awaited.removeLast()
          mark(last.fields, .member(last.start..<token.end), &values)
          if last.name >= 0 { takeExtra(last.name, last.start..<token.end) }
        }
      case .key:
        meaning = open.count == 1 ? topMeaning(bytes, token) : lowerMeaning(bytes, token)
        unused |= meaning.unused
        if isLearning { learn(meaning) }
        if open.count == 1 { meaning = preferred(meaning) }
        if meaning.isNothing, !isLearning {
          try scanner.skipValue(bytes)
        } else {
          mark(meaning.here | meaning.below, .absent, &values)
        }
      case .end:
        if isLearning { shape.finish(bytes, at: token.end, touched: touched) }
        census.count(unused)
        return nil
      default:
        if open.isEmpty { return try notAnObject(&scanner, bytes, "a single value") }
        if isLearning { learn(bytes, token, meaning.here, scanner) }
        if meaning.here != 0 { take(meaning.here, bytes, token, &values, &scratch) }
        if meaning.extra >= 0 {
          // For a string, its quotes as well.
          let quote = token.kind == .string ? 1 : 0
          takeExtra(meaning.extra, token.start - quote..<token.end + quote)
        }
        meaning = Meaning()
      }
    }
  }

  // MARK: - Values

  private func notAnObject(
    _ scanner: inout JSONScanner, _ bytes: Span<UInt8>, _ what: Message
  ) throws(JSONError) -> Message {
    while try scanner.next(bytes).kind != .end {}
    return what
  }

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
