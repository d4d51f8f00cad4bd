/// Rows that are mapped apart from those before them: from a ``Seam`` on, as far as they are good.
///
/// It may be used on another thread. What it holds counts only once ``RecordReader/join(_:from:)`` has found that the
/// rows before the seam lead there. There is one of each: a copy would copy its bodies with the next row.
package struct Stretch: ~Copyable, Sendable {
  /// The bodies of the good rows, a line each.
  package var bodies: [UInt8] = []
  /// How many good rows there are.
  package private(set) var accepted = 0
  /// What the reader said last: of `.record`, the row is not good, and is for whoever joins.
  package private(set) var last = RecordReader.Step.needMore
  package private(set) var reader: RecordReader
  /// The reader as it was when the stretch began.
  package private(set) var origin: RecordReader
  private var mapper: RowMapper
  private var email: [UInt8] = []

  /// `mapper` must make bodies, and need no addresses.
  package init(_ reader: RecordReader, _ mapper: RowMapper) {
    self.reader = reader.forked
    self.mapper = mapper.separate
    origin = reader
  }

  /// Begins another one with what this one has learned of the rows' shape.
  package mutating func restart(_ reader: RecordReader) {
    self.reader = reader.forked
    origin = reader
    accepted = 0
    bodies.removeAll(keepingCapacity: true)
    email.removeAll(keepingCapacity: true)
  }

  /// Maps the rows of `bytes[range]`, up to the first that is not good; `final` says that nothing follows the range.
  package mutating func map(_ bytes: Span<UInt8>, _ range: Range<Int>, final: Bool) {
    var start = range.lowerBound
    while true {
      last = reader.next(bytes, from: start, to: range.upperBound, final: final)
      guard last == .record else { return }
      start = reader.next
      let length = bodies.count
      if mapper.map(&reader, bytes, event: &bodies, email: &email) != nil {
        bodies.removeSubrange(length...)
        return
      }
      bodies.append(ASCII.lineFeed)
      accepted += 1
    }
  }
}
