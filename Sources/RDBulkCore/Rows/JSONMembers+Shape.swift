/// Reads rows by the pieces of earlier ones.
extension JSONMembers {
  /// Sets `values` if the row consists of pieces of earlier ones.
  @inline(__always)
  mutating func match(
    _ bytes: Span<UInt8>, _ range: Range<Int>, _ values: inout [FieldValue], _ scratch: inout [UInt8]
  ) -> Bool {
    // If rows have little in common, this is tried only now and then.
    isPlain = false
    guard misses < 16 || misses & 15 == 0, let count = shape.match(bytes, range, &found) else {
      misses &+= 1
      return false
    }
    misses = 0
    census.count(shape.unused)
    isPlain = true
    var texts = values.mutableSpan
    for index in 0..<count {
      let value = found[index]
      assert(range.lowerBound < value.start && value.end < range.upperBound, "a value lies within its object")
      guard bytes[value.start] == ASCII.quote, !value.hasEscapes else {
        isPlain = false
        continue
      }
      let text = FieldText.trim(bytes, value.start &+ 1..<value.end &- 1)
      if EmptyWord.holds(bytes, text) { isPlain = false }
      mark(value.fields, .window(text), &texts)
    }
    if !isPlain {
      forgetKeys()
      takeOthers(count, bytes, &values, &scratch)
    }
    return true
  }

  /// Takes those of the first `count` values of `found` that aren't plain texts in the row's own bytes.
  @inline(never)
  mutating func takeOthers(
    _ count: Int, _ bytes: Span<UInt8>, _ values: inout [FieldValue], _ scratch: inout [UInt8]
  ) {
    for index in 0..<count {
      let value = found[index]
      guard bytes[value.start] != ASCII.quote || value.hasEscapes else { continue }
      take(value.fields, bytes, Self.token(bytes, value), &values, &scratch)
    }
  }

  static func token(_ bytes: Span<UInt8>, _ value: JSONShape.Found) -> JSONToken {
    switch bytes[value.start] {
    case ASCII.quote:
      JSONToken(kind: .string, start: value.start + 1, end: value.end - 1, hasEscapes: value.hasEscapes)
    case UInt8(ascii: "t"): JSONToken(kind: .yes, start: value.start, end: value.end)
    case UInt8(ascii: "f"): JSONToken(kind: .no, start: value.start, end: value.end)
    case UInt8(ascii: "n"): JSONToken(kind: .null, start: value.start, end: value.end)
    default: JSONToken(kind: .number, start: value.start, end: value.end)
    }
  }

  /// Learning takes longer than reading: if a file's rows have little in common, they are learned only now and then.
  var isWorthLearning: Bool {
    extraColumns == .nothing && (lessons < 256 || misses & (misses &- 1) == 0) && shape.hasRoom
  }

  /// Takes a key of a row being learned. A row that names a field twice isn't learned: what counts in it depends on the
  /// order of its keys.
  mutating func learn(_ meaning: Meaning) {
    let fields = meaning.here | meaning.below
    if fields & assigned != 0 { isLearning = false }
    touched.add(JSONShape.Keys(fields: fields, unused: meaning.unused))
    assigned |= meaning.here
  }

  mutating func learn(_ bytes: Span<UInt8>, _ token: JSONToken, _ fields: UInt64, _ scanner: JSONScanner) {
    let context = JSONShape.Context(depth: scanner.depth, levels: scanner.levels, meanings: open)
    shape.add(bytes, token, fields: fields, touched: touched, context)
    touched = JSONShape.Keys()
  }
}
