/// Rows that two map, one of them from a seam on, against the rows as one maps them.
func checkStretches(_ file: [UInt8], _ settings: RowsSettings, _ whole: RowsReading) {
  guard let plan = whole.plan, settings.operation.body != .none, file.count > 8 else { return }
  let hash = file.reduce(0) { ($0 &* 31 &+ Int($1)) & 0xFFFF }
  let firstEnd = hash % file.count
  for middle in [hash % 97, 50, 80] {
    var run = StretchRun(file, settings, RowMapper(plan), part: middle % 100)
    let told = run.run(firstEnd)
    var expected = ""
    for row in whole.rows {
      expected +=
        row.problem.map { "row, line \(row.line): \($0.message.text(in: .english))\n" } ?? shown(row.event) + "\n"
    }
    require(
      told == expected, "two: \(told)\none: \(expected)\nfirst piece to \(firstEnd), part \(middle): \(shown(file))")
  }
}

/// A run over two pieces, each with a seam at some part of a hundred.
private struct StretchRun {
  private let file: [UInt8]
  private let part: Int
  private var reader: RecordReader
  private var mapper: RowMapper
  private var told = ""

  init(_ file: [UInt8], _ settings: RowsSettings, _ mapper: RowMapper, part: Int) {
    self.file = file
    self.part = part
    self.mapper = mapper
    self.mapper.eventLimit = settings.eventLimit
    reader = RecordReader(settings.reader)
  }

  /// The bodies, and between them, each on a line, the rows that were refused.
  mutating func run(_ firstEnd: Int) -> String {
    let bytes = file
    var (start, end, isFinal, isFresh) = (0, firstEnd, false, true)
    var joined: RecordReader.Step?
    var seam: Int?
    var stretch: Stretch?
    for _ in 0..<8 * file.count + 64 {
      if let place = seam, start >= place, let done = stretch.take() {
        seam = nil
        if start == place, reader.join(done.reader, from: done.origin) {
          start = reader.next
          joined = done.last
          for line in done.bodies.split(separator: 0x0A) { told += shown(Array(line)) + "\n" }
        }
      } else if isFresh, seam == nil, reader.canFork, let format = reader.format {
        isFresh = false
        seam = Seam.find(bytes.span, from: start, near: start + (end - start) * part / 100, to: end, format)
        if let seam {
          var made = Stretch(reader, mapper)
          made.restart(reader)
          made.map(bytes.span, seam..<end, final: isFinal)
          stretch = consume made
        }
      }
      let step = joined ?? reader.next(bytes.span, from: start, to: end, final: isFinal)
      joined = nil
      start = reader.next
      switch step {
      case .header, .passed: continue
      case .record: takeRow(bytes)
      case .needMore:
        // The window moves.
        if seam != nil { seam = -1 }
        isFinal = end == file.count
        end = file.count
        isFresh = true
      case .end: return told
      }
    }
    violated("does not come to an end")
  }

  private mutating func takeRow(_ bytes: [UInt8]) {
    var event: [UInt8] = []
    var email: [UInt8] = []
    if let problem = mapper.map(&reader, bytes.span, event: &event, email: &email) {
      told += "row, line \(reader.recordLine): \(problem.message.text(in: .english))\n"
    } else {
      told += shown(event) + "\n"
    }
  }
}
