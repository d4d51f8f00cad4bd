/// The easy records, which are nearly all: read in one go, in blocks of 32 bytes.
///
/// Easy is what is all there, well-formed, with no more fields than a record before it. Of anything else the machine takes
/// the record from its start, so what is decided here must be what the machine decides.
extension CSVReader {
  /// Reads the record at `start`, which has just begun. False, with the record as it was, where it is not an easy one.
  @inline(__always)
  mutating func scanEasy(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Bool {
    var easy = EasyFields(delimiter: delimiter, index: start, end: min(end, start + limit + 1))
    guard record.fields.fill({ places in easy.scan(bytes, start, into: &places) }) else { return false }
    guard let length = LineEnd.length(bytes, easy.index, end, false) else {
      record.fields.removeAll()
      return false
    }
    record.hasNonASCII = easy.nonASCII != 0
    finishEasy(end: easy.index, next: easy.index &+ length, lines: easy.lineFeeds &+ 1)
    return true
  }
}

/// The state of reading an easy record.
private struct EasyFields {
  let delimiter: UInt8
  /// The next byte to look at; at last, the record's line end.
  var index: Int
  /// Behind the last byte that may be looked at, its line end included.
  let end: Int
  /// Line feeds in quoted fields.
  var lineFeeds = 0
  /// Not 0 where a byte of 0x80 or more was seen.
  var nonASCII: UInt32 = 0
  private var closingQuote = -1
  private var hasDoubledQuotes = false

  init(delimiter: UInt8, index: Int, end: Int) {
    self.delimiter = delimiter
    self.index = index
    self.end = end
  }

  /// Up to the record's line end: the number of its fields; nil where the record is not an easy one.
  @inline(__always)
  mutating func scan(_ bytes: Span<UInt8>, _ start: Int, into places: inout MutableSpan<CSVField>) -> Int? {
    var count = 0
    while count < places.count {
      var valueStart = index
      while index < end, ASCII.isBlank(bytes[index]), bytes[index] != delimiter { index &+= 1 }
      guard index < end else { return nil }
      let isQuoted = bytes[index] == ASCII.quote
      if isQuoted {
        index &+= 1
        valueStart = index
        guard scanQuoted(bytes) else { return nil }
      } else {
        guard scanPlain(bytes) else { return nil }
      }
      places[count] = CSVField(
        start: Int32(truncatingIfNeeded: valueStart &- start),
        end: Int32(truncatingIfNeeded: (isQuoted ? closingQuote : index) &- start),
        hasDoubledQuotes: isQuoted && hasDoubledQuotes
      )
      count &+= 1
      guard bytes[index] == delimiter else { return count }
      index &+= 1
    }
    return nil
  }

  /// Up to a delimiter or line end.
  @inline(__always)
  private mutating func scanPlain(_ bytes: Span<UInt8>) -> Bool {
    while index &+ Block.width <= bytes.count {
      let block = Block.load(bytes, at: index)
      let special = Block.bits(
        Block.equal(block, delimiter) .| Block.equal(block, ASCII.quote) .| Block.below(block, 0x20))
      nonASCII |= Block.nonASCII(block) & Block.before(special)
      index &+= Block.bytesBefore(special)
      if special == 0 { continue }
      guard index < end else { return false }
      let byte = bytes[index]
      if byte == delimiter || byte == ASCII.lineFeed || byte == ASCII.carriageReturn { return true }
      if byte == ASCII.quote || byte == 0 { return false }
      index &+= 1
    }
    return false
  }

  /// Up to the delimiter or line end behind the closing quote.
  @inline(__always)
  private mutating func scanQuoted(_ bytes: Span<UInt8>) -> Bool {
    hasDoubledQuotes = false
    while index &+ Block.width <= bytes.count {
      let block = Block.load(bytes, at: index)
      let special = Block.bits(Block.equal(block, ASCII.quote) .| Block.below(block, 0x20))
      nonASCII |= Block.nonASCII(block) & Block.before(special)
      index &+= Block.bytesBefore(special)
      if special == 0 { continue }
      guard index &+ 1 < end else { return false }
      let byte = bytes[index]
      index &+= 1
      if byte == ASCII.quote {
        let next = bytes[index]
        if next == ASCII.quote {
          hasDoubledQuotes = true
          index &+= 1
          continue
        }
        closingQuote = index &- 1
        return next == delimiter || next == ASCII.lineFeed || next == ASCII.carriageReturn
      }
      if byte == ASCII.carriageReturn || byte == 0 { return false }
      if byte == ASCII.lineFeed { lineFeeds &+= 1 }
    }
    return false
  }
}
