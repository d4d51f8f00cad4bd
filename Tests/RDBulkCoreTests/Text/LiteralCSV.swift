/// CSV as most programs read it, byte by byte: a quote in the middle of text is a letter.
enum LiteralCSV {
  private enum Place { case fieldStart, equals, plain, quoted, afterQuote, afterBlanks }

  /// Where records begin in `input`; behind CR LF, both offsets count.
  static func recordStarts(_ input: [UInt8], delimiter: UInt8) -> Set<Int> {
    var starts: Set = [0]
    var place = Place.fieldStart
    for (index, byte) in input.enumerated() {
      let isBlank = (byte == 0x20 || byte == 0x09) && byte != delimiter
      switch place {
      case .quoted: if byte == 0x22 { place = .afterQuote }
      case _ where byte == 0x0A || byte == 0x0D:
        place = .fieldStart
        starts.insert(index + 1)
      case _ where byte == delimiter: place = .fieldStart
      case .fieldStart where byte == 0x22, .equals where byte == 0x22, .afterQuote where byte == 0x22: place = .quoted
      case .fieldStart where isBlank: break
      case .fieldStart where byte == 0x3D: place = .equals
      case .afterQuote where isBlank, .afterBlanks where isBlank: place = .afterBlanks
      default: place = .plain
      }
    }
    return starts
  }
}
