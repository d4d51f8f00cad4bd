/// A place in a file whose bytes make sense in more than one encoding, or in none that is known.
package struct EncodingDoubt: Equatable, Sendable {
  package let line: Int
  /// From 1.
  package let column: Int
  /// The cell in each encoding, the likeliest first; no text occurs twice.
  package let readings: [Reading]

  package struct Reading: Equatable, Sendable {
    package let encoding: TextEncoding
    package let text: String
  }

  /// The cell in `range`, read by each of `encodings`.
  init(_ bytes: Span<UInt8>, _ range: Range<Int>, _ encodings: [TextEncoding], line: Int, column: Int) {
    self.line = line
    self.column = column
    var readings: [Reading] = []
    for encoding in encodings {
      let text = SingleByte.text(bytes, range, encoding)
      if !readings.contains(where: { $0.text == text }) { readings.append(Reading(encoding: encoding, text: text)) }
    }
    self.readings = readings
  }

  /// The place and the readings.
  package var message: Message {
    let list = readings.map { "\(Quoted.path($0.text)) (\($0.encoding.rawValue))" }
    return "Line \(line), column \(column): the bytes can be read as \(Sentence.list(list))."
  }

  /// The flag that settles it.
  package var hint: Message {
    let flags = readings.map { "--encoding \($0.encoding.rawValue)" }
    return "Say which one is right: \(Sentence.list(flags)). If none is, save the file as UTF-8."
  }
}
