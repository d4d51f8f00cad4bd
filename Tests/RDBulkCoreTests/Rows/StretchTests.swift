import RDBulkCore
import Testing

/// A run over an input that comes in pieces, each mapped by two: one up to a seam, the other behind it.
private struct SharedRun: ~Copyable {
  private let input: [UInt8]
  /// Where in each piece the seam is looked for, of 1; nil where one does it all.
  private let share: Double?
  private var reader: RecordReader
  private var mapper: RowMapper?
  private var stretch: Stretch?
  private var seam: Int?
  private var joined: RecordReader.Step?
  private var start = 0
  /// The bodies, and between them, each on a line, the rows that were refused.
  private(set) var log: [UInt8] = []
  private(set) var joins = 0
  private(set) var misses = 0

  init(_ input: [UInt8], _ settings: ReaderSettings, share: Double?) {
    self.input = input
    self.share = share
    reader = RecordReader(settings)
  }

  /// `ends` are those of the pieces, the last one the input's.
  mutating func run(_ ends: [Int]) throws {
    var piece = 0
    var isFinal = false
    var isFresh = true
    let bytes = input
    for _ in 0..<4 * input.count + 100 {
      join()
      if isFresh, seam == nil, reader.canFork {
        isFresh = false
        fork(to: ends[piece])
      }
      let step = joined ?? reader.next(bytes.span, from: start, to: ends[piece], final: isFinal)
      joined = nil
      start = reader.next
      switch step {
      case .header: try takeHeader()
      case .record: takeRow()
      case .passed: continue
      case .needMore:
        // Its bytes would have moved.
        if seam != nil { seam = -1 }
        join()
        if piece < ends.count - 1 { piece += 1 } else { isFinal = true }
        isFresh = true
      case .end:
        log += "\(reader.row) rows\n".utf8
        return
      }
    }
    Issue.record("no end")
  }

  private mutating func fork(to end: Int) {
    guard let share, let mapper, let format = reader.format, end > start else { return }
    let middle = start + Int(Double(end - start) * share)
    guard let place = Seam.find(input.span, from: start, near: middle, to: end, format) else { return }
    seam = place
    var stretch = self.stretch.take() ?? Stretch(reader, mapper)
    stretch.restart(reader)
    stretch.map(input.span, place..<end, final: false)
    self.stretch = consume stretch
  }

  private mutating func join() {
    guard let seam, start >= seam, let stretch = stretch.take() else { return }
    self.seam = nil
    if start == seam, reader.join(stretch.reader, from: stretch.origin) {
      start = reader.next
      joined = stretch.last
      log += stretch.bodies
      joins += 1
    } else {
      misses += 1
    }
    self.stretch = consume stretch
  }

  private mutating func takeHeader() throws {
    let names = reader.format == .jsonLines ? nil : reader.header
    mapper = RowMapper(try FieldPlan(Operation(.opportunityLost), columns: names, settings: FieldSettings()))
  }

  private mutating func takeRow() {
    var email: [UInt8] = []
    let bytes = input
    if let problem = mapper?.map(&reader, bytes.span, event: &log, email: &email) {
      log += "row \(reader.row), line \(reader.recordLine): \(problem.message.english)\n".utf8
    } else {
      log.append(0x0A)
    }
  }
}

@Suite("Rows: stretches that are mapped apart")
struct StretchTests {
  private static let rows: [String] = [
    "a@b.co,Sem resposta\n", "joão@b.co,Preço\r\n", "\"a@b.co\",\"a, \"\"b\"\"\"\n", "a@b.co,\"1\n2\r\n3\"\n",
    "nobody,x\n",
    "a@b.co,\n", "a@b.co,um texto mais longo do que os outros\n", "a@b.co,\"ção\"\r\n",
  ]
  private static let oddRows: [String] = [
    "\n", "\r\n\r\n", "a@b.co,5\" tela\n", "a@b.co,\"x\" y\n", "a@b.co,\"open\n", "a@b.co\n", "a@b.co,x\u{0}\n",
    "a@b.co,x\r",
    "a@b.co,\"x\" \n", "\"\n", "a@b.co,\(String(repeating: "z", count: 90))\n",
  ]
  private static let lines: [String] = [
    #"{"email":"a@b.co","reason":"Sem \"resposta\""}"#, #"{"reason":"ção","email":"joão@b.co"}"#,
    #"{"email":"nobody"}"#,
    #"{"email":"a@b.co","deal":{"a":[1,2]}}"#, "", "{", #"{"email":"a@b.co","reason":null}"#,
    #"{"email":"a@b.co","reason":"um texto mais longo, com acentuação"}"#,
  ]

  /// CSV or JSON Lines of some dozen rows; most inputs have none that are odd.
  private static func input(_ numbers: inout SeededNumbers, isCSV: Bool) -> [UInt8] {
    let isOdd = numbers.chance(2)
    var bytes: [UInt8] = isCSV ? Array("email,reason\n".utf8) : []
    for _ in 0..<numbers.below(40) {
      let odd = isOdd && numbers.chance(6)
      let row = isCSV ? numbers.pick(odd ? oddRows : rows) : numbers.pick(lines) + numbers.pick(["\n", "\r\n"])
      bytes += row.utf8
      // Of another encoding, in the middle of an address, a text, or alone.
      if odd, numbers.chance(2) { bytes.insert(0xE7, at: bytes.count - numbers.below(min(4, bytes.count))) }
    }
    if numbers.chance(3) { bytes = bytes.dropLast() }
    return bytes
  }

  @Test("what two map is what one maps, wherever the seam is looked for", arguments: 1...600 as ClosedRange<UInt64>)
  func same(_ seed: UInt64) throws {
    var numbers = SeededNumbers(seed)
    let isCSV = numbers.below(3) > 0
    let input = Self.input(&numbers, isCSV: isCSV)
    let settings = ReaderSettings(
      format: isCSV ? .csv : .jsonLines, encoding: numbers.pick([nil, nil, .utf8, .windows1252]),
      limit: numbers.pick([1 << 20, 1 << 20, 60, 20]))
    let first = numbers.below(input.count + 1)
    let ends = numbers.chance(2) ? [first, input.count] : [min(12, input.count), input.count]
    var alone = SharedRun(input, settings, share: nil)
    try alone.run(ends)
    for share in stride(from: 0, through: 1, by: 0.05) {
      var run = SharedRun(input, settings, share: share)
      try run.run(ends)
      guard run.log != alone.log else { continue }
      // One difference of a seed says enough.
      let texts = [input, alone.log, run.log].map { String(decoding: $0, as: UTF8.self) }
      Issue.record("seed \(seed), share \(share), pieces to \(ends): \(texts.joined(separator: "\n---\n"))")
      return
    }
  }

  @Test("well-formed rows are joined at every seam", arguments: [0.1, 0.5, 0.7])
  func joins(_ share: Double) throws {
    let csv = "email,reason\n" + String(repeating: "a@b.co,\"1\n2\"\njoão@b.co,x\r\n", count: 50)
    let json = String(repeating: #"{"email":"a@b.co","reason":"ção"}"# + "\n", count: 50)
    for input in [Array(csv.utf8), Array(json.utf8)] {
      var run = SharedRun(input, ReaderSettings(), share: share)
      // The first piece brings no more than the header.
      try run.run([14, input.count / 3, input.count / 2, input.count])
      #expect(run.joins == 3 && run.misses == 0)
    }
  }

  @Test(
    "a seam that is none is found out",
    arguments: [
      // Behind a quote where none belongs, what looks quoted is not.
      "a@b.co,5\" tela\na@b.co,\"x\ny\"\n",
      // What is not UTF-8 is told by what comes first.
      "a@b.co,x\nb@c.co,\u{FFFD}\nb@c.co,y\n",
    ])
  func misses(_ rows: String) throws {
    let input = Array(("email,reason\n" + rows).utf8).map { $0 == 0xEF || $0 == 0xBF || $0 == 0xBD ? 0xE7 : $0 }
    var alone = SharedRun(input, ReaderSettings(), share: nil)
    try alone.run([13, input.count])
    var misses = 0
    for share in stride(from: 0, to: 1, by: 0.02) {
      var run = SharedRun(input, ReaderSettings(), share: share)
      try run.run([13, input.count])
      #expect(run.log == alone.log)
      misses += run.misses
    }
    #expect(misses > 0)
  }

  @Test(
    "a seam lies behind a line feed outside quotes",
    arguments: [
      ("a\nb\nc\n", 0, 2), ("a\nb\nc\n", 1, 2), ("a\nb\nc\n", 2, 4), ("a\nb\nc\n", 4, nil), ("a\r\nb", 0, 3),
      ("\"a\nb\"\nc", 0, 6), ("\"a\nb\"\nc", 3, 6), ("\"\"\"\n\"\n\n", 1, 6), ("a\rb", 0, nil), ("", 0, nil),
      (String(repeating: "\"x\n\",", count: 20) + "\nz", 50, 101),
    ] as [(String, Int, Int?)])
  func seam(_ text: String, _ middle: Int, _ place: Int?) {
    let bytes = Array(text.utf8)
    #expect(Seam.find(bytes.span, from: 0, near: middle, to: bytes.count, .csv) == place)
    let next = bytes[middle...].firstIndex(of: 0x0A).map { $0 + 1 }
    let expected = next == bytes.count ? nil : next
    #expect(Seam.find(bytes.span, from: 0, near: middle, to: bytes.count, .jsonLines) == expected)
  }
}
