/// Finds the values of an event's fields in one JSON object, in a single pass over its tokens.
struct JSONMembers: Sendable {
  /// What a key means: one bit a field.
  private struct Meaning {
    /// Fields whose value stands at this key.
    var here: UInt64 = 0
    /// Fields whose path goes on in the object at this key.
    var below: UInt64 = 0
    /// How far down the list of names that mean the fields `here` this key stands; no two fields share a name.
    var rank = 0

    @inline(__always)
    var isNothing: Bool { here | below == 0 }

    mutating func add(_ field: Int, isHere: Bool) {
      if isHere { here |= 1 << UInt64(field) } else { below |= 1 << UInt64(field) }
    }
  }

  private let sources: [FieldSource]
  /// Fields with a path, one bit each.
  private let byPath: UInt64
  /// What the keys seen so far at the top level mean: rows repeat their keys, and a name is costly to normalize.
  private var learned: [(key: [UInt8], meaning: Meaning)] = []
  /// For each open level, the fields whose path led there; arrays and other objects have none.
  private var open: [UInt64] = []
  /// Fields whose path was found as one key of the object, dots included: it goes before the path.
  private var exact: UInt64 = 0
  /// For each field that is looked for by names, the rank of the likeliest one seen.
  private var ranks: [Int]

  private static let learnedLimit = 64

  /// The shape of an earlier row, and the values found by it.
  private var shape = JSONShape()
  private var found = Array(repeating: JSONShape.Found(), count: 64)
  /// Rows since the last one that had the shape.
  private var misses = 0
  /// Whether the row at hand is one whose shape is learned; fields that have their value in it.
  private var isLearning = false
  private var assigned: UInt64 = 0

  /// At most 64 fields.
  init(_ sources: [FieldSource]) {
    self.sources = sources
    var paths: UInt64 = 0
    for (index, source) in sources.prefix(64).enumerated() {
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
    if misses < 16 || misses & 15 == 0, match(bytes, range, &values, &scratch) {
      misses = 0
      return nil
    }
    misses &+= 1
    isLearning = misses & (misses &- 1) == 0
    if isLearning { shape.begin(at: range.lowerBound) }
    assigned = 0
    var scanner = JSONScanner(range)
    open.removeAll(keepingCapacity: true)
    exact = 0
    for index in ranks.indices { ranks[index] = .max }
    var meaning = Meaning()
    while true {
      let token = try scanner.next(bytes)
      switch token.kind {
      case .beginObject:
        if meaning.here != 0 { isLearning = false }
        mark(meaning.here, .wrongType(.object), &values)
        open.append(open.isEmpty ? byPath : meaning.below)
        meaning = Meaning()
      case .beginArray:
        if open.isEmpty { return try notAnObject(&scanner, bytes, "an array") }
        if meaning.here != 0 { isLearning = false }
        mark(meaning.here, .wrongType(.list), &values)
        open.append(0)
        meaning = Meaning()
      case .endObject, .endArray:
        open.removeLast()
      case .key:
        meaning = open.count == 1 ? preferred(topMeaning(bytes, token)) : lowerMeaning(bytes, token)
        if (meaning.here | meaning.below) & assigned != 0 { isLearning = false }
        assigned |= meaning.here
        if meaning.isNothing, !isLearning {
          try scanner.skipValue(bytes)
        } else {
          mark(meaning.here | meaning.below, .absent, &values)
        }
      case .end:
        if isLearning { shape.finish(bytes, at: token.end) }
        return nil
      default:
        if open.isEmpty { return try notAnObject(&scanner, bytes, "a single value") }
        if isLearning { shape.add(bytes, token, meaning: meaning.here) }
        if meaning.here != 0 { mark(meaning.here, value(bytes, token, &scratch), &values) }
        meaning = Meaning()
      }
    }
  }

  /// Sets `values` where the row has the shape of an earlier one.
  private mutating func match(
    _ bytes: Span<UInt8>, _ range: Range<Int>, _ values: inout [FieldValue], _ scratch: inout [UInt8]
  ) -> Bool {
    guard let count = shape.match(bytes, range, &found) else { return false }
    for place in 0..<count { mark(found[place].meaning, value(bytes, found[place].token, &scratch), &values) }
    return true
  }

  private func notAnObject(
    _ scanner: inout JSONScanner, _ bytes: Span<UInt8>, _ what: String
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

  // MARK: - Keys

  /// What of `meaning` counts after the keys that came before it in the row.
  private mutating func preferred(_ meaning: Meaning) -> Meaning {
    var meaning = meaning
    exact |= meaning.here & byPath
    meaning.below &= ~exact
    var named = meaning.here & ~byPath
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
    for (index, source) in sources.prefix(64).enumerated() where candidates & 1 << UInt64(index) != 0 {
      guard case .path(_, let steps) = source, steps.count >= depth, steps[depth - 1] == key else { continue }
      meaning.add(index, isHere: steps.count == depth)
    }
    return meaning
  }

  private mutating func topMeaning(_ bytes: Span<UInt8>, _ token: JSONToken) -> Meaning {
    for entry in learned where Self.equals(entry.key, bytes, token.range) { return entry.meaning }
    let key = Self.text(bytes, token)
    let name = ColumnName.normalized(String(decoding: key, as: UTF8.self))
    var meaning = Meaning()
    for (index, source) in sources.prefix(64).enumerated() {
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
    if learned.count < Self.learnedLimit {
      var raw: [UInt8] = []
      raw.append(bytes, token.range)
      learned.append((raw, meaning))
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
