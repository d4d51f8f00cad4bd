/// Where records end.
extension CSVReader {
  mutating func markUnclosed() {
    record.fault = .unclosedQuote(line: openingLine, column: record.fields.count + 1)
    leaveInDoubt(.unclosed, line: openingLine, from: openingQuote + 1, .behindOpeningQuote)
  }

  /// Ends a faulty record with the line its last quote opened on: what follows may be good records.
  mutating func cutAfterQuoteLine(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> ReadStep {
    let cut = LineEnd.find(bytes, start + openingQuote, end)
    // The line end comes before bytes that were examined, so it is complete, or the input ends with it.
    let length = cut < end ? LineEnd.length(bytes, cut, end, true) ?? 1 : 0
    return finish(end: cut, next: cut + length, lines: openingLine - line + (cut < end ? 1 : 0))
  }

  mutating func finish(end: Int, next: Int, lines: Int) -> ReadStep {
    record.end = end
    record.next = next
    if record.fault != nil { record.fields.removeAll() }
    line += lines
    phase = .recordStart
    return .record
  }

  /// Takes an easy record, whose fields are set.
  @inline(__always)
  mutating func takeEasy(_ range: Range<Int>, next: Int, lines: Int, hasNonASCII: Bool) {
    record.line = line
    record.start = range.lowerBound
    record.end = range.upperBound
    record.next = next
    record.hasNonASCII = hasNonASCII
    record.fault = nil
    record.isLong = false
    line &+= lines
  }
}
