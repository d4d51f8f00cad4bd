/// Buffers that every row reuses.
struct RowBuffers: Sendable {
  var email: [UInt8] = []
  var finder = EmailFinder()
  var text: [UInt8] = []
}

/// Rows from the input.
extension Job {
  /// Takes a row from the input: it is sent, ended, held or, if it has its result, skipped.
  package mutating func took(_ row: InputRow, from input: inout some JobInput & ~Copyable) {
    assert(phase == .feeding, "rows are read when they are asked for")
    assert(row.number > lastRow, "rows come in their order")
    endLongRow()
    lastRow = row.number
    lastLine = row.line
    guard isResumed else { return takeFresh(row, &input) }
    resumed.reached(row.number)
    switch resumed.fate(of: row.number) {
    case .unsent where resumed.isVerified: takeFresh(row, &input)
    case .done(let copy):
      if copy != nil || input.needsEveryRow { skipDone(row, owedTo: copy, &input) }
    case .unsent: hold(row, isInDoubt: false, &input)
    case .inDoubt: hold(row, isInDoubt: true, &input)
    }
    if !resumed.isVerified { verify(&input, isAtRow: true) }
  }

  /// More of an over-long row was skipped.
  package mutating func skipped(_ range: Range<Int>, in input: inout some JobInput & ~Copyable) {
    if isInLongRow || isHoldingLongRow {
      var raw: [UInt8] = []
      input.appendRaw(range, to: &raw)
      if isHoldingLongRow { resumed.extendLast(raw.span, 0..<raw.count) } else { ledger.appendToLongRow(raw) }
    }
    if !resumed.isVerified { verify(&input) }
  }

  /// The input has nothing right now.
  package mutating func inputHasNothing() { inputBlocks = true }

  /// The input has ended.
  package mutating func inputHasEnded(_ input: inout some JobInput & ~Copyable, hasGrown: Bool = false) {
    assert(!inputEnded, "the input ends once")
    endLongRow()
    inputEnded = true
    inputIsCut = input.isCut
    inputHasGrown = hasGrown
    if !resumed.isVerified { verify(&input) }
  }

  // MARK: - A new row

  private mutating func takeFresh(_ row: InputRow, _ input: inout some JobInput & ~Copyable) {
    let verdict = Self.add(
      row, &input, to: &engine, &buffers, now, isBatch: settings.engine.batch != nil, keepsRaw: ledger.keepsRows,
      format: settings.format, repeatsPossible: settings.engine.onUnknown == .retry)
    if verdict == .good { return }
    if verdict == .ignored { return ledger.skip() }
    let email = 0..<buffers.email.count
    buffers.text.removeAll(keepingCapacity: true)
    buffers.text.append(contentsOf: buffers.email)
    if settings.format.input != nil { input.appendInput(settings.format, to: &buffers.text) }
    let columns = email.upperBound..<buffers.text.count
    if ledger.rejects.isKept { input.appendRaw(to: &buffers.text) }
    let text = buffers.text
    if row.isLong { ledger.expectLongRow() }
    endUnsent(
      verdict, row.number, row.line, text.span, email: email, input: columns, raw: columns.upperBound..<text.count)
    if row.isLong { beginLongRow() }
  }

  // Separate parameters, so that the compiler sees that input, engine and buffers don't overlap.
  private static func add(
    _ place: InputRow, _ input: inout some JobInput & ~Copyable, to engine: inout Engine, _ buffers: inout RowBuffers,
    _ now: Instant, isBatch: Bool, keepsRaw: Bool, format: ResultFormat, repeatsPossible: Bool
  ) -> RowVerdict {
    buffers.email.removeAll(keepingCapacity: true)
    var verdict = RowVerdict.good
    engine.add(now) { text in
      let start = text.count
      verdict = input.map(event: &text, email: &buffers.email)
      var isRemembered = false
      if case .possiblySent = verdict, repeatsPossible {
        isRemembered = true
        verdict = .good
      }
      guard case .good = verdict else { return nil }
      let event = start..<text.count
      // A single request keeps little: copying its address is faster than searching for it.
      var address = isBatch ? buffers.finder.find(buffers.email, in: text, event) : nil
      if address == nil {
        text.append(contentsOf: buffers.email)
        address = event.upperBound..<text.count
      }
      let path = text.count..<text.count + input.path.count
      text.append(contentsOf: input.path)
      if format.input != nil { input.appendInput(format, to: &text) }
      let rawStart = text.count
      if keepsRaw { input.appendRaw(to: &text) }
      var row = BatchRow(
        number: place.number, line: place.line, email: address ?? 0..<0, event: event, path: path,
        raw: rawStart..<text.count)
      if let event = input.event {
        row.key = event.key
        row.isRemembered = isRemembered
      }
      return row
    }
    return verdict
  }

  /// Ends a row without sending it; its bytes are in `text`.
  mutating func endUnsent(
    _ verdict: RowVerdict, _ number: Int, _ line: Int, _ text: Span<UInt8>, email: Range<Int>, input: Range<Int>,
    raw: Range<Int>
  ) {
    guard let outcome = verdict.outcome else { return assertionFailure("a row that may be sent ends by its answer") }
    end(
      ResultRow(number: number, line: line, sentAt: nil), outcome, text, email: email, input: input, raw: raw,
      uuid: 0..<0, in: text)
  }

  /// Records the outcome of a row, whose bytes are in `text` and `response`.
  mutating func end(
    _ row: ResultRow, _ outcome: Outcome, _ text: Span<UInt8>, email: Range<Int>, input: Range<Int>, raw: Range<Int>,
    uuid: Range<Int>, in response: Span<UInt8>
  ) {
    assert(row.number <= lastRow, "a row ends after it was read")
    assert(!resumed.hasResult(row.number), "a row ends once")
    if settings.tellsEnds { ends.append(outcome, row.number, row.line, email, in: text) }
    ledger.record(row, outcome, text, email: email, raw: raw, input: input, uuid: uuid, in: response)
  }

  /// Forgets the ends that were taken.
  package mutating func clearEnds() { ends.clear() }

  // MARK: - Over-long rows

  mutating func beginLongRow() {
    isInLongRow = true
    ledger.beginLongRow()
  }

  private mutating func endLongRow() {
    isHoldingLongRow = false
    guard isInLongRow else { return }
    isInLongRow = false
    ledger.endLongRow()
  }
}
