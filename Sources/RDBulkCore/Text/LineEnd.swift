/// LF, CR LF or CR, wherever the bytes are cut.
///
/// A CR at the end of the bytes may have its LF still to come. Whether to wait for it is learned from the line end
/// before: a pipe whose lines end in CR alone is then not held up, and a CR LF stays together.
struct LineEnd: Sendable {
  private var carriageReturnsStandAlone = false
  private var feedMayFollow = false

  /// The offset of the first CR or LF in `start..<end`, or `end`.
  static func find(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Int {
    let feeds = Word.fill(ASCII.lineFeed)
    let returns = Word.fill(ASCII.carriageReturn)
    var index = start
    while index &+ 8 <= end {
      let word = Word.load(bytes, at: index)
      let marks = Word.matches(word, feeds) | Word.matches(word, returns)
      if marks != 0 { return index &+ Word.bytesBefore(marks) }
      index &+= 8
    }
    while index < end, bytes[index] != ASCII.lineFeed, bytes[index] != ASCII.carriageReturn { index &+= 1 }
    return index
  }

  /// The length of the line end at `index` (1 or 2), or nil where more bytes are needed to tell.
  mutating func length(_ bytes: Span<UInt8>, _ index: Int, _ end: Int, _ final: Bool) -> Int? {
    guard bytes[index] == ASCII.carriageReturn else { return 1 }
    guard index + 1 < end else {
      if final { return 1 }
      guard carriageReturnsStandAlone else { return nil }
      feedMayFollow = true
      return 1
    }
    carriageReturnsStandAlone = bytes[index + 1] != ASCII.lineFeed
    return carriageReturnsStandAlone ? 1 : 2
  }

  /// `start`, or the offset after the LF that belongs to a CR which was not waited for.
  mutating func skipFeed(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Int {
    guard feedMayFollow, start < end else { return start }
    feedMayFollow = false
    return bytes[start] == ASCII.lineFeed ? start + 1 : start
  }

  /// Reads past the rest of an over-long line; `ended` says whether its line end was among the bytes.
  mutating func pass(
    _ bytes: Span<UInt8>, _ start: Int, _ end: Int, _ final: Bool
  ) -> (step: ReadStep, ended: Bool) {
    let here = Self.find(bytes, start, end)
    guard here < end else {
      if start < end { return (.passed(start..<end), false) }
      return (final ? .end : .needMore, final)
    }
    guard let length = length(bytes, here, end, final) else {
      return (here > start ? .passed(start..<here) : .needMore, false)
    }
    return (.passed(start..<here + length), true)
  }
}
