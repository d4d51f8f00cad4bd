import RDBulkCore
import Testing

@Suite("Text: UTF-16")
struct UTF16Tests {
  private func bytes(_ units: [UInt16], bigEndian: Bool) -> [UInt8] {
    units.flatMap { unit in
      let (high, low) = (UInt8(unit >> 8), UInt8(unit & 0xFF))
      return bigEndian ? [high, low] : [low, high]
    }
  }

  private func decode(_ input: [UInt8], bigEndian: Bool, piece: Int) -> [UInt8] {
    var transcoder = UTF16Transcoder(bigEndian: bigEndian)
    var output: [UInt8] = []
    var start = 0
    repeat {
      let end = min(input.count, start + piece)
      let part = Array(input[start..<end])
      transcoder.decode(part.span, final: end == input.count, to: &output)
      start = end
    } while start < input.count
    return output
  }

  private static let texts = [
    "", "a", "email;razão\r\nana@x.co;não é hora\r\n", "€ 漢字 😀👩‍👩‍👧 \u{10FFFF}",
    "\u{FEFF}\u{FFFE}\u{FFFF}\u{D7FF}\u{E000}\0\u{7F}\u{80}\u{7FF}\u{800}",
  ]

  @Test("becomes UTF-8 and itself again in all pieces", arguments: texts, [false, true])
  func roundTrip(_ text: String, _ bigEndian: Bool) {
    let input = bytes(Array(text.utf16), bigEndian: bigEndian)
    for piece in [1, 2, 3, 7, 1000] {
      let output = decode(input, bigEndian: bigEndian, piece: piece)
      #expect(output == Array(text.utf8), "\(piece) bytes at a time")
      #expect(encode(output, bigEndian: bigEndian) == input)
    }
  }

  /// Units with lone surrogates, and the UTF-8 that they become.
  private static let lone: [([UInt16], [UInt8])] = [
    ([0xD800], [0xED, 0xA0, 0x80]),
    ([0xDFFF], [0xED, 0xBF, 0xBF]),
    ([0x61, 0xD83D, 0x62], [0x61, 0xED, 0xA0, 0xBD, 0x62]),
    ([0xD83D, 0xD83D, 0xDE00], [0xED, 0xA0, 0xBD, 0xF0, 0x9F, 0x98, 0x80]),
    ([0xDE00, 0xD83D], [0xED, 0xB8, 0x80, 0xED, 0xA0, 0xBD]),
    ([0xD83D, 0x0A, 0xDE00], [0xED, 0xA0, 0xBD, 0x0A, 0xED, 0xB8, 0x80]),
  ]

  @Test("keeps lone surrogates as bytes that are no UTF-8", arguments: lone, [false, true])
  func loneSurrogates(_ value: ([UInt16], [UInt8]), _ bigEndian: Bool) {
    let input = bytes(value.0, bigEndian: bigEndian)
    for piece in [1, 2, 3, 7, 1000] {
      let output = decode(input, bigEndian: bigEndian, piece: piece)
      #expect(output == value.1)
      #expect(UTF8Check.firstInvalid(output.span, 0..<output.count) != nil)
      #expect(encode(output, bigEndian: bigEndian) == input)
    }
  }

  @Test("keeps half a unit at the end, as bytes that are no UTF-8", arguments: UInt8.min...UInt8.max)
  func oddByte(_ half: UInt8) {
    for bigEndian in [false, true] {
      for units in [[], [0x61], [0xD83D]] as [[UInt16]] {
        let input = bytes(units, bigEndian: bigEndian) + [half]
        for piece in [1, 2, 1000] {
          let output = decode(input, bigEndian: bigEndian, piece: piece)
          #expect(UTF8Check.firstInvalid(output.span, 0..<output.count) != nil)
          #expect(encode(output, bigEndian: bigEndian) == input)
        }
      }
    }
  }

  @Test("comes back whole from random units, in pieces and in records", arguments: 1...100 as ClosedRange<UInt64>)
  func random(_ seed: UInt64) {
    var numbers = SeededNumbers(seed)
    let kinds: [ClosedRange<UInt16>] = [
      0x20...0x7E, 0x0A...0x0D, 0x80...0x7FF, 0xD800...0xDBFF, 0xDC00...0xDFFF, 0...0xFFFF,
    ]
    let units = (0..<numbers.below(60)).map { _ in UInt16.random(in: numbers.pick(kinds), using: &numbers) }
    let bigEndian = numbers.chance(2)
    let input = bytes(units, bigEndian: bigEndian) + (numbers.chance(3) ? [UInt8(numbers.below(256))] : [])
    let whole = decode(input, bigEndian: bigEndian, piece: 1000)
    for piece in [1, 2, 3, 7] {
      #expect(decode(input, bigEndian: bigEndian, piece: piece) == whole, "seed \(seed), \(piece) bytes at a time")
    }
    #expect(encode(whole, bigEndian: bigEndian) == input, "seed \(seed)")
    // Records of any limit are cut between characters, so each of them goes back by itself.
    let settings = ReaderSettings(format: .csv, encoding: .utf8, hasHeader: false, limit: 1 + numbers.below(9))
    let reading = Feed.all[2].read(whole, settings)
    #expect(reading.broken == [], "seed \(seed)")
    for row in reading.rows {
      let back = encode(row.raw, bigEndian: bigEndian)
      #expect(decode(back, bigEndian: bigEndian, piece: 1000) == row.raw, "seed \(seed), line \(row.line)")
    }
  }

  private func encode(_ text: [UInt8], bigEndian: Bool) -> [UInt8] {
    var output: [UInt8] = []
    UTF16Transcoder(bigEndian: bigEndian).encode(text.span, 0..<text.count, to: &output)
    return output
  }
}

@Suite("Text: byte order marks")
struct ByteOrderMarkTests {
  private static let marks: [([UInt8], ByteOrderMark)] = [
    ([], .none), ([0x61], .none), ([0xEF, 0xBB, 0xBF], .utf8), ([0xEF, 0xBB, 0xBF, 0x61], .utf8),
    ([0xFF, 0xFE], .utf16LittleEndian), ([0xFF, 0xFE, 0x61, 0x00], .utf16LittleEndian),
    ([0xFE, 0xFF], .utf16BigEndian), ([0xFE, 0xFF, 0x00], .utf16BigEndian), ([0xEF], .none), ([0xEF, 0xBB], .none),
    ([0xEF, 0xBB, 0x61], .none), ([0xEF, 0x61], .none), ([0xFF], .none), ([0xFE], .none), ([0xFF, 0xFF], .none),
    ([0xFE, 0xFE], .none), ([0x61, 0xEF, 0xBB, 0xBF], .none),
  ]

  @Test("are found, and waited for while there may be one", arguments: marks)
  func find(_ value: ([UInt8], ByteOrderMark)) {
    let (bytes, mark) = value
    #expect(ByteOrderMark.find(bytes.span, 0..<bytes.count, final: true) == mark)
    let beginnings: [[UInt8]] = [[], [0xEF], [0xEF, 0xBB], [0xFF], [0xFE]]
    let early = ByteOrderMark.find(bytes.span, 0..<bytes.count, final: false)
    #expect(early == (beginnings.contains(bytes) ? nil : mark))
    #expect(mark.length == [ByteOrderMark.none: 0, .utf8: 3][mark] ?? 2)
  }
}

@Suite("Text: encodings of one byte")
struct SingleByteTests {
  /// Windows-1252 from 0x80 to 0x9F as the WHATWG encoding standard has it.
  private static let upper = "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8D}Ž\u{8F}\u{90}‘’“”•–—˜™š›œ\u{9D}žŸ"

  @Test("are read by their tables")
  func tables() {
    let bytes = Array(UInt8(0x80)...0xFF)
    let western = String(String.UnicodeScalarView((0xA0...0xFF).compactMap { Unicode.Scalar($0 as UInt32) }))
    let controls = String(String.UnicodeScalarView((0x80...0x9F).compactMap { Unicode.Scalar($0 as UInt32) }))
    for (encoding, text) in [(TextEncoding.windows1252, Self.upper + western), (.latin1, controls + western)] {
      let settings = ReaderSettings(format: .csv, delimiter: 0x2C, encoding: encoding, hasHeader: false)
      let reading = Feed.all[0].read([0x61] + bytes, settings)
      #expect(reading.rows.map(\.fields) == [["a" + text]])
      #expect(reading.rows.first?.raw == [0x61] + bytes)
    }
  }
}
