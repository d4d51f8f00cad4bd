/// Easy records, which is nearly all of them: read in one go, in blocks.
///
/// A record is easy if it is complete, well-formed and has no more fields than an earlier one. The state machine reads
/// all others from their start, so every decision made here must be the one it would make.
extension CSVReader {
  /// Reads the record at `start`, which is untouched so far. Returns false, with no fields, if it isn't easy.
  @inline(__always)
  mutating func scanEasy(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Bool {
    var scan = EasyScan(delimiter: delimiter, start: start, end: min(end, start + limit + 1))
    guard record.fields.fill({ fields in scan.run(bytes, &fields) }) else { return false }
    guard let length = LineEnd.length(bytes, scan.index, end, false),
      !isSuspicious(bytes, start, scan.index, length: length)
    else {
      record.fields.removeAll()
      return false
    }
    takeEasy(
      start..<scan.index, next: scan.index &+ length, lines: scan.lineFeeds &+ 1, hasNonASCII: scan.hasNonASCII)
    return true
  }
}

/// Reads one easy record, from one special byte (delimiter, quote or control) to the next.
private struct EasyScan {
  let delimiter: UInt8
  let start: Int
  /// The end of the bytes to examine, including the record's line end.
  let end: Int
  /// The current special byte; finally, the record's line end.
  var index: Int
  /// Line feeds in quoted fields.
  var lineFeeds = 0

  /// The current block: where it begins, its special bytes still to come, and all bytes of 0x80 or above.
  private var block: Int
  private var special: UInt64 = 0
  private var high: UInt64 = 0
  /// The bytes of 0x80 or above in earlier blocks.
  private var earlier: UInt64 = 0

  init(delimiter: UInt8, start: Int, end: Int) {
    self.delimiter = delimiter
    self.start = start
    self.end = end
    index = start
    block = start
  }

  /// Whether there is a byte of 0x80 or above before `index`.
  @inline(__always)
  var hasNonASCII: Bool { earlier | high & ((1 &<< UInt64(index &- block)) &- 1) != 0 }

  /// Reads to the record's line end and returns the number of fields; nil if the record isn't easy.
  @inline(__always)
  mutating func run(_ bytes: Span<UInt8>, _ fields: inout MutableSpan<CSVField>) -> Int? {
    guard load(bytes) else { return nil }
    var valueStart = start
    var count = 0
    while count < fields.count {
      guard goOn(bytes) else { return nil }
      var byte = bytes[index]
      var field = CSVField(start: 0, end: Int32(truncatingIfNeeded: index &- start), hasDoubledQuotes: false)
      if byte == ASCII.quote {
        guard isBlank(bytes, valueStart) else { return nil }
        valueStart = index &+ 1
        guard scanQuoted(bytes, &field) else { return nil }
        byte = bytes[index]
      }
      field.start = Int32(truncatingIfNeeded: valueStart &- start)
      guard byte == delimiter else {
        if byte == ASCII.lineFeed || byte == ASCII.carriageReturn {
          fields[count] = field
          return count &+ 1
        }
        if byte == 0 || byte == ASCII.quote { return nil }
        continue
      }
      fields[count] = field
      count &+= 1
      valueStart = index &+ 1
    }
    return nil
  }

  /// Reads from an opening quote to the special byte after the closing one, which must be a delimiter or line end.
  @inline(__always)
  private mutating func scanQuoted(_ bytes: Span<UInt8>, _ field: inout CSVField) -> Bool {
    while true {
      guard goOn(bytes) else { return false }
      let byte = bytes[index]
      if byte == ASCII.quote {
        let closing = index
        guard goOn(bytes) else { return false }
        if index != closing &+ 1 || bytes[index] != ASCII.quote {
          field.end = Int32(truncatingIfNeeded: closing &- start)
          let byte = bytes[index]
          let ends = byte == delimiter || byte == ASCII.lineFeed || byte == ASCII.carriageReturn
          // After a backslash, it may belong to the text.
          return ends && bytes[closing &- 1] != ASCII.backslash && isBlank(bytes, closing &+ 1)
        }
        field.hasDoubledQuotes = true
      } else if byte == ASCII.lineFeed {
        lineFeeds &+= 1
      } else if byte == ASCII.carriageReturn || byte == 0 {
        return false
      }
    }
  }

  /// Whether there are only blanks between `from` and the current byte.
  @inline(__always)
  private func isBlank(_ bytes: Span<UInt8>, _ from: Int) -> Bool {
    var offset = from
    while offset < index {
      guard ASCII.isBlank(bytes[offset]) else { return false }
      offset &+= 1
    }
    return true
  }

  /// Advances to the next special byte; returns false if there is none.
  @inline(__always)
  private mutating func goOn(_ bytes: Span<UInt8>) -> Bool {
    while special == 0 {
      earlier |= high
      block &+= 2 &* ByteBlock.width
      guard load(bytes) else { return false }
    }
    index = block &+ special.trailingZeroBitCount
    special &= special &- 1
    return index < end
  }

  @inline(__always)
  private mutating func load(_ bytes: Span<UInt8>) -> Bool {
    guard block &+ 2 &* ByteBlock.width <= bytes.count else { return false }
    let low = ByteBlock.load(bytes, at: block)
    let upper = ByteBlock.load(bytes, at: block &+ ByteBlock.width)
    special = UInt64(specials(low)) | UInt64(specials(upper)) &<< 32
    high = UInt64(ByteBlock.nonASCII(low)) | UInt64(ByteBlock.nonASCII(upper)) &<< 32
    return true
  }

  @inline(__always)
  private func specials(_ bytes: ByteBlock.Bytes) -> UInt32 {
    ByteBlock.bits(
      ByteBlock.equal(bytes, delimiter) .| ByteBlock.equal(bytes, ASCII.quote) .| ByteBlock.below(bytes, 0x20))
  }
}
