import RDBulkCore

/// One reading while it goes on.
struct Feeding {
  private(set) var reading = Reading()
  private let input: [UInt8]
  private var reader: RecordReader
  /// The bytes handed in are `input[base..<end]`, and `start` is the first that is not consumed, all from `input`'s
  /// beginning.
  private var base = 0
  private var start = 0
  private var end = 0
  /// Behind the last byte that belongs to a row or the preamble.
  private var owned = 0
  /// Lines that end before `linesUpTo`.
  private var lines = 0
  private var linesUpTo = 0

  init(_ input: [UInt8], _ settings: ReaderSettings, _ mark: ByteOrderMark) {
    self.input = input
    reader = RecordReader(settings)
    reader.take(mark)
  }

  mutating func run(_ feed: Feed) {
    end = feed.piece == nil ? input.count : 0
    var isFinal = feed.piece == nil
    // Bytes that mean something in either format.
    let slack = (0..<feed.slack).map { Array("\n\",;}\u{E9}".utf8)[$0 % 7] }
    var window = Array(input[base..<end]) + slack
    for _ in 0..<4 * input.count + 64 {
      let step = reader.next(window.span, from: start - base, to: end - base, final: isFinal)
      let next = reader.next + base
      if next < start || next > end { return fail("goes on at \(next), outside \(start)..<\(end)") }
      start = next
      switch step {
      case .needMore:
        if isFinal { return fail("wants more than all") }
        isFinal = end == input.count
        end = min(input.count, end + (feed.piece ?? 0))
        if feed.drops { base = start }
        window = Array(input[base..<end]) + slack
      case .header: takeHeader()
      case .record: takeRow(window.span)
      case .skipped(let range): pass(range.lowerBound + base..<range.upperBound + base)
      case .end: return finish()
      }
    }
    fail("does not come to an end")
  }

  private mutating func takeHeader() {
    if !reading.rows.isEmpty { fail("gives a header among the rows") }
    reading.header = reader.header
    reading.headerFault = reader.headerFault
    reading.preamble = Array(input[0..<start])
    owned = start
  }

  private mutating func takeRow(_ window: Span<UInt8>) {
    var row = Reading.Row(line: reader.recordLine)
    row.fault = reader.fault
    let first = reader.recordStart + base
    row.start = first
    row.raw = first <= start ? Array(input[first..<start]) : []
    if reader.format?.isJSON == true {
      row.fields = [
        String(
          decoding: input[reader.recordRange.lowerBound + base..<reader.recordRange.upperBound + base], as: UTF8.self)
      ]
    }
    for index in 0..<reader.fieldCount {
      var value: [UInt8] = []
      reader.appendValue(window, reader.field(index), to: &value)
      row.fields.append(String(decoding: value, as: UTF8.self))
    }
    reading.rows.append(row)
    if reader.row != reading.rows.count { fail("counts row \(reading.rows.count) as \(reader.row)") }
    if !isBlank(owned, first) { fail("loses bytes before row \(reader.row)") }
    let line = linesBefore(first) + 1
    if row.line != line { fail("says line \(row.line) of row \(reader.row), which is on line \(line)") }
    owned = start
  }

  private mutating func pass(_ range: Range<Int>) {
    if range.lowerBound != owned || range.upperBound != start || range.isEmpty { fail("passes \(range) at \(owned)") }
    owned = range.upperBound
    if reading.rows.isEmpty {
      // An over-long header.
      reading.preamble += input[range]
    } else {
      reading.rows[reading.rows.count - 1].raw += input[range]
    }
  }

  private mutating func finish() {
    if !isBlank(owned, input.count) { fail("loses bytes at the end") }
    reading.format = reader.format
    reading.delimiter = reader.delimiter
    reading.quoteDoubts = reader.quoteDoubts
    reading.guessedEncoding = reader.guessedEncoding
    reading.encodingDoubt = reader.encodingDoubt
  }

  private func isBlank(_ from: Int, _ to: Int) -> Bool {
    guard from <= to else { return false }
    let blanks: [UInt8] =
      switch reader.format {
      case .csv: Array(" \t\r\n\"".utf8) + [reader.delimiter]
      case .json: Array(" \t\r\n[,]".utf8)
      default: Array(" \t\r\n".utf8)
      }
    return input[from..<to].allSatisfy(blanks.contains)
  }

  private mutating func fail(_ what: String) { reading.broken.append(what) }

  /// How many lines end before `place`: LF, CR LF and CR. Places only go up.
  private mutating func linesBefore(_ place: Int) -> Int {
    for index in linesUpTo..<max(place, linesUpTo) {
      let followsReturn = index > 0 && input[index - 1] == 0x0D
      if input[index] == 0x0D || (input[index] == 0x0A && !followsReturn) { lines += 1 }
    }
    linesUpTo = max(place, linesUpTo)
    return lines
  }
}
