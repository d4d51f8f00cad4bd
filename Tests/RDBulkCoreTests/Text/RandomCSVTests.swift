import RDBulkCore
import Testing

@Suite("Text: random input")
struct RandomCSVTests {
  private static let delimiters: [UInt8] = [0x2C, 0x3B, 0x09, 0x7C]

  @Test("CSV written from fields reads back to them", arguments: 1...400 as ClosedRange<UInt64>)
  func writtenFields(_ seed: UInt64) {
    var numbers = SeededNumbers(seed)
    let delimiter = numbers.pick(Self.delimiters)
    var writer = RandomCSV(delimiter: delimiter, numbers: numbers)
    let rows = (0..<numbers.below(8)).map { _ in writer.row() }
    let settings = ReaderSettings(format: .csv, delimiter: delimiter, encoding: .utf8, hasHeader: false)
    for feed in Feed.all {
      let reading = feed.read(writer.text, settings)
      #expect(reading.rows.map(\.fields) == rows, "seed \(seed), \(feed)")
      #expect(reading.rows.allSatisfy { $0.fault == nil }, "seed \(seed), \(feed)")
      #expect(reading.broken == [], "seed \(seed), \(feed)")
      #expect(reading.preamble + reading.rows.flatMap(\.raw) == writer.text, "seed \(seed), \(feed)")
    }
  }

  @Test("The delimiter of written CSV is found", arguments: 1...100 as ClosedRange<UInt64>)
  func foundDelimiter(_ seed: UInt64) {
    var numbers = SeededNumbers(seed)
    let delimiter = numbers.pick(Self.delimiters)
    var writer = RandomCSV(delimiter: delimiter, numbers: numbers)
    writer.quotesAll = true
    let names = writer.row(atLeast: 2)
    let reading = Feed.all[Int(seed % 4)].read(writer.text, ReaderSettings(format: .csv, encoding: .utf8))
    #expect(reading.delimiter == delimiter, "seed \(seed)")
    #expect(reading.header.count == names.count, "seed \(seed)")
  }

  @Test(
    "Garbage is read to its end, the same in pieces of any size, and no byte is lost",
    arguments: 1...1500 as ClosedRange<UInt64>)
  func garbage(_ seed: UInt64) {
    var numbers = SeededNumbers(seed)
    let input = Self.garbage(&numbers)
    var settings = ReaderSettings(
      format: numbers.pick([nil, .csv, .csv, .jsonLines, .json]),
      delimiter: numbers.pick([nil, 0x2C, 0x3B, 0x09, 0x20]),
      encoding: numbers.pick([nil, nil, .utf8, .windows1252]),
      hasHeader: numbers.chance(2),
      limit: numbers.pick([1, 2, 3, 8, 9, 20, 64, 1 << 20])
    )
    settings.doubtful = numbers.pick([.skip, .send])
    let whole = Feed.all[0].read(input, settings)
    #expect(whole.broken == [], "seed \(seed): \(input)")
    for feed in Feed.all.dropFirst() {
      let reading = feed.read(input, settings)
      #expect(reading == whole, "seed \(seed), \(feed): \(input)")
    }
  }

  @Test(
    "no row is taken where a reader that takes stray quotes for letters is inside a cell",
    arguments: 1...1500 as ClosedRange<UInt64>)
  func taken(_ seed: UInt64) {
    var numbers = SeededNumbers(seed)
    let input = Self.garbage(&numbers) + Self.garbage(&numbers)
    let settings = ReaderSettings(
      format: .csv, delimiter: numbers.pick([nil, 0x2C, 0x3B, 0x09]), encoding: .utf8, hasHeader: numbers.chance(2),
      limit: numbers.pick([2, 8, 9, 20, 64, 1 << 20]))
    let reading = Feed.all[0].read(input, settings)
    let starts = LiteralCSV.recordStarts(input, delimiter: reading.delimiter)
    for row in reading.rows where row.fault == nil {
      #expect(starts.contains(row.start), "seed \(seed), line \(row.line): \(input)")
    }
  }

  /// Bytes that a reader must decide on, more often than others.
  static func garbage(_ numbers: inout SeededNumbers) -> [UInt8] {
    let telling = Array("\"\"\"\",,,;;\t|\r\r\n\n\n  aab==1{}[]:\\\"\0sep=;".utf8)
    let accents: [[UInt8]] = [
      [0xC3, 0xA9], [0xE9], [0xE2, 0x82, 0xAC], [0xF0, 0x9F, 0x98, 0x80], [0xC3], [0x80], [0xFF],
    ]
    return (0..<numbers.below(120)).flatMap { _ -> [UInt8] in
      switch numbers.below(12) {
      case 0: numbers.pick(accents)
      case 1: [UInt8(numbers.below(256))]
      case 2: Array("plain text, long".utf8)
      default: [numbers.pick(telling)]
      }
    }
  }
}
