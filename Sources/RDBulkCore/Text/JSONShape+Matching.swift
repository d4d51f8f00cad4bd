/// Reading texts by their known pieces.
///
/// The loop has little more than what nearly every value needs; anything rarer is done by separate functions, so that
/// the loop's values stay in registers.
extension JSONShape {
  /// A requested value, with its quotes.
  struct Found: Sendable {
    /// The fields it is the value of, one bit each.
    var fields: UInt64 = 0
    var start = 0
    var end = 0
    /// Whether it is a string with a backslash escape.
    var hasEscapes = false
  }

  /// With more candidates for a position than this, trying them costs more than it saves.
  private static let candidateLimit = 16
  /// Above this many ``surprises``, about one per row, first guesses are tried only for one row in 64.
  private static let surpriseLimit = 16

  /// Reads the text in `range` and returns the number of requested values, stored at the start of `found`. nil if the
  /// text has an unknown piece, is invalid, names a field twice, or has more values than `found` can hold; the contents
  /// of `found` are unusable then. Mutating even if nothing changes: a non-mutating method would get a copy.
  mutating func match(_ bytes: Span<UInt8>, _ range: Range<Int>, _ found: inout [Found]) -> Int? {
    var found = found.mutableSpan
    let end = range.upperBound
    rows &+= 1
    let guesses = surprises <= Self.surpriseLimit || rows & 63 == 0
    var index = range.lowerBound
    var count = 0
    var previous = 0
    var assigned: UInt64 = 0
    var unused: UInt64 = 0
    var wrong = 0
    // The block after a piece is examined as well.
    while index &+ 3 &* ByteBlock.width <= bytes.count {
      let piece = piece(after: previous, bytes, index, end, guesses: guesses, &wrong)
      guard piece >= 0, pieces[piece].touched.fields & assigned == 0 else { return nil }
      unused |= pieces[piece].touched.unused
      if pieces[piece].isEnd {
        self.unused = unused
        if guesses { surprises = surprises &+ wrong &- surprises &>> 4 }
        return count
      }
      let start = index &+ Int(pieces[piece].count)
      var hasEscapes = false
      index = Self.valueEnd(bytes, start, end, &hasEscapes)
      guard index >= 0 else { return nil }
      let fields = pieces[piece].fields
      if fields != 0 {
        guard count < found.count else { return nil }
        found[count] = Found(fields: fields, start: start, end: index, hasEscapes: hasEscapes)
        count &+= 1
        assigned |= fields
      }
      previous = piece
    }
    return nil
  }

  /// The piece at `index` that follows the piece `previous`; -1 if none does. `wrong` counts first guesses that weren't
  /// right.
  @inline(__always)
  private mutating func piece(
    after previous: Int, _ bytes: Span<UInt8>, _ index: Int, _ end: Int, guesses: Bool, _ wrong: inout Int
  ) -> Int {
    let block = ByteBlock.load(bytes, at: index)
    var piece = guesses ? Int(pieces[previous].next) : firstCandidate(previous, bytes, index)
    var tries = guesses ? -1 : 0
    while piece < 0 || !fits(piece, block, bytes, index, end) {
      guard piece >= 0 || tries < 0, tries < Self.candidateLimit else { return -1 }
      if tries < 0 {
        wrong &+= 1
        piece = firstCandidate(previous, bytes, index)
      } else {
        piece = Int(pieces[piece].sibling)
      }
      tries &+= 1
    }
    return piece
  }

  /// The offset after the scalar value that begins at `start`; -1 if it is invalid.
  @inline(__always)
  private static func valueEnd(_ bytes: Span<UInt8>, _ start: Int, _ end: Int, _ hasEscapes: inout Bool) -> Int {
    if bytes[start] == ASCII.quote {
      var index = plainStringEnd(bytes, start &+ 1, end)
      if index < 0 { (index, hasEscapes) = stringEnd(bytes, start &+ 1, end) }
      return index
    }
    let index = JSONGrammar.plainBareEnd(bytes, start, end)
    return index < 0 ? bareEnd(bytes, start, end) : index
  }

  /// The first piece to try after the piece `previous`; -1: none.
  @inline(__always)
  private mutating func firstCandidate(_ previous: Int, _ bytes: Span<UInt8>, _ index: Int) -> Int {
    let start = starts[Int(pieces[previous].after)]
    return Int(firsts[start.firsts &+ Self.bucket(bytes[index &+ start.telling])])
  }

  /// Whether the piece is at `index`, with a scalar value or the end after it.
  @inline(__always)
  private mutating func fits(
    _ piece: Int, _ block: ByteBlock.Bytes, _ bytes: Span<UInt8>, _ index: Int, _ end: Int
  ) -> Bool {
    let bits = pieces[piece].lowBits
    guard ByteBlock.bits(block .== pieces[piece].low) & bits == bits else { return false }
    if pieces[piece].rest >= 0, !restFits(Int(pieces[piece].rest), bytes, index &+ ByteBlock.width) { return false }
    let after = index &+ Int(pieces[piece].count)
    if pieces[piece].isEnd { return after == end }
    return after < end && bytes[after] != ASCII.openBrace && bytes[after] != ASCII.openBracket
  }

  @inline(never)
  private mutating func restFits(_ rest: Int, _ bytes: Span<UInt8>, _ index: Int) -> Bool {
    let bits = rests[rest].bits
    return ByteBlock.bits(ByteBlock.load(bytes, at: index) .== rests[rest].high) & bits == bits
  }

  /// The offset after the closing quote of the string whose content begins at `start`; -1 if it has escapes, is
  /// invalid, or can't be read in blocks. If the quote isn't part of the text, nothing fits after it.
  @inline(__always)
  private static func plainStringEnd(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Int {
    var index = start
    while index &+ ByteBlock.width < bytes.count, index < end {
      let marks = JSONGrammar.stringMarks(ByteBlock.load(bytes, at: index))
      index &+= ByteBlock.bytesBefore(marks)
      if marks != 0 { return bytes[index] == ASCII.quote ? index &+ 1 : -1 }
    }
    return -1
  }

  /// The offset after the closing quote of the string whose content begins at `start`, or -1, and whether it has
  /// escapes.
  @inline(never)
  private static func stringEnd(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> (Int, Bool) {
    var hasEscapes = false
    guard let index = try? JSONGrammar.stringEnd(bytes, start, end, &hasEscapes) else { return (-1, false) }
    return (index, hasEscapes)
  }

  /// The offset after the number or word that begins at `start`, or -1.
  @inline(never)
  private static func bareEnd(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Int {
    (try? JSONGrammar.bareEnd(bytes, start, end)) ?? -1
  }
}
