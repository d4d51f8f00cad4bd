/// Records over the limit.
extension CSVReader {
  /// Returns what was read of a record past the limit; the rest of it, to its own end, is skipped.
  ///
  /// If the open quote is known to be never closed, the record ends with that quote's line instead.
  mutating func endTooLong(_ bytes: Span<UInt8>, _ start: Int) -> ReadStep {
    let bound = start + position
    // A quote as the last byte may be the first half of a doubled one.
    let isQuoted = phase == .quoted || (phase == .afterQuote && position == closingQuote + 1)
    if isQuoted, openingLine == unclosedQuoteLine {
      markUnclosed()
      let cut = LineEnd.find(bytes, start + openingQuote, bound)
      // A CR as the last byte may still get its LF: its line then counts as unfinished and is read past.
      if cut < bound, LineEnd.length(bytes, cut, bound, false) != nil { return cutAfterQuoteLine(bytes, start, bound) }
      return giveLong(bytes, start, bound, at: .plain, lineEnds: openingLine - line)
    }
    if record.fault == nil { record.fault = .tooLong(limit: limit, quoteLine: isQuoted ? openingLine : nil) }
    return giveLong(bytes, start, bound, at: placeInField, lineEnds: lineEnds)
  }

  /// `lineEnds` are inside its quotes before the point where it is cut off.
  private mutating func giveLong(
    _ bytes: Span<UInt8>, _ start: Int, _ bound: Int, at place: LongRecord.Place, lineEnds: Int
  ) -> ReadStep {
    // Bytes of a character cut in half are read again, which changes nothing: they are text.
    var cut = UTF8Check.sequenceStart(bytes, start..<bound)
    if bytes[cut] < 0xC0 { cut = bound }
    let column = record.fields.count + 1
    rest = LongRecord(
      at: place, column: column, lineEnds: lineEnds, quote: (openingLine, column),
      last: cut > start ? bytes[cut - 1] : 0)
    let step = finish(end: cut, next: cut, lines: 0)
    record.isLong = true
    phase = .passing
    return step
  }

  private var placeInField: LongRecord.Place {
    switch phase {
    case .recordStart, .fieldStart: .fieldStart
    case .quoted: .quoted
    case .afterQuote: position == closingQuote + 1 ? .afterQuote : .afterBlanks
    case .plain, .faulty, .passing: .plain
    }
  }

  /// Skips to the end of an over-long record: a line end outside quotes, or the end of the input.
  mutating func skipRest(_ bytes: Span<UInt8>, _ start: Int, _ end: Int, _ final: Bool) -> ReadStep {
    record.next = start
    var index = start
    while index < end {
      let behindLetter = rest.isBehindLetter
      switch rest.take(bytes[index], delimiter: delimiter, line: line) {
      case .nothing: break
      case .lineEnd:
        guard let length = LineEnd.length(bytes, index, end, final) else {
          return index > start ? .skipped(start..<index) : .needMore
        }
        line += rest.lineEnds + 1
        phase = .recordStart
        return .skipped(start..<index + length)
      case .bareQuote:
        leaveInDoubt(
          .bare, line: line + rest.lineEnds, column: rest.column, from: index + 1 - start,
          .behindBareQuote(behindLetter: behindLetter))
      case .textAfterQuote:
        leaveInDoubt(
          .textAfter, line: rest.quote.line, column: rest.quote.column, from: index - start, .behindClosingQuote)
      }
      index += 1
    }
    if start < end { return .skipped(start..<end) }
    guard final else { return .needMore }
    if rest.isInQuotes {
      leaveInDoubt(.unclosed, line: rest.quote.line, column: rest.quote.column, from: 0, .behindOpeningQuote)
    }
    phase = .recordStart
    return .end
  }
}
