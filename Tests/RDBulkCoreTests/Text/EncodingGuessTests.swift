import RDBulkCore
import Testing

@Suite("Text: the encoding of a CSV file")
struct EncodingGuessTests {
  /// Windows-1252 for texts whose letters have the same number in it.
  private func western(_ text: String) -> [UInt8] {
    text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
  }

  private func check(
    _ input: [UInt8], _ settings: ReaderSettings = ReaderSettings(), mark: ByteOrderMark = .none, guessed: Bool,
    rows: [CSVCase.Want], sourceLocation: SourceLocation = #_sourceLocation
  ) {
    for feed in Feed.all {
      let reading = feed.read(input, settings, mark: mark)
      #expect(reading.wants == rows, "\(feed)", sourceLocation: sourceLocation)
      #expect(reading.guessedWindows1252 == guessed, "\(feed)", sourceLocation: sourceLocation)
      #expect(reading.broken == [], "\(feed)", sourceLocation: sourceLocation)
    }
  }

  @Test("The encoding is Windows-1252 if the first accents aren't UTF-8")
  func brazilianExcel() {
    check(
      western("Nome;E-mail\r\nAna;a@x.co\r\nJoão;j@x.co\r\nÇélia;\"c\"\"é\"\r\n") + [0x80, 0x3B, 0x93],
      guessed: true,
      rows: [
        .row(2, ["Ana", "a@x.co"]), .row(3, ["João", "j@x.co"]), .row(4, ["Çélia", "c\"é"]), .row(5, ["€", "“"]),
      ]
    )
  }

  @Test("The encoding is Windows-1252 if the header shows it")
  func header() {
    for feed in Feed.all {
      let reading = feed.read(western("Razão;E-mail\nnão;b\n"), ReaderSettings())
      #expect(reading.header == ["Razão", "E-mail"])
      #expect(reading.rows.map(\.fields) == [["não", "b"]])
    }
  }

  @Test("The encoding stays UTF-8 after the first accent in UTF-8")
  func validBefore() {
    check(
      Array("a\nção\n".utf8) + western("não\nsão\nmaçã\n") + Array("é\n".utf8), guessed: false,
      rows: [
        .row(2, ["ção"]), .fault(3, .invalidUTF8(column: 1)), .fault(4, .invalidUTF8(column: 1)),
        .fault(5, .invalidUTF8(column: 1)), .row(6, ["é"]),
      ]
    )
  }

  @Test("The encoding is UTF-8 if what follows a broken first accent is")
  func validAfter() {
    check(
      Array("a\nb\n".utf8) + western("não\n") + Array("não\nção\n".utf8), guessed: false,
      rows: [.row(2, ["b"]), .fault(3, .invalidUTF8(column: 1)), .row(4, ["não"]), .row(5, ["ção"])]
    )
    // A draw.
    check(
      Array("a\n".utf8) + western("não\n") + Array("não\n".utf8), guessed: false,
      rows: [.fault(2, .invalidUTF8(column: 1)), .row(3, ["não"])]
    )
  }

  @Test("The encoding is decided by a sample of fixed size, however the bytes arrive")
  func sample() {
    let plain = Array(String(repeating: "x\n", count: 8190).utf8)
    let rows = (0..<8190).map { CSVCase.Want.row($0 + 3, ["x"]) }
    let late = Array("ção\nção\n".utf8)
    // The record and 8190 lines fill the sample of 16 KiB; what stands behind it says nothing.
    let input = Array("a\n".utf8) + western("nã\n") + plain + late
    let settings = ReaderSettings(format: .csv)
    for feed in [Feed.all[0], Feed(description: "in pieces", piece: 1000, drops: true)] {
      let reading = feed.read(input, settings)
      #expect(reading.guessedWindows1252)
      #expect(reading.rows.count == rows.count + 3)
      #expect(reading.rows.last?.fields == ["Ã§Ã£o"])
      #expect(reading.broken == [])
    }
  }

  @Test("The sample is judged by whole characters, wherever it ends")
  func sampleEnd() {
    // The sample of 8 bytes ends in the middle of the second "é"; what is left of it is a draw.
    check(
      Array("a\n".utf8) + western("n\u{E3}o\n") + Array("é\né\n".utf8), ReaderSettings(limit: 8), guessed: false,
      rows: [.fault(2, .invalidUTF8(column: 1)), .row(3, ["é"]), .row(4, ["é"])]
    )
  }

  @Test("A letter of UTF-8 that the end of the input cuts in half says nothing of the encoding, and costs its row")
  func cut() {
    for letter: [UInt8] in [[0xC3], [0xE2, 0x80], [0xF0, 0x9F, 0x98]] {
      check(
        Array("a\nJose\nJos".utf8) + letter, guessed: false,
        rows: [.row(2, ["Jose"]), .fault(3, .invalidUTF8(column: 1))])
    }
    check(Array("a\nirm".utf8) + [0xE3, 0x0A], guessed: true, rows: [.row(2, ["irmã"])])
  }

  @Test("The encoding isn't guessed if the command line or a byte order mark names it")
  func named() {
    let input = Array("a\n".utf8) + western("não\n")
    let broken = [CSVCase.Want.fault(2, .invalidUTF8(column: 1))]
    check(input, ReaderSettings(encoding: .utf8), guessed: false, rows: broken)
    check(input, ReaderSettings(encoding: .utf16LittleEndian), guessed: false, rows: broken)
    check(input, mark: .utf8, guessed: false, rows: broken)
    check(input, mark: .utf16BigEndian, guessed: false, rows: broken)
    check(input, ReaderSettings(encoding: .windows1252), mark: .none, guessed: false, rows: [.row(2, ["não"])])
    check([0x61, 0x0A, 0x80, 0x0A], ReaderSettings(encoding: .latin1), guessed: false, rows: [.row(2, ["\u{80}"])])
  }

  @Test("A header that doesn't fit the encoding is faulty")
  func brokenHeader() {
    for feed in Feed.all {
      let reading = feed.read(western("a;não\n1;2\n"), ReaderSettings(encoding: .utf8))
      #expect(reading.headerFault == .invalidUTF8(column: 2))
      #expect(reading.header == [])
      #expect(reading.rows.map(\.fields) == [["1", "2"]])
    }
  }

  @Test("Rows that already have a fault don't decide the encoding")
  func faultFirst() {
    check(
      Array("a\n".utf8) + western("b\" é\nç\n"), guessed: true,
      rows: [.fault(2, .bareQuote(column: 1)), .row(3, ["ç"])]
    )
  }
}
