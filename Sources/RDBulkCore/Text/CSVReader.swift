/// A CSV state machine without I/O: RFC 4180 with any of the three line ends, one record per call.
///
/// The caller keeps a record's bytes together: it passes everything from the record's first byte on, and after
/// `.needMore` the same with more at the end. The machine remembers how far it got, so that no byte is examined twice
/// however small the pieces are. It stores only offsets, so its memory is a record's list of fields.
///
/// More liberal than RFC 4180 in two ways: blanks around a quoted field aren't part of it, and `="00123"`, with which
/// spreadsheets keep digits, is a quoted field. Stricter than many readers in one: a quote inside an unquoted field is
/// a fault, since a delimiter or line end after it can't be trusted. Lines that may belong to such a field's text
/// aren't taken as rows (``QuoteReadings``).
///
/// A record of only delimiters, quotes and blanks is skipped like a blank line. A record over the limit costs only
/// itself: the rest of it is skipped up to its line end outside quotes.
package struct CSVReader: Sendable {
  package internal(set) var record = Record()
  /// The line the next record starts on, from 1.
  package internal(set) var line: Int
  /// What its quotes have left in doubt so far; complete once the input has ended.
  package var quoteDoubts: QuoteDoubts { tracker.found }

  let delimiter: UInt8
  let limit: Int
  /// Whether rows are taken although they may be the text of a cell.
  let takesDoubtful: Bool
  /// The line with an opening quote that is known to be never closed: its record ends with that line, however long the
  /// rest of the input is. nil if it isn't known.
  let unclosedQuoteLine: Int?
  var tracker = DoubtTracker()
  /// How many cells a record has; 0 where that isn't known, as in the header.
  var cells = 0
  /// How the header's line ends, or the first one's; nil until it is known.
  var ownLineEnd: LineEnd.Kind?

  enum Phase {
    case recordStart
    case fieldStart, plain, quoted, afterQuote
    /// The record has a fault; the rest of its line belongs to it.
    case faulty
    /// An over-long record was returned; the rest of it is being skipped.
    case passing
  }

  private enum Stop {
    case bound, delimiter, lineEnd
    /// `record.fault` says which.
    case fault
  }

  var phase = Phase.recordStart
  // Offsets from the record's first byte.
  var position = 0
  private var valueStart = 0
  /// The closing quote of a quoted field; -1 while the field is unquoted.
  var closingQuote = -1
  private var hasDoubledQuotes = false
  var openingQuote = 0
  var openingLine = 0
  var lineEnds = 0
  /// What a malformed quote of the record leaves in doubt from `doubtStart` on, an offset from its first byte.
  var doubt: (cause: QuoteDoubt, readings: QuoteReadings)?
  var doubtStart = 0
  /// The fault of the record if what follows it is text.
  var suspicion: RecordFault?
  /// Whether two signs say that text continues: a backslash at a line's end, and a line end that isn't the file's own,
  /// a malformed quote or too few cells.
  var isSurelyText = false
  /// A look at what follows the record, while it lasts.
  var lookahead: RowLookahead?
  /// The rest of an over-long record while it is skipped.
  var rest = LongRecord()

  /// `limit` is the longest record in bytes, 1 to 2^30; `line` is the input line of the first byte.
  package init(
    delimiter: UInt8, limit: Int, line: Int = 1, doubtful: DoubtfulRows = .skip, unclosedQuoteLine: Int? = nil
  ) {
    self.delimiter = delimiter
    self.limit = limit
    self.line = line
    takesDoubtful = doubtful == .send
    self.unclosedQuoteLine = unclosedQuoteLine
  }

  /// Looks for the record that starts at `start` in `bytes[..<end]`; `final` says that nothing follows `end`.
  ///
  /// Skips blank lines. After `.needMore`, the record starts at `record.next`.
  @inline(__always)
  package mutating func next(_ bytes: Span<UInt8>, from start: Int, to end: Int, final: Bool) -> ReadStep {
    guard phase == .recordStart, !tracker.isTracking, scanEasy(bytes, start, end) else {
      return nextByMachine(bytes, start, end, final)
    }
    guard mayBeBlank(bytes), isBlank(bytes) else { return .record }
    return nextByMachine(bytes, record.next, end, final)
  }

  private mutating func nextByMachine(_ bytes: Span<UInt8>, _ start: Int, _ end: Int, _ final: Bool) -> ReadStep {
    let step = read(bytes, start, end, final)
    if tracker.isTracking || doubt != nil { followDoubt(step, bytes, start) }
    if step == .end { tracker.end() }
    return step
  }

  private mutating func read(_ bytes: Span<UInt8>, _ start: Int, _ end: Int, _ final: Bool) -> ReadStep {
    var start = start
    while true {
      if phase == .passing { return skipRest(bytes, start, end, final) }
      if phase == .recordStart {
        record.next = start
        guard start < end else { return final ? .end : .needMore }
        begin(at: start)
      }
      let step = scan(bytes, start, end, final)
      guard step == .record, mayBeBlank(bytes), isBlank(bytes) else { return step }
      start = record.next
    }
  }

  /// Gives the current record a fault that was found in its text.
  mutating func markFaulty(_ fault: RecordFault) {
    record.fault = fault
    record.fields.removeAll()
  }

  /// The current record's bytes have moved to `start`.
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
    record.isLong = false
    record.hasNonASCII = false
    doubt = nil
    suspicion = nil
    isSurelyText = false
    lookahead = nil
  }

  /// A quick check that nearly all records fail.
  @inline(__always)
  private func mayBeBlank(_ bytes: Span<UInt8>) -> Bool {
    guard record.start < record.end else { return true }
    let first = bytes[record.start]
    return first <= ASCII.quote || first == delimiter
  }

  /// Whether the record consists only of delimiters, quotes and blanks.
  private func isBlank(_ bytes: Span<UInt8>) -> Bool {
    guard record.fault == nil else { return false }
    for index in record.range {
      let byte = bytes[index]
      guard byte == delimiter || byte == ASCII.quote || ASCII.isBlank(byte) || LineEnd.isEnd(byte) else { return false }
    }
    return true
  }

  // MARK: - The record

  private mutating func scan(_ bytes: Span<UInt8>, _ start: Int, _ end: Int, _ final: Bool) -> ReadStep {
    let bound = min(end, start + limit + 1)
    record.start = start
    while true {
      switch scanField(bytes, start, bound, mayGrow: !final && bound == end) {
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

  /// Reads from where the last call stopped to the next thing that needs a decision, at `position`.
  private mutating func scanField(_ bytes: Span<UInt8>, _ start: Int, _ bound: Int, mayGrow: Bool) -> Stop {
    while true {
      switch phase {
      case .fieldStart:
        guard openField(bytes, start, bound, mayGrow: mayGrow) else { return .bound }
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

  /// Tells a quoted field from an unquoted one; returns false if more bytes are needed.
  private mutating func openField(_ bytes: Span<UInt8>, _ start: Int, _ bound: Int, mayGrow: Bool) -> Bool {
    var index = start + position
    while index < bound, ASCII.isBlank(bytes[index]), bytes[index] != delimiter { index += 1 }
    position = index - start
    guard index < bound else { return false }
    if bytes[index] == ASCII.equals, delimiter != ASCII.equals {
      if index + 1 == bound, mayGrow { return false }
      if index + 1 < bound, bytes[index + 1] == ASCII.quote {
        index += 1
        position += 1
      }
    }
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

  /// Reads to a delimiter, quote or line end, eight bytes at a time while they last.
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
      if byte == ASCII.quote { return failAtBareQuote(bytes, start, index) }
      notice(byte)
      index &+= 1
    }
  }

  /// Reads to the next quote; returns false if the bytes end first.
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

  /// Decides whether the quote at `closingQuote` is half of a pair, or what ends the field after it.
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
    case delimiter, ASCII.lineFeed, ASCII.carriageReturn:
      suspectEscapedQuote(bytes, start, start + valueStart)
      return bytes[index] == delimiter ? .delimiter : .lineEnd
    default:
      record.fault = .textAfterQuote(column: record.fields.count + 1)
      leaveInDoubt(.textAfter, line: openingLine, from: openingQuote + 1, .behindOpeningQuote)
      return .fault
    }
  }

  var isTracking: Bool { tracker.isTracking }

  private mutating func failAtBareQuote(_ bytes: Span<UInt8>, _ start: Int, _ quote: Int) -> Stop {
    record.fault = .bareQuote(column: record.fields.count + 1)
    let behindLetter = quote > start && QuoteReadings.isLetter(bytes[quote - 1])
    leaveInDoubt(
      .bare, line: line + lineEnds, from: quote - start + 1, .behindBareQuote(behindLetter: behindLetter))
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

  // MARK: - The end of the record

  private mutating func endAtLineEnd(_ bytes: Span<UInt8>, _ start: Int, _ end: Int, _ final: Bool) -> ReadStep {
    guard let length = LineEnd.length(bytes, start + position, end, final) else {
      record.next = start
      return .needMore
    }
    let next = start + position + length
    suspectLineEnd(bytes, start, length)
    if doubt != nil, !isTracking {
      guard let areRows = lookAhead(bytes, start, next, end, final) else {
        record.next = start
        return .needMore
      }
      if areRows { doubt = nil } else if record.fault == nil { record.fault = suspicion }
    }
    if phase != .faulty { addField() }
    return finish(end: start + position, next: next, lines: lineEnds + 1)
  }

  private mutating func endOfInput(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> ReadStep {
    if phase == .quoted {
      markUnclosed()
      return cutAfterQuoteLine(bytes, start, end)
    }
    if suspicion != nil { doubt = nil }
    if phase != .faulty { addField() }
    return finish(end: end, next: end, lines: lineEnds)
  }
}
