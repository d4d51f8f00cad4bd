/// LF, CR LF or CR, wherever the bytes are split.
///
/// A CR at the end of the bytes may still get its LF, so the next byte is awaited: what a record is never depends on
/// how its bytes arrive. From a pipe whose lines end in CR alone, each row therefore comes with the byte after it.
enum LineEnd {
  /// The three of them.
  enum Kind: Sendable {
    case lineFeed, carriageReturn
    /// CR LF.
    case both

    /// That of `length` bytes that begins with `byte`.
    init(_ byte: UInt8, length: Int) {
      self = length == 2 ? .both : byte == ASCII.carriageReturn ? .carriageReturn : .lineFeed
    }
  }

  /// Whether `byte` ends a line, or is half of a line end.
  @inline(__always)
  static func isEnd(_ byte: UInt8) -> Bool { byte == ASCII.lineFeed || byte == ASCII.carriageReturn }

  /// The offset of the first CR or LF in `start..<end`, or `end`.
  static func find(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Int {
    var index = start
    while index < end, index &+ ByteBlock.width <= bytes.count {
      let block = ByteBlock.load(bytes, at: index)
      let ends = ByteBlock.bits(ByteBlock.equal(block, ASCII.lineFeed) .| ByteBlock.equal(block, ASCII.carriageReturn))
      if ends != 0 { return min(end, index &+ ByteBlock.bytesBefore(ends)) }
      index &+= ByteBlock.width
    }
    if index >= end { return end }
    while index < end, bytes[index] != ASCII.lineFeed, bytes[index] != ASCII.carriageReturn { index &+= 1 }
    return index
  }

  /// The length of the line end at `index` (1 or 2), or nil if more bytes are needed.
  static func length(_ bytes: Span<UInt8>, _ index: Int, _ end: Int, _ final: Bool) -> Int? {
    guard bytes[index] == ASCII.carriageReturn else { return 1 }
    guard index + 1 < end else { return final ? 1 : nil }
    return bytes[index + 1] == ASCII.lineFeed ? 2 : 1
  }

  /// Reads past the rest of an over-long line; `ended` says whether its line end was among the bytes.
  static func pass(
    _ bytes: Span<UInt8>, _ start: Int, _ end: Int, _ final: Bool
  ) -> (step: ReadStep, ended: Bool) {
    let here = find(bytes, start, end)
    guard here < end else {
      if start < end { return (.skipped(start..<end), false) }
      return (final ? .end : .needMore, final)
    }
    guard let length = length(bytes, here, end, final) else {
      return (here > start ? .skipped(start..<here) : .needMore, false)
    }
    return (.skipped(start..<here + length), true)
  }
}
