/// Everything that reader and mapper gave of an input: equal, however the bytes were handed in.
struct RowsReading: Equatable {
  struct Row: Equatable {
    var line: Int
    var raw: Range<Int>
    var next: Int
    var fault: RecordFault?
    /// The CSV record's values.
    var values: [[UInt8]] = []
    var event: [UInt8] = []
    var email: [UInt8] = []
    var path: [UInt8] = []
    var isIgnored = false
    var problem: RowProblem?
  }

  var format: InputFormat?
  var delimiter: UInt8 = 0
  var header: [String] = []
  var headerFault: RecordFault?
  var singleByte: TextEncoding?
  var guessed = false
  var plan: FieldPlan?
  var planError: String?
  var rows: [Row] = []
  /// What belongs to over-long rows.
  var passed: [Range<Int>] = []
}

/// One reading while it goes on.
struct RowsMachine {
  private let settings: RowsSettings
  private var reader: RecordReader
  private var mapper: RowMapper?
  private var feed: Feed
  private var start = 0
  private var reading = RowsReading()
  /// Behind the last byte that belongs to something that was given out.
  private var owned = 0
  private let input: [UInt8]

  static func read(_ input: [UInt8], _ settings: RowsSettings, _ pieces: Pieces?) -> RowsReading {
    var machine = RowsMachine(input, settings, pieces)
    machine.run()
    return machine.reading
  }

  private init(_ input: [UInt8], _ settings: RowsSettings, _ pieces: Pieces?) {
    self.input = input
    self.settings = settings
    reader = RecordReader(settings.reader)
    feed = Feed(input, pieces)
  }

  private mutating func run() {
    for _ in 0..<8 * input.count + 64 {
      let window = feed.window
      let step = reader.next(window.span, from: start - feed.base, to: feed.count, final: feed.isFinal)
      let next = reader.next + feed.base
      require(next >= start && next <= feed.end, "goes on at \(next), outside \(start)...\(feed.end)")
      start = next
      switch step {
      case .needMore: feed.grow(consumed: start)
      case .header: takeHeader()
      case .record: takeRow()
      case .skipped(let range):
        let range = range.lowerBound + feed.base..<range.upperBound + feed.base
        require(range.lowerBound == owned && range.upperBound == start, "passes \(range) at \(owned)")
        owned = start
        append(passed: range)
      case .end: return finish()
      }
    }
    violated("does not come to an end")
  }

  /// Pieces of one over-long row are one range, however it was cut.
  private mutating func append(passed range: Range<Int>) {
    if let last = reading.passed.last, last.upperBound == range.lowerBound {
      reading.passed[reading.passed.count - 1] = last.lowerBound..<range.upperBound
    } else {
      reading.passed.append(range)
    }
  }

  private mutating func takeHeader() {
    require(reading.rows.isEmpty && reading.plan == nil, "a header among the rows")
    owned = start
    reading.format = reader.format
    reading.delimiter = reader.delimiter
    reading.header = reader.header
    reading.headerFault = reader.headerFault
    let names = reader.format?.isJSON == true ? nil : settings.reader.hasHeader ? reader.header : settings.columns
    do throws(Failure) {
      let plan = try FieldPlan(settings.operation, columns: names, settings: settings.fields)
      reading.plan = plan
      var mapper = RowMapper(plan)
      mapper.eventLimit = settings.eventLimit
      self.mapper = mapper
    } catch {
      reading.planError = error.message.text(in: .english)
    }
  }

  private mutating func takeRow() {
    let window = feed.window
    let record = reader.record
    require(record.start <= record.end && record.end <= record.next, "a record's offsets are out of order")
    var row = RowsReading.Row(
      line: record.line, raw: record.start + feed.base..<record.end + feed.base, next: start, fault: record.fault)
    require(reader.recordRange == record.range && reader.recordLine == record.line, "two accounts of one record")
    require(reader.next == record.next, "the reader goes on at \(reader.next), its record at \(record.next)")
    requireBlank(owned, row.raw.lowerBound)
    owned = start
    for index in 0..<reader.fieldCount {
      var value: [UInt8] = []
      reader.appendValue(window.span, reader.field(index), to: &value)
      row.values.append(value)
    }
    if mapper != nil { map(&row) }
    reading.rows.append(row)
    require(reader.row == reading.rows.count, "row \(reading.rows.count) is counted as \(reader.row)")
  }

  private mutating func map(_ row: inout RowsReading.Row) {
    // What stands in the two already must stay.
    row.event = [0x3C]
    row.email = [0x3C]
    let window = feed.window
    row.problem = mapper?.map(&reader, window.span, event: &row.event, email: &row.email)
    require(row.event.first == 0x3C && row.email.first == 0x3C, "what stood there before was overwritten")
    row.event.removeFirst()
    row.email.removeFirst()
    guard row.problem == nil, let mapper else { return }
    row.path = mapper.path
    row.isIgnored = mapper.isIgnored
  }

  private mutating func finish() {
    requireBlank(owned, input.count)
    reading.singleByte = reader.singleByte
    reading.guessed = reader.guessedEncoding != nil
    require(reader.row == reading.rows.count, "\(reading.rows.count) rows are counted as \(reader.row)")
  }

  /// Only blank lines may belong to nothing.
  private func requireBlank(_ from: Int, _ to: Int) {
    require(from <= to, "a record begins at \(to), before \(from)")
    let between: [UInt8] =
      switch reader.format {
      case .csv: [reader.delimiter, 0x22]
      case .json: Array("[,]".utf8)
      default: []
      }
    let blanks: [UInt8] = [0x20, 0x09, 0x0A, 0x0D] + between
    require(input[from..<to].allSatisfy(blanks.contains), "bytes \(from)..<\(to) belong to nothing")
  }
}
