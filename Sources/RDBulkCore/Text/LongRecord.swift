/// The rest of an over-long record while it is skipped: its quotes are still read, so that line breaks in them end
/// nothing.
struct LongRecord: Sendable {
  enum Place: Sendable {
    case fieldStart, equals, plain, quoted, afterQuote, afterBlanks
  }

  /// What a byte means in it.
  enum Finding {
    case nothing
    /// It ends the record, or is the first half of what does.
    case lineEnd
    /// A quote that isn't allowed here.
    case bareQuote
    /// Something that isn't allowed after a closing quote.
    case textAfterQuote
  }

  private(set) var place = Place.plain
  /// The column of the next byte, from 1.
  private(set) var column = 1
  /// The line ends in its quotes so far, including those of its first part.
  private(set) var lineEnds = 0
  /// Where the last quote opened.
  private(set) var quote = (line: 1, column: 1)
  private var isBehindReturn = false
  private(set) var isBehindLetter = false

  init() {}

  /// `lineEnds` were in the part already read; `quote` is the open one at `.quoted` and `.afterQuote`.
  init(at place: Place, column: Int, lineEnds: Int, quote: (line: Int, column: Int), last: UInt8) {
    self.place = place
    self.column = column
    self.lineEnds = lineEnds
    self.quote = quote
    isBehindReturn = last == ASCII.carriageReturn
    isBehindLetter = QuoteReadings.isLetter(last)
  }

  /// Whether the input can't end here without leaving a quote open.
  var isInQuotes: Bool { place == .quoted }

  /// Takes the next byte, except a line end that ends the record, which is left to the caller. `line` is the input line
  /// the record starts on.
  mutating func take(_ byte: UInt8, delimiter: UInt8, line: Int) -> Finding {
    defer {
      isBehindReturn = byte == ASCII.carriageReturn
      isBehindLetter = QuoteReadings.isLetter(byte)
    }
    if place == .quoted {
      if byte == ASCII.quote {
        place = .afterQuote
      } else if byte == ASCII.carriageReturn || (byte == ASCII.lineFeed && !isBehindReturn) {
        lineEnds += 1
      }
      return .nothing
    }
    if byte == delimiter {
      place = .fieldStart
      column += 1
      return .nothing
    }
    if LineEnd.isEnd(byte) { return .lineEnd }
    return takeOutside(byte, line)
  }

  private mutating func takeOutside(_ byte: UInt8, _ line: Int) -> Finding {
    switch place {
    case .fieldStart where byte == ASCII.equals: place = .equals
    case .fieldStart where byte == ASCII.quote, .equals where byte == ASCII.quote:
      place = .quoted
      quote = (line + lineEnds, column)
    case .fieldStart where ASCII.isBlank(byte): break
    case .afterQuote where byte == ASCII.quote: place = .quoted
    case .afterQuote where ASCII.isBlank(byte), .afterBlanks where ASCII.isBlank(byte): place = .afterBlanks
    case .afterQuote, .afterBlanks:
      place = .plain
      return .textAfterQuote
    case .plain where byte == ASCII.quote: return .bareQuote
    default: place = .plain
    }
    return .nothing
  }
}
