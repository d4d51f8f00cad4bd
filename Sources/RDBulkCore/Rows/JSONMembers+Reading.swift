/// Reads rows token by token.
extension JSONMembers {
  /// What is known of the row while it is read.
  private struct Progress {
    /// What the last key means, until its value has come.
    var meaning = Meaning()
    /// The row's unused keys.
    var unused: UInt64 = 0
  }

  /// Like `find`, token by token.
  @inline(never)
  mutating func read(
    _ bytes: Span<UInt8>, _ range: Range<Int>, _ values: inout [FieldValue], _ scratch: inout [UInt8]
  ) throws(JSONError) -> Message? {
    begin(range)
    var scanner = JSONScanner(range)
    var progress = Progress()
    while true {
      let token = try scanner.next(bytes)
      switch token.kind {
      case .beginObject: openObject(token, &progress, &values)
      case .beginArray:
        if open.isEmpty { return try notAnObject(&scanner, bytes, "an array") }
        openArray(token, &progress, &values)
      case .endObject, .endArray: close(token, &values)
      case .key:
        takeKey(bytes, token, &progress, &values)
        if progress.meaning.isNothing, !isLearning { try scanner.skipValue(bytes) }
      case .end:
        if isLearning { shape.finish(bytes, at: token.end, touched: touched) }
        census.count(progress.unused)
        return nil
      default:
        if open.isEmpty { return try notAnObject(&scanner, bytes, "a single value") }
        if isLearning { learn(bytes, token, progress.meaning.here, scanner) }
        takeScalar(bytes, token, progress.meaning, &values, &scratch)
        progress.meaning = Meaning()
      }
    }
  }

  private mutating func begin(_ range: Range<Int>) {
    isLearning = isWorthLearning
    if isLearning {
      lessons += 1
      shape.begin(at: range.lowerBound)
    }
    assigned = 0
    touched = JSONShape.Keys()
    if !open.isEmpty { open.removeAll(keepingCapacity: true) }
    exact = 0
    if extraColumns != .nothing { forgetExtras() }
    if !awaited.isEmpty { awaited.removeAll(keepingCapacity: true) }
    if areRanksSet { for index in ranks.indices { ranks[index] = .max } }
    areRanksSet = false
    forgetKeys()
    foundByPath = 0
  }

  private func notAnObject(
    _ scanner: inout JSONScanner, _ bytes: Span<UInt8>, _ what: Message
  ) throws(JSONError) -> Message {
    while try scanner.next(bytes).kind != .end {}
    return what
  }

  // MARK: - Tokens

  @inline(__always)
  private mutating func openObject(_ token: JSONToken, _ progress: inout Progress, _ values: inout [FieldValue]) {
    let meaning = progress.meaning
    if meaning.here != 0 { isLearning = false }
    mark(meaning.here & ~whole, .wrongType(.object), &values)
    expect(meaning, token)
    open.append(open.isEmpty ? byPath : meaning.below)
    progress.meaning = Meaning()
  }

  @inline(__always)
  private mutating func openArray(_ token: JSONToken, _ progress: inout Progress, _ values: inout [FieldValue]) {
    let meaning = progress.meaning
    if meaning.here | meaning.below != 0 { isLearning = false }
    mark(meaning.below, .wrongType(.pathIntoList), &values)
    mark(meaning.here & ~whole, .wrongType(.list), &values)
    expect(meaning, token)
    open.append(0)
    progress.meaning = Meaning()
  }

  @inline(__always)
  private mutating func close(_ token: JSONToken, _ values: inout [FieldValue]) {
    open.removeLast()
    assert(awaited.last.map { $0.depth <= open.count } ?? true, "what is awaited is open")
    guard let last = awaited.last, last.depth == open.count else { return }
    awaited.removeLast()
    mark(last.fields, .member(last.start..<token.end), &values)
    if last.name >= 0 { takeExtra(last.name, last.start..<token.end) }
  }

  @inline(__always)
  private mutating func takeKey(
    _ bytes: Span<UInt8>, _ token: JSONToken, _ progress: inout Progress, _ values: inout [FieldValue]
  ) {
    let isTop = open.count == 1
    progress.meaning = isTop ? topMeaning(bytes, token) : lowerMeaning(bytes, token)
    progress.unused |= progress.meaning.unused
    if isLearning { learn(progress.meaning) }
    let exactBefore = exact
    if isTop { progress.meaning = preferred(progress.meaning, bytes, token.range, values) }
    if byPath != 0 { noteRepeats(progress.meaning, exactBefore, isTop: isTop, token.range, values) }
    if !progress.meaning.isNothing || isLearning {
      mark(progress.meaning.here | progress.meaning.below, .absent, &values)
    }
  }

  @inline(__always)
  private mutating func takeScalar(
    _ bytes: Span<UInt8>, _ token: JSONToken, _ meaning: Meaning, _ values: inout [FieldValue],
    _ scratch: inout [UInt8]
  ) {
    if meaning.here != 0 { take(meaning.here, bytes, token, &values, &scratch) }
    guard meaning.extra >= 0 else { return }
    // For a string, its quotes as well.
    let quote = token.kind == .string ? 1 : 0
    takeExtra(meaning.extra, token.start - quote..<token.end + quote)
  }
}
