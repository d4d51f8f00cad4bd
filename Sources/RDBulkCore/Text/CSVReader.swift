/// A CSV machine without I/O: RFC 4180 with any of the three line ends, one record a call.
///
/// The caller keeps the record's bytes together: it hands in everything from the record's first byte on, and after
/// `.needMore` the same with more behind it. The machine remembers how far it looked, so that no byte is looked at
/// twice however small the pieces are. It keeps nothing but offsets, so its memory is a record's list of fields.
///
/// More liberal than RFC 4180 in one point: blanks around a quoted field are not part of it. Stricter than many
/// readers in another: a quote inside a field that was not opened with one is a fault, since a delimiter or line end
/// after it can't be trusted.
package struct CSVReader: Sendable {
  package internal(set) var record = Record()
  /// The line on which the next record begins, from 1.
  package private(set) var line: Int

  let delimiter: UInt8
  let limit: Int

  private enum Phase {
    case recordStart
    case fieldStart, plain, quoted, afterQuote
    /// The record has a fault; the rest of its line belongs to it.
    case faulty
    /// An over-long record was given out; the rest of its line is passed over.
    case passing
  }

  private enum Stop {
    case bound, delimiter, lineEnd
    /// `record.fault` says which.
    case fault
  }

  private var phase = Phase.recordStart
  // Offsets from the record's first byte.
  private var position = 0
  private var valueStart = 0
  /// The closing quote of a quoted field; -1 while the field is a plain one.
  private var closingQuote = -1
  private var hasDoubledQuotes = false
  private var openingQuote = 0
  private var openingLine = 0
  private var lineEnds = 0

  /// `limit` is the longest record in bytes, 1 to 2^30; `line` the input line of the first byte.
  package init(delimiter: UInt8, limit: Int, line: Int = 1) {
    self.delimiter = delimiter
    self.limit = limit
    self.line = line
  }

  /// Looks for the record that begins at `start` in `bytes[..<end]`; `final` says that nothing follows `end`.
  ///
  /// Blank lines are passed over. Of `.needMore`, the record begins where `record.next` says.
  @inline(__always)
  package mutating func next(_ bytes: Span<UInt8>, from start: Int, to end: Int, final: Bool) -> ReadStep {
    guard phase == .recordStart, scanEasy(bytes, start, end) else {
      return nextByMachine(bytes, start, end, final)
    }
    guard record.fields.count == 1, isBlankLine(bytes) else { return .record }
    return nextByMachine(bytes, record.next, end, final)
  }

  private mutating func nextByMachine(_ bytes: Span<UInt8>, _ start: Int, _ end: Int, _ final: Bool) -> ReadStep {
    var start = start
    while true {
      if phase == .passing { return pass(bytes, start, end, final) }
      if phase == .recordStart {
        record.next = start
        guard start < end else { return final ? .end : .needMore }
        begin(at: start)
      }
      let step = scan(bytes, start, end, final)
      guard step == .record, record.fields.count == 1, isBlankLine(bytes) else { return step }
      start = record.next
    }
  }

  /// Gives the record at hand a fault that was found in its text.
  mutating func markFaulty(_ fault: RecordFault) {
    record.fault = fault
    record.fields.removeAll()
  }

  /// Says that the record at hand lies somewhere else in the bytes now.
  mutating func moveRecord(to start: Int) {
    let distance = start - record.start
    record.start += distance
    record.end += distance
    record.next += distance
  }

  private mutating func begin(at start: Int) {
    position = 0
    lineEnds = 0
    beginField()
    record.line = line
    record.start = start
    record.fields.removeAll()
    record.fault = nil
    record.hasNonASCII = false
  }

  private func isBlankLine(_ bytes: Span<UInt8>) -> Bool {
    guard record.fault == nil else { return false }
    for index in record.range where !ASCII.isBlank(bytes[index]) { return false }
    return true
  }

  // MARK: - The record

  private mutating func scan(_ bytes: Span<UInt8>, _ start: Int, _ end: Int, _ final: Bool) -> ReadStep {
    let bound = min(end, start + limit + 1)
    record.start = start
    while true {
      switch scanField(bytes, start, bound) {
      case .delimiter:
        addField()
        position += 1
        beginField()
      case .lineEnd:
        return endAtLineEnd(bytes, start, end, final)
      case .fault:
        if case .textAfterQuote? = record.fault, openingLine < line + lineEnds {
          return cutAfterQuoteLine(bytes, start, end)
        }
        phase = .faulty
      case .bound:
        if position > limit { return endTooLong(bytes, start) }
        guard final else {
          record.next = start
          return .needMore
        }
        return endOfInput(bytes, start, end)
      }
    }
  }

  /// From where the last call stopped to the next thing that someone must decide on, at `position`.
  private mutating func scanField(_ bytes: Span<UInt8>, _ start: Int, _ bound: Int) -> Stop {
    while true {
      switch phase {
      case .fieldStart:
        guard openField(bytes, start, bound) else { return .bound }
      case .plain:
        return scanPlain(bytes, start, bound)
      case .quoted:
        guard scanQuoted(bytes, start, bound) else { return .bound }
      case .afterQuote:
        if let stop = scanAfterQuote(bytes, start, bound) { return stop }
      case .faulty, .recordStart, .passing:
        position = LineEnd.find(bytes, start + position, bound) - start
        return start + position < bound ? .lineEnd : .bound
      }
    }
  }

  private mutating func beginField() {
    phase = .fieldStart
    valueStart = position
    closingQuote = -1
    hasDoubledQuotes = false
  }

  /// Tells a quoted field from a plain one; false where only blanks have come so far.
  private mutating func openField(_ bytes: Span<UInt8>, _ start: Int, _ bound: Int) -> Bool {
    var index = start + position
    while index < bound, ASCII.isBlank(bytes[index]), bytes[index] != delimiter { index += 1 }
    position = index - start
    guard index < bound else { return false }
    if bytes[index] == ASCII.quote {
      openingQuote = position
      openingLine = line + lineEnds
      position += 1
      valueStart = position
      phase = .quoted
    } else {
      phase = .plain
    }
    return true
  }

  /// Up to a delimiter, quote or line end, in words of eight bytes while they last.
  private mutating func scanPlain(_ bytes: Span<UInt8>, _ start: Int, _ bound: Int) -> Stop {
    let delimiters = ByteWord.fill(delimiter)
    let quotes = ByteWord.fill(ASCII.quote)
    var index = start &+ position
    defer { position = index &- start }
    while true {
      while index &+ 8 <= bound {
        let word = ByteWord.load(bytes, at: index)
        if word & ByteWord.highs != 0 { record.hasNonASCII = true }
        let marks = ByteWord.matches(word, delimiters) | ByteWord.matches(word, quotes) | ByteWord.below(word, 0x20)
        if marks != 0 {
          index &+= ByteWord.bytesBefore(marks)
          break
        }
        index &+= 8
      }
      guard index < bound else { return .bound }
      let byte = bytes[index]
      if byte == delimiter { return .delimiter }
      if byte == ASCII.lineFeed || byte == ASCII.carriageReturn { return .lineEnd }
      if byte == ASCII.quote { return fail(.bareQuote(column: record.fields.count + 1)) }
      notice(byte)
      index &+= 1
    }
  }

  /// Up to the next quote; false where the bytes end before it.
  private mutating func scanQuoted(_ bytes: Span<UInt8>, _ start: Int, _ bound: Int) -> Bool {
    let quotes = ByteWord.fill(ASCII.quote)
    var index = start &+ position
    defer { position = index &- start }
    while true {
      while index &+ 8 <= bound {
        let word = ByteWord.load(bytes, at: index)
        if word & ByteWord.highs != 0 { record.hasNonASCII = true }
        let marks = ByteWord.matches(word, quotes) | ByteWord.below(word, 0x20)
        if marks != 0 {
          index &+= ByteWord.bytesBefore(marks)
          break
        }
        index &+= 8
      }
      guard index < bound else { return false }
      let byte = bytes[index]
      if byte == ASCII.quote {
        closingQuote = index &- start
        index &+= 1
        phase = .afterQuote
        return true
      }
      if byte == ASCII.carriageReturn || (byte == ASCII.lineFeed && bytes[index - 1] != ASCII.carriageReturn) {
        lineEnds += 1
      }
      notice(byte)
      index &+= 1
    }
  }

  /// Whether the quote at `closingQuote` is half of a pair, or what stops behind it.
  private mutating func scanAfterQuote(_ bytes: Span<UInt8>, _ start: Int, _ bound: Int) -> Stop? {
    var index = start + position
    guard index < bound else { return .bound }
    if bytes[index] == ASCII.quote, position == closingQuote + 1 {
      hasDoubledQuotes = true
      position += 1
      phase = .quoted
      return nil
    }
    while index < bound, ASCII.isBlank(bytes[index]), bytes[index] != delimiter { index += 1 }
    position = index - start
    guard index < bound else { return .bound }
    switch bytes[index] {
    case delimiter: return .delimiter
    case ASCII.lineFeed, ASCII.carriageReturn: return .lineEnd
    default: return fail(.textAfterQuote(column: record.fields.count + 1))
    }
  }

  private mutating func fail(_ fault: RecordFault) -> Stop {
    record.fault = fault
    return .fault
  }

  @inline(__always)
  private mutating func notice(_ byte: UInt8) {
    if byte >= 0x80 { record.hasNonASCII = true }
    if byte == 0, record.fault == nil { record.fault = .nulByte(column: record.fields.count + 1) }
  }

  @inline(__always)
  private mutating func addField() {
    let end = closingQuote >= 0 ? closingQuote : position
    record.fields.append(
      CSVField(
        start: Int32(truncatingIfNeeded: valueStart),
        end: Int32(truncatingIfNeeded: end),
        hasDoubledQuotes: hasDoubledQuotes
      )
    )
  }

  // MARK: - The record's end

  private mutating func endAtLineEnd(_ bytes: Span<UInt8>, _ start: Int, _ end: Int, _ final: Bool) -> ReadStep {
    guard let length = LineEnd.length(bytes, start + position, end, final) else {
      record.next = start
      return .needMore
    }
    if phase != .faulty { addField() }
    return finish(end: start + position, next: start + position + length, lines: lineEnds + 1)
  }

  private mutating func endOfInput(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> ReadStep {
    if phase == .quoted {
      record.fault = .unclosedQuote(line: openingLine, column: record.fields.count + 1)
      return cutAfterQuoteLine(bytes, start, end)
    }
    if phase != .faulty { addField() }
    return finish(end: end, next: end, lines: lineEnds)
  }

  /// Past the limit: an open quote is taken to be a stray one, anything else is read past to its line end.
  private mutating func endTooLong(_ bytes: Span<UInt8>, _ start: Int) -> ReadStep {
    let bound = start + position
    var lines = lineEnds
    // A quote as the last byte may be the first half of a doubled one.
    if phase == .quoted || (phase == .afterQuote && position == closingQuote + 1) {
      record.fault = .unclosedQuote(line: openingLine, column: record.fields.count + 1)
      let cut = LineEnd.find(bytes, start + openingQuote, bound)
      // A CR as the last byte may have its LF behind it: its line is then read past as one that never ended.
      if cut < bound, LineEnd.length(bytes, cut, bound, false) != nil { return cutAfterQuoteLine(bytes, start, bound) }
      lines = openingLine - line
    }
    if record.fault == nil { record.fault = .tooLong(limit: limit) }
    let cut = UTF8Check.sequenceStart(bytes, start..<bound)
    let step = finish(end: cut, next: cut, lines: lines)
    phase = .passing
    return step
  }

  /// Ends a faulty record with the line on which its last quote was opened: what follows may be good records.
  private mutating func cutAfterQuoteLine(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> ReadStep {
    let cut = LineEnd.find(bytes, start + openingQuote, end)
    // The line end lies before bytes that were looked at, so it is whole, or the input ends with it.
    let length = cut < end ? LineEnd.length(bytes, cut, end, true) ?? 1 : 0
    return finish(end: cut, next: cut + length, lines: openingLine - line + (cut < end ? 1 : 0))
  }

  private mutating func finish(end: Int, next: Int, lines: Int) -> ReadStep {
    record.end = end
    record.next = next
    if record.fault != nil { record.fields.removeAll() }
    line += lines
    phase = .recordStart
    return .record
  }

  /// Takes an easy record, whose fields are there.
  @inline(__always)
  mutating func takeEasy(_ range: Range<Int>, next: Int, lines: Int, hasNonASCII: Bool) {
    record.line = line
    record.start = range.lowerBound
    record.end = range.upperBound
    record.next = next
    record.hasNonASCII = hasNonASCII
    record.fault = nil
    line &+= lines
  }

  private mutating func pass(_ bytes: Span<UInt8>, _ start: Int, _ end: Int, _ final: Bool) -> ReadStep {
    let (step, ended) = LineEnd.pass(bytes, start, end, final)
    record.next = start
    if ended {
      line += 1
      phase = .recordStart
    }
    return step
  }
}
