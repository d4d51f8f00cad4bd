/// Finds the values of an operation's fields in one JSON object, in a single pass over its tokens.
struct JSONMembers: Sendable {
  /// What a key means: one bit a field.
  private struct Meaning {
    /// Fields whose value stands at this key.
    var here: UInt64 = 0
    /// Fields whose path goes on in the object at this key.
    var below: UInt64 = 0
    /// How far down the list of names that mean the fields `here` this key stands; no two fields share a name.
    var rank = 0
    /// Where among the names the one stands under which the member goes along; -1 where it does not.
    var passed = -1

    @inline(__always)
    var isNothing: Bool { here | below == 0 && passed < 0 }

    mutating func add(_ field: Int, isHere: Bool) {
      if isHere { here |= 1 << UInt64(field) } else { below |= 1 << UInt64(field) }
    }
  }

  private struct LearnedKey {
    /// As it stands between its quotes.
    var key: [UInt8]
    /// Its first 32 bytes, and the bits of those that count.
    var block: Block.Bytes
    var bits: UInt32
    var meaning: Meaning

    init(_ key: [UInt8], _ meaning: Meaning) {
      self.key = key
      self.meaning = meaning
      block = Block.Bytes()
      for (index, byte) in key.prefix(Block.width).enumerated() { block[index] = byte }
      bits = Block.first(key.count)
    }
  }

  private let sources: [FieldSource]
  /// Fields with a path, one bit each.
  private let byPath: UInt64
  /// What the keys seen so far at the top level mean: rows repeat their keys, and a name is costly to normalize.
  private var learned: [LearnedKey] = []
  /// For each open level, the fields whose path led there; arrays and other objects have none.
  private var open: [UInt64] = []
  /// Fields whose path was found as one key of the object, dots included: it goes before the path.
  private var exact: UInt64 = 0
  /// For each field that is looked for by names, the rank of the likeliest one seen.
  private var ranks: [Int]
  private var areRanksSet = false

  /// Members that go along although no field names them, in the order in which they came, each name once.
  private(set) var passed: [(name: Int, value: Range<Int>)] = []
  /// The names of `passed`: those of learned keys, then those of the row at hand.
  private(set) var names: [[UInt8]] = []
  private var learnedNames = 0
  private var places: [[UInt8]: Int] = [:]
  /// Arrays and objects that are wanted whole, the innermost last.
  private var awaited: [Awaited] = []

  private struct Awaited {
    var depth: Int
    var start: Int
    var fields: UInt64
    var name: Int
  }

  private let passing: Operation.Passing
  /// Fields that take JSON values other than texts, one bit each.
  private let whole: UInt64
  /// What fields of the plan are called: no member goes along under their names.
  private let planned: Set<[UInt8]>

  private static let learnedLimit = 64

  /// What earlier rows are made of, and the values found by it.
  private var shape = JSONShape()
  private var found = Array(repeating: JSONShape.Found(), count: Self.fieldLimit)
  /// Rows since the last one that was made of known pieces.
  private var misses = 0
  /// Rows that were learned, or tried to be.
  private var lessons = 0
  /// Whether the row at hand is learned; the fields that have a value in it, and those that the keys since the last
  /// value have to do with.
  private var isLearning = false
  private var assigned: UInt64 = 0
  private var touched: UInt64 = 0

  /// One bit each.
  static let fieldLimit = 64

  /// At most ``fieldLimit`` fields.
  init(_ plan: FieldPlan) {
    let sources = plan.fields.map(\.source)
    self.sources = sources
    passing = plan.operation.passing
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

  /// Sets `values` from the object in `range`; of duplicate keys the last one counts, and of different keys that mean
  /// one field the likeliest, as among CSV columns.
  ///
  /// Returns a problem where the text is JSON but no object; throws where it is not JSON. Unescaped texts go to
  /// `scratch`.
  mutating func find(
    _ bytes: Span<UInt8>, _ range: Range<Int>, into values: inout [FieldValue], _ scratch: inout [UInt8]
  ) throws(JSONError) -> RowProblem? {
    if match(bytes, range, &values, &scratch) { return nil }
    isLearning = isWorthLearning
    if isLearning {
      lessons += 1
      shape.begin(at: range.lowerBound)
    }
    assigned = 0
    touched = 0
    var scanner = JSONScanner(range)
    if !open.isEmpty { open.removeAll(keepingCapacity: true) }
    exact = 0
    if passing != .nothing { forgetPassed() }
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
        if meaning.here != 0 { isLearning = false }
        mark(meaning.here & ~whole, .wrongType(.list), &values)
        expect(meaning, token)
        open.append(0)
        meaning = Meaning()
      case .endObject, .endArray:
        open.removeLast()
        if let last = awaited.last, last.depth == open.count {
          awaited.removeLast()
          mark(last.fields, .member(last.start..<token.end), &values)
          if last.name >= 0 { pass(last.name, last.start..<token.end) }
        }
      case .key:
        meaning = open.count == 1 ? topMeaning(bytes, token) : lowerMeaning(bytes, token)
        if isLearning { learn(meaning) }
        if open.count == 1 { meaning = preferred(meaning) }
        if meaning.isNothing, !isLearning {
          try scanner.skipValue(bytes)
        } else {
          mark(meaning.here | meaning.below, .absent, &values)
        }
      case .end:
        if isLearning { shape.finish(bytes, at: token.end, touched: touched) }
        return nil
      default:
        if open.isEmpty { return try notAnObject(&scanner, bytes, "a single value") }
        if isLearning { learn(bytes, token, meaning.here, scanner) }
        if meaning.here != 0 { take(meaning.here, bytes, token, &values, &scratch) }
        if meaning.passed >= 0 {
          // Of a string, its quotes too.
          let quote = token.kind == .string ? 1 : 0
          pass(meaning.passed, token.start - quote..<token.end + quote)
        }
        meaning = Meaning()
      }
    }
  }

  // MARK: - Shapes

  /// Sets `values` where the row is made of pieces of earlier ones.
  private mutating func match(
    _ bytes: Span<UInt8>, _ range: Range<Int>, _ values: inout [FieldValue], _ scratch: inout [UInt8]
  ) -> Bool {
    // Where rows have little in common, it is tried now and then only.
    guard misses < 16 || misses & 15 == 0, let count = shape.match(bytes, range, &found) else {
      misses &+= 1
      return false
    }
    misses = 0
    for place in 0..<count { take(found[place].fields, bytes, found[place].token, &values, &scratch) }
    return true
  }

  /// Learning takes longer than reading: files whose rows have little in common are learned from now and then only.
  private var isWorthLearning: Bool {
    passing == .nothing && (lessons < 256 || misses & (misses &- 1) == 0) && shape.hasRoom
  }

  /// Takes a key of a row that is learned. A row that names a field twice is not: what counts in it depends on the
  /// keys' order.
  private mutating func learn(_ meaning: Meaning) {
    let fields = meaning.here | meaning.below
    if fields & assigned != 0 { isLearning = false }
    touched |= fields
    assigned |= meaning.here
  }

  private mutating func learn(_ bytes: Span<UInt8>, _ token: JSONToken, _ fields: UInt64, _ scanner: JSONScanner) {
    let context = JSONShape.Context(depth: scanner.depth, levels: scanner.levels, meanings: open)
    shape.add(bytes, token, fields: fields, touched: touched, context)
    touched = 0
  }

  private func notAnObject(
    _ scanner: inout JSONScanner, _ bytes: Span<UInt8>, _ what: Message
  ) throws(JSONError) -> RowProblem {
    while try scanner.next(bytes).kind != .end {}
    return RowProblem(.malformedRow, "This line is \(what); each line must be one JSON object like {\"email\":\"…\"}.")
  }

  private func mark(_ fields: UInt64, _ value: FieldValue, _ values: inout [FieldValue]) {
    var rest = fields
    while rest != 0 {
      values[rest.trailingZeroBitCount] = value
      rest &= rest &- 1
    }
  }

  /// Takes a value that is no array and no object for `fields`. Mutating for the reason of ``RowMapper/check(_:)``.
  private mutating func take(
    _ fields: UInt64, _ bytes: Span<UInt8>, _ token: JSONToken, _ values: inout [FieldValue], _ scratch: inout [UInt8]
  ) {
    switch token.kind {
    case .number, .yes, .no:
      mark(fields & whole, .member(token.range), &values)
      if fields & ~whole != 0 { mark(fields & ~whole, value(bytes, token, &scratch), &values) }
    default: mark(fields, value(bytes, token, &scratch), &values)
    }
  }

  private func value(_ bytes: Span<UInt8>, _ token: JSONToken, _ scratch: inout [UInt8]) -> FieldValue {
    switch token.kind {
    case .string where token.hasEscapes:
      let start = scratch.count
      JSONText.appendUnescaped(bytes, token.range, to: &scratch)
      return .scratch(start..<scratch.count)
    // A number is taken as it is written: codes are often exported without quotes.
    case .string, .number: return .window(token.range)
    case .yes, .no: return .wrongType(.truth)
    default: return .absent
    }
  }

  // MARK: - Whole values

  private mutating func expect(_ meaning: Meaning, _ token: JSONToken) {
    guard meaning.here & whole != 0 || meaning.passed >= 0 else { return }
    awaited.append(
      Awaited(depth: open.count, start: token.start, fields: meaning.here & whole, name: meaning.passed))
  }

  private mutating func forgetPassed() {
    passed.removeAll(keepingCapacity: true)
    places.removeAll(keepingCapacity: true)
    names.removeLast(names.count - learnedNames)
  }

  /// A member goes along; of those with one name the last.
  private mutating func pass(_ name: Int, _ value: Range<Int>) {
    if let place = places[names[name]] {
      passed[place].value = value
    } else {
      places[names[name]] = passed.count
      passed.append((name, value))
    }
  }

  /// Where the name stands under which a member called `key` goes along; -1 where it does not.
  private mutating func passedName(_ key: [UInt8]) -> Int {
    guard passing != .nothing, let text = PassedName.name(String(decoding: key, as: UTF8.self), passing) else {
      return -1
    }
    let name = Array(text.utf8)
    guard !planned.contains(name) else { return -1 }
    names.append(name)
    return names.count - 1
  }

  // MARK: - Keys

  /// What of `meaning` counts after the keys that came before it in the row.
  private mutating func preferred(_ meaning: Meaning) -> Meaning {
    var meaning = meaning
    exact |= meaning.here & byPath
    meaning.below &= ~exact
    var named = meaning.here & ~byPath
    if named != 0 { areRanksSet = true }
    while named != 0 {
      let field = named.trailingZeroBitCount
      named &= named &- 1
      if meaning.rank > ranks[field] { meaning.here &= ~(1 << UInt64(field)) } else { ranks[field] = meaning.rank }
    }
    return meaning
  }

  private func lowerMeaning(_ bytes: Span<UInt8>, _ token: JSONToken) -> Meaning {
    guard let candidates = open.last, candidates != 0 else { return Meaning() }
    let key = Self.text(bytes, token)
    let depth = open.count
    var meaning = Meaning()
    for (index, source) in sources.prefix(Self.fieldLimit).enumerated() where candidates & 1 << UInt64(index) != 0 {
      guard case .path(_, let steps) = source, steps.count >= depth, steps[depth - 1] == key else { continue }
      meaning.add(index, isHere: steps.count == depth)
    }
    return meaning
  }

  @inline(__always)
  private mutating func learnedMeaning(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Meaning? {
    if range.count <= Block.width, range.lowerBound &+ Block.width <= bytes.count {
      let block = Block.load(bytes, at: range.lowerBound)
      for place in learned.indices where learned[place].key.count == range.count {
        let bits = learned[place].bits
        if Block.bits(block .== learned[place].block) & bits == bits { return learned[place].meaning }
      }
      return nil
    }
    for place in learned.indices where Self.equals(learned[place].key, bytes, range) { return learned[place].meaning }
    return nil
  }

  private mutating func topMeaning(_ bytes: Span<UInt8>, _ token: JSONToken) -> Meaning {
    if let meaning = learnedMeaning(bytes, token.range) { return meaning }
    let key = Self.text(bytes, token)
    let name = ColumnName.normalized(String(decoding: key, as: UTF8.self))
    var meaning = Meaning()
    for (index, source) in sources.prefix(Self.fieldLimit).enumerated() {
      switch source {
      case .names(let names):
        guard let rank = names.firstIndex(of: name) else { continue }
        meaning.add(index, isHere: true)
        meaning.rank = rank
      case .path(let whole, _) where whole == key: meaning.add(index, isHere: true)
      case .path(_, let steps) where steps[0] == key: meaning.add(index, isHere: false)
      default: break
      }
    }
    if meaning.here | meaning.below == 0 { meaning.passed = passedName(key) }
    // Learned names must stand before those of the row.
    if learned.count < Self.learnedLimit, meaning.passed < 0 || meaning.passed == learnedNames {
      learnedNames = max(learnedNames, meaning.passed + 1)
      var raw: [UInt8] = []
      raw.append(bytes, token.range)
      learned.append(LearnedKey(raw, meaning))
    }
    return meaning
  }

  private static func text(_ bytes: Span<UInt8>, _ token: JSONToken) -> [UInt8] {
    var key: [UInt8] = []
    if token.hasEscapes {
      JSONText.appendUnescaped(bytes, token.range, to: &key)
    } else {
      key.append(bytes, token.range)
    }
    return key
  }

  @inline(__always)
  private static func equals(_ key: [UInt8], _ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
    guard key.count == range.count else { return false }
    for offset in 0..<key.count where key[offset] != bytes[range.lowerBound &+ offset] { return false }
    return true
  }
}
