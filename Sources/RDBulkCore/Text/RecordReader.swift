/// How an input is to be read; nil is found out from its first bytes.
package struct ReaderSettings: Equatable, Sendable {
  package var format: InputFormat?
  package var delimiter: UInt8?
  /// UTF-16 is the caller's to transcode; here it counts as UTF-8.
  package var encoding: TextEncoding?
  package var hasHeader: Bool
  /// The longest record in bytes.
  package var limit: Int

  package init(
    format: InputFormat? = nil, delimiter: UInt8? = nil, encoding: TextEncoding? = nil, hasHeader: Bool = true,
    limit: Int = 1 << 20
  ) {
    self.format = format
    self.delimiter = delimiter
    self.encoding = encoding
    self.hasHeader = hasHeader
    self.limit = limit
  }
}

/// Records of either format, with what the format's first lines settle: header, delimiter, encoding.
///
/// The same contract as ``CSVReader``. Before the first record it says `.header` once, when `format` is known (and, of
/// CSV with a header, `header` too).
package struct RecordReader: Sendable {
  package enum Step: Equatable, Sendable {
    case needMore, header, record, end
    case passed(Range<Int>)
  }

  package private(set) var format: InputFormat?
  package private(set) var delimiter: UInt8
  /// The header's names as they stand; empty without a header.
  package private(set) var header: [String] = []
  /// The rows given so far: the number of the record at hand, from 1.
  package private(set) var row = 0
  /// Whether bytes that are not UTF-8 were found and taken for Windows-1252.
  package private(set) var guessedWindows1252 = false
  /// The single-byte encoding of the records' bytes, or nil where they are UTF-8.
  package private(set) var singleByte: TextEncoding?
  /// Where what is not yet consumed begins; of a record, where it ends.
  package private(set) var next = 0

  private let settings: ReaderSettings
  private var csv: CSVReader
  private var lines: LineReader
  private var headerIsDue: Bool
  private var isSettled: Bool
  private var sawUTF8 = false

  package init(_ settings: ReaderSettings) {
    self.settings = settings
    format = settings.format
    delimiter = settings.delimiter ?? ASCII.comma
    headerIsDue = true
    csv = CSVReader(delimiter: delimiter, limit: settings.limit)
    lines = LineReader(limit: settings.limit)
    isSettled = false
    if settings.encoding == .windows1252 || settings.encoding == .latin1 { singleByte = settings.encoding }
  }

  /// Says that the input declared itself UTF-8, so that other bytes are faults and no other encoding is guessed.
  package mutating func declareUTF8() { sawUTF8 = true }

  /// The record at hand.
  package var record: Record { format == .jsonLines ? lines.record : csv.record }

  // The parts of the record at hand, without a copy of it.

  package var recordStart: Int { format == .jsonLines ? lines.record.start : csv.record.start }
  package var recordRange: Range<Int> { format == .jsonLines ? lines.record.range : csv.record.range }
  package var recordLine: Int { format == .jsonLines ? lines.record.line : csv.record.line }
  package var fault: RecordFault? { format == .jsonLines ? lines.record.fault : csv.record.fault }
  /// Whether the record at hand is an over-long one, of which more follows.
  package var isInLongRecord: Bool { if case .tooLong = fault { true } else { false } }
  /// Of JSON Lines, 0.
  package var fieldCount: Int { format == .jsonLines ? 0 : csv.record.fields.count }

  /// A field of the CSV record at hand; `index` must be below `fieldCount`.
  package func field(_ index: Int) -> CSVField { csv.record.fields[index] }

  /// Looks for what comes next in `bytes[start..<end]`; see ``CSVReader/next(_:from:to:final:)``.
  package mutating func next(_ bytes: Span<UInt8>, from start: Int, to end: Int, final: Bool) -> Step {
    next = start
    if !isSettled, let step = settle(bytes, end, final) { return step }
    let step: ReadStep
    if format == .jsonLines {
      step = lines.next(bytes, from: next, to: end, final: final)
      next = lines.record.next
    } else {
      step = csv.next(bytes, from: next, to: end, final: final)
      next = csv.record.next
    }
    switch step {
    case .needMore: return .needMore
    case .end: return headerIsDue ? giveHeader() : .end
    case .passed(let range):
      next = range.upperBound
      return .passed(range)
    case .record:
      let fault = textFault(bytes, end)
      if headerIsDue { return takeHeader(bytes) }
      row += 1
      if let fault { replaceFault(fault) }
      return .record
    }
  }

  /// A value of the record at hand, trimmed, as UTF-8: appended to `output`.
  package func appendValue(_ bytes: Span<UInt8>, _ field: CSVField, to output: inout [UInt8]) {
    let start = csv.record.start
    var index = start + Int(field.start)
    let end = start + Int(field.end)
    while index < end {
      let byte = bytes[index]
      if let singleByte {
        SingleByte.append(byte, windows: singleByte == .windows1252, to: &output)
      } else {
        output.append(byte)
      }
      index += byte == ASCII.quote && field.hasDoubledQuotes ? 2 : 1
    }
  }

  // MARK: - The first lines

  /// Finds format and delimiter; nil where both are known now.
  private mutating func settle(_ bytes: Span<UInt8>, _ end: Int, _ final: Bool) -> Step? {
    var index = next
    if format == nil {
      while index < end, ASCII.isBlank(bytes[index]) || bytes[index] == 0x0A || bytes[index] == 0x0D { index += 1 }
      guard index < end || final else { return .needMore }
      format = index < end && bytes[index] == ASCII.openBrace ? .jsonLines : .csv
    }
    if format == .jsonLines {
      isSettled = true
      return giveHeader()
    }
    guard let sniffed = DelimiterSniffer.find(bytes, next..<end, final: final || end - next >= settings.limit) else {
      return .needMore
    }
    delimiter = settings.delimiter ?? sniffed.delimiter
    csv = CSVReader(delimiter: delimiter, limit: settings.limit, line: sniffed.linesBefore + 1)
    next = sniffed.start
    isSettled = true
    return settings.hasHeader ? nil : giveHeader()
  }

  private mutating func giveHeader() -> Step {
    headerIsDue = false
    return .header
  }

  private mutating func takeHeader(_ bytes: Span<UInt8>) -> Step {
    header = csv.record.fields.map { field in
      var name: [UInt8] = []
      appendValue(bytes, field, to: &name)
      return String(decoding: FieldText.trimmed(name), as: UTF8.self)
    }
    return giveHeader()
  }

  /// Whether the header line itself could not be read as one.
  package var headerFault: RecordFault? { row == 0 && header.isEmpty ? csv.record.fault : nil }

  // MARK: - Encoding

  /// Checks the record's text; decides the file's encoding at the first bytes that are not UTF-8.
  private mutating func textFault(_ bytes: Span<UInt8>, _ end: Int) -> RecordFault? {
    guard singleByte == nil else { return nil }
    guard format == .jsonLines || csv.record.hasNonASCII, fault == nil else { return nil }
    guard let bad = UTF8Check.firstInvalid(bytes, recordRange) else {
      if !sawUTF8, format == .csv { sawUTF8 = UTF8Check.tally(bytes, recordRange).valid > 0 }
      return nil
    }
    let record = record
    if settings.encoding == nil, format == .csv, !sawUTF8 {
      // Windows-1252 in any language hardly ever looks like UTF-8 by chance: one valid sequence outweighs several bytes
      // that are none, as a damaged row in a UTF-8 file has them.
      let evidence = UTF8Check.tally(bytes, record.start..<end)
      if evidence.invalid > evidence.valid * 8 {
        singleByte = .windows1252
        guessedWindows1252 = true
        return nil
      }
    }
    return .invalidUTF8(column: (record.fields.firstIndex { record.start + Int($0.end) >= bad } ?? 0) + 1)
  }

  private mutating func replaceFault(_ fault: RecordFault) {
    if format == .jsonLines { lines.markFaulty(fault) } else { csv.markFaulty(fault) }
  }
}

/// The delimiter of a file, told from its first line.
enum DelimiterSniffer {
  static let candidates = [ASCII.comma, ASCII.semicolon, ASCII.tab, ASCII.bar]

  struct Finding: Equatable {
    var delimiter: UInt8
    /// Where the header begins: after blank lines and Excel's `sep=;` line.
    var start: Int
    var linesBefore: Int
  }

  /// Counts the candidates outside quotes in the first line; the most frequent wins, and where none occurs, the comma.
  /// nil where the line is not complete yet.
  static func find(_ bytes: Span<UInt8>, _ range: Range<Int>, final: Bool) -> Finding? {
    var counts = [0, 0, 0, 0]
    var inQuotes = false
    var index = range.lowerBound
    while index < range.upperBound, bytes[index] == ASCII.lineFeed || bytes[index] == ASCII.carriageReturn { index += 1 }
    let first = index
    while index < range.upperBound {
      let byte = bytes[index]
      if byte == ASCII.quote { inQuotes.toggle() }
      if !inQuotes {
        if byte == ASCII.lineFeed || byte == ASCII.carriageReturn { break }
        if let candidate = candidates.firstIndex(of: byte) { counts[candidate] += 1 }
      }
      index += 1
    }
    if index == range.upperBound, !final { return nil }
    if let separator = separatorLine(bytes, first..<index) {
      guard index < range.upperBound else {
        return Finding(delimiter: separator, start: index, linesBefore: 0)
      }
      if bytes[index] == ASCII.carriageReturn, index + 1 == range.upperBound, !final { return nil }
      let isPair =
        bytes[index] == ASCII.carriageReturn && index + 1 < range.upperBound && bytes[index + 1] == ASCII.lineFeed
      return Finding(delimiter: separator, start: index + (isPair ? 2 : 1), linesBefore: 1)
    }
    var best = 0
    for candidate in 1..<counts.count where counts[candidate] > counts[best] { best = candidate }
    return Finding(delimiter: candidates[best], start: range.lowerBound, linesBefore: 0)
  }

  /// The delimiter that a line `sep=;` names: Excel writes and reads such a line.
  private static func separatorLine(_ bytes: Span<UInt8>, _ range: Range<Int>) -> UInt8? {
    let prefix = Array("sep=".utf8)
    guard range.count == prefix.count + 1 else { return nil }
    for (offset, byte) in prefix.enumerated() where ASCII.lowercased(bytes[range.lowerBound + offset]) != byte {
      return nil
    }
    return bytes[range.upperBound - 1]
  }
}
