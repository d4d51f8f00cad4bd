import RDBulkCore

/// A job's input file: good rows and others, and what each of them is, known from how it was made.
struct SimulatedInput {
  enum Kind {
    case good
    /// Not fit to be sent.
    case invalid
    /// More bytes than a row may have.
    case long
    /// Says the same as the row of that number.
    case copy(of: Int)
  }

  struct Row {
    var kind: Kind
    /// As it stands in the file, with a line end even where the file has none.
    var raw: [UInt8]
    var event: [UInt8]
  }

  /// The longest row that is taken.
  static let limit = 40

  let hasHeader: Bool
  private(set) var preamble: [UInt8]
  /// By row number; the first one is a dummy.
  private(set) var rows: [Row] = [Row(kind: .invalid, raw: [], event: [])]
  private(set) var text: [UInt8]
  private var random: SeededRandom
  private let lineEnd: [UInt8]
  private let odd: Double

  /// `odd` is the share of rows that are not simply good.
  init(rows count: Int, odd: Double, seed: UInt64) {
    random = SeededRandom(seed: seed)
    self.odd = odd
    hasHeader = random.chance(0.8)
    lineEnd = random.chance(0.3) ? [0x0D, 0x0A] : [0x0A]
    preamble = hasHeader ? Array("email,reason".utf8) + lineEnd : []
    text = preamble
    for _ in 0..<count { addRow() }
    if random.chance(0.3) { for _ in 0..<Int.random(in: 1...3, using: &random) { text.append(contentsOf: lineEnd) } }
    // In a file of other line ends, the one that whoever adds rows writes there would be part of a text.
    if random.chance(0.3), text.last == 0x0A, lineEnd == [0x0A], case .good = rows[count].kind {
      while text.last == 0x0A || text.last == 0x0D { text.removeLast() }
      rows[count].raw = rows[count].event + [0x0A]
    }
  }

  var count: Int { rows.count - 1 }

  /// More rows come to the file's end.
  mutating func grow(by count: Int) {
    if text.last != 0x0A { text.append(0x0A) }
    for _ in 0..<count { addRow() }
  }

  /// Whether the last row's line has no end, and more of the row may come: behind a closing quote, that would be a broken
  /// row, which is never sent.
  var isLastRowOpen: Bool { text.last != 0x0A && text.last != 0x22 }

  /// More comes to the last row.
  mutating func extendLastRow() { text.append(contentsOf: "00".utf8) }

  /// A byte before `offset` becomes another one.
  mutating func change(before offset: Int) {
    let place = Int.random(in: 0..<offset, using: &random)
    text[place] = text[place] == 0x61 ? 0x62 : 0x61
  }

  private mutating func addRow() {
    let number = rows.count
    if random.chance(0.05) { text.append(contentsOf: lineEnd) }
    var row = Row(kind: .good, raw: [], event: Array("r\(number)@x.y,\(number % 5)".utf8))
    if random.chance(odd) {
      switch Int.random(in: 0..<5, using: &random) {
      case 0: row = Row(kind: .invalid, raw: [], event: Array("r\(number)!,no address".utf8))
      case 1: row = Row(kind: .invalid, raw: [], event: Array("r\(number)@x.y,a,field,more".utf8))
      case 2:
        let length = Self.limit + Int.random(in: 1...120, using: &random)
        row = Row(kind: .long, raw: [], event: Array("r\(number)@x.y,".utf8) + Array(repeating: 0x7A, count: length))
      case 3: row.event = Array("\"r\(number)@x.y\",\"two\nlines\"".utf8)
      default:
        let earlier = rows.indices.dropFirst().filter { if case .good = rows[$0].kind { true } else { false } }
        if let other = earlier.randomElement(using: &random) {
          row = Row(kind: .copy(of: other), raw: [], event: rows[other].event)
        }
      }
    }
    row.raw = row.event + lineEnd
    text.append(contentsOf: row.raw)
    rows.append(row)
  }
}
