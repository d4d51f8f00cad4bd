/// Records of any format, with what the first lines settle: header, delimiter, encoding.
///
/// The contract is that of ``CSVReader``. Before the first record it returns `.header` once, when `format` is known
/// (and, for CSV with a header, `header` as well).
package struct RecordReader: Sendable {
  package private(set) var format: InputFormat?
  package private(set) var delimiter: UInt8
  /// The header's names as written; empty without a header.
  package private(set) var header: [String] = []
  /// The number of rows returned so far, which is the current record's number, from 1.
  package internal(set) var row = 0
  /// The encoding that bytes which are not UTF-8 were found to be in, where nobody has named it.
  package private(set) var guessedEncoding: TextEncoding?
  /// Where the encoding is in doubt: rows that are not UTF-8 are then refused.
  package private(set) var encodingDoubt: EncodingDoubt?
  /// The single-byte encoding of the records' bytes, or nil where they are UTF-8.
  package private(set) var singleByte: TextEncoding?
  /// Where unconsumed bytes begin; after a record, its end.
  package private(set) var next = 0

  private var settings: ReaderSettings
  private var csv: CSVReader
  /// For either kind of JSON, its `record` is the one read last.
  private var lines: LineReader
  private var elements: ElementReader
  private var formatSniffer = FormatSniffer()
  private var headerIsDue: Bool
  private var isSettled: Bool
  /// The line at `next`, and how many blanks at its start were examined, until everything is settled.
  private var firstLine = 1
  private var leadingBlanks = 0
  private var sniffer = DelimiterSniffer()
  private var sawUTF8 = false
  private var awaitsEvidence = false
  /// How many bytes from `next` on are known to be valid UTF-8: lines of JSON are checked many at a time.
  private var validAhead = 0

  /// How many bytes from the first invalid UTF-8 on decide whether the file is Windows-1252.
  private static let evidence = 1 << 14
  /// How many bytes are checked at a time: few enough to stay in the processor's cache until the lines are read.
  private static let checkSize = 1 << 14

  /// A reader that has seen no bytes yet.
  package init(_ settings: ReaderSettings) {
    self.settings = settings
    format = settings.format
    delimiter = settings.delimiter ?? ASCII.comma
    headerIsDue = true
    csv = CSVReader(delimiter: delimiter, limit: settings.limit)
    lines = LineReader(limit: settings.limit)
    elements = ElementReader(limit: settings.limit)
    isSettled = false
    if settings.encoding?.isSingleByte == true { singleByte = settings.encoding }
  }

  /// Takes the input's byte order mark into account; the bytes passed in begin after it.
  package mutating func take(_ mark: ByteOrderMark) {
    if settings.encoding == nil, mark != .none { settings.encoding = .utf8 }
  }

  /// The current record.
  package var record: Record { isJSON ? lines.record : csv.record }

  // The parts of the current record, without copying it.

  @inline(__always)
  package var recordStart: Int { isJSON ? lines.record.start : csv.record.start }
  package var recordRange: Range<Int> { isJSON ? lines.record.range : csv.record.range }
  package var recordLine: Int { isJSON ? lines.record.line : csv.record.line }
  @inline(__always)
  package var fault: RecordFault? { isJSON ? lines.record.fault : csv.record.fault }
  /// Whether the record is over-long or broken and more of it follows.
  package var isInLongRecord: Bool { isJSON ? fault?.isOpenEnded == true : csv.record.isLong }
  /// What quotes have left in doubt so far; complete once the input has ended.
  package var quoteDoubts: QuoteDoubts { csv.quoteDoubts }
  /// For JSON, 0.
  @inline(__always)
  package var fieldCount: Int { isJSON ? 0 : csv.record.fields.count }
  /// What ended the reading of a JSON text, once it is reached: no row after that point is read. nil for other formats.
  package var lastFault: JSONFault? { elements.lastFault }

  @inline(__always)
  private var isJSON: Bool { format?.isJSON == true }

  /// A field of the current CSV record; `index` must be below `fieldCount`.
  @inline(__always)
  package func field(_ index: Int) -> CSVField { csv.record.fields[index] }

  /// Reports what other modules need about each record. Mutating although nothing changes: a reader is large and would
  /// be copied for each property that another module reads.
  package mutating func describe(_ info: inout RecordInfo) {
    assert(recordStart <= recordRange.upperBound && recordRange.upperBound <= next, "a record ends before what follows")
    info.row = row
    info.guessedEncoding = guessedEncoding
    if isJSON { info.take(&lines.record) } else { info.take(&csv.record) }
  }

  /// Looks for what comes next in `bytes[start..<end]`; see ``CSVReader/next(_:from:to:final:)``.
  package mutating func next(_ bytes: Span<UInt8>, from start: Int, to end: Int, final: Bool) -> ReadStep {
    assert(0 <= start && start <= end && end <= bytes.count, "what is read lies within the window")
    defer { assert(start <= next && next <= end, "reading goes forward within the window") }
    if isSettled, format == .jsonLines { return nextLine(bytes, start, end, final) }
    if isSettled, format == .json { return nextElement(bytes, start, end, final) }
    next = start
    if !isSettled, let step = settle(bytes, end, final) { return step }
    switch step(bytes, end, final) {
    case .needMore, .header: return .needMore
    case .end: return headerIsDue ? giveHeader() : .end
    case .skipped(let range):
      next = range.upperBound
      return .skipped(range)
    case .record:
      switch isPlain ? .good : text(bytes, end, final) {
      case .good: break
      case .bad(let fault): csv.markFaulty(fault)
      case .unknown:
        awaitsEvidence = true
        next = csv.record.start
        return .needMore
      }
      if headerIsDue { return takeHeader(bytes) }
      row += 1
      return .record
    }
  }

  @inline(__always)
  private mutating func nextLine(_ bytes: Span<UInt8>, _ start: Int, _ end: Int, _ final: Bool) -> ReadStep {
    var validEnd = start &+ validAhead
    let step = lines.next(bytes, from: start, to: end, final: final)
    next = lines.record.next
    defer { validAhead = max(0, validEnd &- next) }
    switch step {
    case .needMore, .header: return .needMore
    case .end: return .end
    case .skipped(let range):
      next = range.upperBound
      return .skipped(range)
    case .record:
      if validEnd < next, singleByte == nil, fault == nil { checkLines(bytes, &validEnd, end) }
      row &+= 1
      return .record
    }
  }

  private mutating func nextElement(_ bytes: Span<UInt8>, _ start: Int, _ end: Int, _ final: Bool) -> ReadStep {
    var validEnd = start + validAhead
    let step = elements.next(bytes, from: start, to: end, final: final, &lines.record)
    next = lines.record.next
    defer { validAhead = max(0, validEnd - next) }
    guard step == .record else { return step }
    if validEnd < next, singleByte == nil, fault == nil { checkLines(bytes, &validEnd, end) }
    row += 1
    return .record
  }

  /// Checks the current line and continues into the lines after it. The line begins with a whole character, as does
  /// whatever is at `validEnd`.
  @inline(never)
  private mutating func checkLines(_ bytes: Span<UInt8>, _ validEnd: inout Int, _ end: Int) {
    let line = lines.record.range
    guard validEnd < line.upperBound else { return }
    let start = max(line.lowerBound, validEnd)
    let bound = min(end, max(line.upperBound, start + Self.checkSize))
    validEnd = UTF8Check.firstInvalid(bytes, start..<bound) ?? bound
    if validEnd < line.upperBound { lines.markFaulty(.invalidUTF8(column: 0)) }
  }

  @inline(__always)
  private mutating func step(_ bytes: Span<UInt8>, _ end: Int, _ final: Bool) -> ReadStep {
    if awaitsEvidence {
      awaitsEvidence = false
      csv.moveRecord(to: next)
      next = csv.record.next
      return .record
    }
    let step = csv.next(bytes, from: next, to: end, final: final)
    next = csv.record.next
    return step
  }

  /// Appends a value of the current record to `output` as UTF-8, including surrounding blanks.
  package func appendValue(_ bytes: Span<UInt8>, _ field: CSVField, to output: inout [UInt8]) {
    let start = csv.record.start + Int(field.start)
    append(bytes, start..<csv.record.start + Int(field.end), hasDoubledQuotes: field.hasDoubledQuotes, to: &output)
  }

  /// Appends the current record, as it is written, to `output` as UTF-8.
  func appendLine(_ bytes: Span<UInt8>, to output: inout [UInt8]) {
    append(bytes, recordRange, hasDoubledQuotes: false, to: &output)
  }

  private func append(
    _ bytes: Span<UInt8>, _ range: Range<Int>, hasDoubledQuotes: Bool, to output: inout [UInt8]
  ) {
    guard let singleByte else { return appendUTF8(bytes, range, hasDoubledQuotes: hasDoubledQuotes, to: &output) }
    let scalars = SingleByte.scalars(singleByte)
    var index = range.lowerBound
    while index < range.upperBound {
      let byte = bytes[index]
      SingleByte.append(byte, scalars, to: &output)
      index += byte == ASCII.quote && hasDoubledQuotes ? 2 : 1
    }
  }

  /// Copies the pieces between doubled quotes, leaving out the second quote of each pair.
  private func appendUTF8(
    _ bytes: Span<UInt8>, _ range: Range<Int>, hasDoubledQuotes: Bool, to output: inout [UInt8]
  ) {
    var start = range.lowerBound
    var index = start
    while hasDoubledQuotes, index < range.upperBound {
      if index &+ 8 <= range.upperBound {
        let marks = ByteWord.matches(ByteWord.load(bytes, at: index), ByteWord.fill(ASCII.quote))
        if marks == 0 {
          index &+= 8
          continue
        }
        index &+= ByteWord.bytesBefore(marks)
      } else if bytes[index] != ASCII.quote {
        index &+= 1
        continue
      }
      output.append(bytes, start..<index &+ 1)
      index &+= 2
      start = index
    }
    if start < range.upperBound { output.append(bytes, start..<range.upperBound) }
  }

  // MARK: - The first lines

  /// Detects format and delimiter; nil once both are known.
  private mutating func settle(_ bytes: Span<UInt8>, _ end: Int, _ final: Bool) -> ReadStep? {
    if !isJSON {
      guard skipToHeader(bytes, end, final), skipBlankLines(bytes, end, final) else { return .needMore }
      if format == nil {
        guard let found = findFormat(bytes, end, final) else { return .needMore }
        format = found
      }
    }
    if isJSON {
      lines = LineReader(limit: settings.limit, line: firstLine)
      elements = ElementReader(limit: settings.limit, line: firstLine)
      isSettled = true
      return giveHeader()
    }
    let isLong = end - next > settings.limit
    let bound = isLong ? next + settings.limit + 1 : end
    guard let sniffed = sniffer.find(bytes, next, bound, final: final || isLong) else { return .needMore }
    delimiter = settings.delimiter ?? sniffed.delimiter
    next += sniffed.separatorLine
    csv = CSVReader(
      delimiter: delimiter, limit: settings.limit, line: firstLine + (sniffed.separatorLine > 0 ? 1 : 0),
      doubtful: settings.doubtful, unclosedQuoteLine: settings.unclosedQuoteLine)
    if !settings.hasHeader { csv.cells = settings.cells ?? 0 }
    isSettled = true
    return settings.hasHeader ? nil : giveHeader()
  }

  /// Detects the format from the bytes after `leadingBlanks`; nil if more are needed.
  private mutating func findFormat(_ bytes: Span<UInt8>, _ end: Int, _ final: Bool) -> InputFormat? {
    let start = next + leadingBlanks
    guard leadingBlanks <= settings.limit, start < end else { return settings.promise == nil ? .csv : .jsonLines }
    return formatSniffer.find(bytes, start, end, final: final, limit: settings.limit, promise: settings.promise)
  }

  /// Skips the lines before the one that was named as the header; false where more bytes are needed.
  private mutating func skipToHeader(_ bytes: Span<UInt8>, _ end: Int, _ final: Bool) -> Bool {
    guard let headerLine = settings.headerLine else { return true }
    while firstLine < headerLine {
      let lineEnd = LineEnd.find(bytes, next, end)
      guard lineEnd < end, let length = LineEnd.length(bytes, lineEnd, end, final) else {
        next = lineEnd
        return final
      }
      next = lineEnd + length
      firstLine += 1
    }
    return true
  }

  /// Skips blank lines, so that any number of them needs no memory; returns false if more bytes are needed.
  private mutating func skipBlankLines(_ bytes: Span<UInt8>, _ end: Int, _ final: Bool) -> Bool {
    while true {
      let bound = min(end, next + settings.limit + 1)
      var index = next + leadingBlanks
      while index < bound, ASCII.isBlank(bytes[index]), bytes[index] != settings.delimiter { index += 1 }
      leadingBlanks = index - next
      guard index < bound else { return final || leadingBlanks > settings.limit }
      guard bytes[index] == ASCII.lineFeed || bytes[index] == ASCII.carriageReturn else { return true }
      guard let length = LineEnd.length(bytes, index, end, final) else { return false }
      next = index + length
      leadingBlanks = 0
      firstLine += 1
    }
  }

  private mutating func giveHeader() -> ReadStep {
    headerIsDue = false
    return .header
  }

  private mutating func takeHeader(_ bytes: Span<UInt8>) -> ReadStep {
    header = csv.record.fields.map { field in
      var name: [UInt8] = []
      appendValue(bytes, field, to: &name)
      return String(decoding: name[FieldText.value(name.span, 0..<name.count)], as: UTF8.self)
    }
    csv.cells = header.count
    return giveHeader()
  }

  /// The fault of the header line, if it is unreadable.
  package var headerFault: RecordFault? { row == 0 && header.isEmpty ? csv.record.fault : nil }

  // MARK: - Encoding

  private enum Text {
    case good
    case bad(RecordFault)
    /// More bytes are needed to detect the file's encoding.
    case unknown
  }

  /// Whether the record's text needs no check.
  @inline(__always)
  private var isPlain: Bool { !csv.record.hasNonASCII }

  /// Checks the record's text; decides the file's encoding at the first bytes that aren't UTF-8.
  private mutating func text(_ bytes: Span<UInt8>, _ end: Int, _ final: Bool) -> Text {
    guard singleByte == nil, fault == nil else { return .good }
    guard csv.record.hasNonASCII else { return .good }
    guard let bad = UTF8Check.firstInvalid(bytes, recordRange) else {
      if !sawUTF8 { sawUTF8 = UTF8Check.tally(bytes, recordRange).valid > 0 }
      return .good
    }
    // A letter that the end of the input cuts in half says nothing of the others.
    let isCut = final && recordRange.upperBound == end && UTF8Check.isCut(bytes, bad, end: end)
    if settings.encoding == nil, !sawUTF8, !isCut {
      guard let sample = sample(bytes, end, final) else { return .unknown }
      if isSingleByte(bytes, sample, bad) { return .good }
      sawUTF8 = true
    }
    return .bad(.invalidUTF8(column: column(of: bad) + 1))
  }

  /// The field of the current CSV record that has the byte at `place`, from 0.
  private func column(of place: Int) -> Int {
    let start = csv.record.start
    return csv.record.fields.firstIndex { start + Int($0.end) > place } ?? 0
  }

  /// Whether the text in `sample` is in a single-byte encoding, and in which; `bad` is its first byte that is not UTF-8.
  ///
  /// A draw is UTF-8, as is a doubt: a row that is refused can be corrected, one that is sent with the wrong letters
  /// can't.
  private mutating func isSingleByte(_ bytes: Span<UInt8>, _ sample: Range<Int>, _ bad: Int) -> Bool {
    let found = UTF8Check.tally(bytes, sample)
    guard found.invalid > found.valid else { return false }
    switch EncodingGuess.judge(bytes, sample) {
    case .found(let encoding):
      singleByte = encoding
      guessedEncoding = encoding
      return true
    case .doubt(let encodings):
      let column = column(of: bad)
      var cell = csv.record.range
      if column < csv.record.fields.count {
        let field = csv.record.fields[column]
        cell = csv.record.start + Int(field.start)..<csv.record.start + Int(field.end)
      }
      encodingDoubt = EncodingDoubt(bytes, cell, encodings, line: csv.record.line, column: column + 1)
      return false
    }
  }

  /// The bytes from the current record on that show the encoding; nil where more are needed. The sample has one size,
  /// so that the answer never depends on how the bytes arrive.
  private func sample(_ bytes: Span<UInt8>, _ end: Int, _ final: Bool) -> Range<Int>? {
    let wanted = max(csv.record.end, csv.record.start + min(Self.evidence, settings.limit))
    guard final || end >= wanted else { return nil }
    var sampleEnd = min(end, wanted)
    // The sample's end may cut a character in half.
    while sampleEnd > csv.record.end, bytes[sampleEnd - 1] >= 0x80 { sampleEnd -= 1 }
    return csv.record.start..<sampleEnd
  }
}
