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

  @Test("UTF-16 becomes UTF-8 and itself again in pieces of any size", arguments: texts, [false, true])
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

  @Test("Lone surrogates are kept as bytes that aren't valid UTF-8", arguments: lone, [false, true])
  func loneSurrogates(_ value: ([UInt16], [UInt8]), _ bigEndian: Bool) {
    let input = bytes(value.0, bigEndian: bigEndian)
    for piece in [1, 2, 3, 7, 1000] {
      let output = decode(input, bigEndian: bigEndian, piece: piece)
      #expect(output == value.1)
      #expect(UTF8Check.firstInvalid(output.span, 0..<output.count) != nil)
      #expect(encode(output, bigEndian: bigEndian) == input)
    }
  }

  @Test("Half a unit at the end is kept as bytes that aren't valid UTF-8", arguments: UInt8.min...UInt8.max)
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

  @Test("Random units come back whole, in pieces and in records", arguments: 1...100 as ClosedRange<UInt64>)
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
