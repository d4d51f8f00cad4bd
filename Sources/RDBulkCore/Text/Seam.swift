/// Places at which an input may be taken up in its middle.
///
/// A seam is a guess: in CSV a line end is a record's end where an even number of quotes stands before it, unless a
/// quote stands where none belongs. Whoever reads up to it finds out (``RecordReader/join(_:from:)``).
package enum Seam {
  /// How far behind the wanted place one is looked for.
  private static let reach = 1 << 16

  /// The place behind the first line feed from `middle` on that ends a record, where a record begins at `start`; nil
  /// where none is near, or what follows it is empty. `start <= middle <= end` must hold.
  package static func find(
    _ bytes: Span<UInt8>, from start: Int, near middle: Int, to end: Int, _ format: InputFormat
  ) -> Int? {
    var isQuoted = format == .csv && quotes(bytes, start..<middle) & 1 == 1
    var index = middle
    let bound = min(end, middle + reach)
    while index < bound {
      let byte = bytes[index]
      index += 1
      if byte == ASCII.quote, format == .csv { isQuoted.toggle() }
      if byte == ASCII.lineFeed, !isQuoted { return index < end ? index : nil }
    }
    return nil
  }

  private static func quotes(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Int {
    var count = 0
    var index = range.lowerBound
    while index + Block.width <= range.upperBound {
      count += Block.bits(Block.equal(Block.load(bytes, at: index), ASCII.quote)).nonzeroBitCount
      index += Block.width
    }
    while index < range.upperBound {
      if bytes[index] == ASCII.quote { count += 1 }
      index += 1
    }
    return count
  }
}

extension RecordReader {
  /// Whether a copy of this reader can read on from a seam: what the input's first lines settle is settled, and no
  /// record is begun.
  package var canFork: Bool { isSettled && !headerIsDue && !awaitsEvidence && isBetweenRecords }

  /// Takes over what `other` has read, which began as `origin` at the place where this reader stands now.
  ///
  /// False, with nothing changed, where `other` might have read something else had it known what stands before.
  package mutating func join(_ other: RecordReader, from origin: RecordReader) -> Bool {
    guard isBetweenRecords, !awaitsEvidence, singleByte == origin.singleByte else { return false }
    guard origin.sawUTF8 || !other.hasJudgedEncoding(since: origin) else { return false }
    let rows = row - origin.row
    let lines = csv.line - origin.csv.line
    let jsonLines = self.lines.line - origin.lines.line
    let sawUTF8 = sawUTF8
    self = other
    row += rows
    csv.move(lines: lines)
    self.lines.move(lines: jsonLines)
    if sawUTF8 { self.sawUTF8 = true }
    return true
  }

  private var isBetweenRecords: Bool { format == .jsonLines ? lines.isBetweenRecords : csv.isBetweenRecords }

  /// Whether it came upon bytes of CSV that are not UTF-8: what they are taken for depends on those before them.
  private func hasJudgedEncoding(since origin: RecordReader) -> Bool {
    guard format == .csv else { return false }
    if case .invalidUTF8 = fault { return true }
    return awaitsEvidence || singleByte != origin.singleByte
  }
}
