/// What stands between the scalar values of JSON texts, byte for byte: keys, brackets, commas and blanks.
///
/// Rows that one program wrote are made of few such pieces, mostly in one order. Each piece was learned from a valid
/// text, together with what was open before it and behind it. A text of known pieces, each of which begins with open
/// what the one before it left open, is therefore valid too, and only its values must be read.
struct JSONShape: Sendable {
  /// What is open at a value.
  struct Context: Equatable, Sendable {
    var depth = 0
    /// One bit a level, the innermost lowest: 1 is an object.
    var levels: UInt128 = 0
    /// What the keys that lead here mean to whoever asks.
    var meanings: [UInt64] = []
  }

  /// A value that was asked for.
  struct Found: Sendable {
    /// The fields it is the value of, one bit each.
    var fields: UInt64 = 0
    var token = JSONToken(kind: .null, start: 0, end: 0)
  }

  /// Up to 64 bytes before a value or the text's end.
  private struct Piece: Sendable {
    var low = Block.Bytes()
    var high = Block.Bytes()
    /// The bits of the bytes that count.
    var lowBits: UInt32 = 0
    var highBits: UInt32 = 0
    var count = 0
    var isEnd = false
    /// The fields that the value behind it is for.
    var fields: UInt64 = 0
    /// The fields that its keys have to do with.
    var touched: UInt64 = 0
    var before = 0
    var after = 0
    /// The piece that was seen behind it first; -1 for none.
    var next = -1
    /// The next one that begins in the same context; -1 for none.
    var sibling = -1
  }

  /// The first one stands for the start of a text.
  private var pieces = [Piece()]
  private var contexts = [Context()]
  /// For each context the first and the last piece that begins in it; -1 for none.
  private var firsts = [-1]
  private var lasts = [-1]

  /// The pieces of the text that is being learned, and where the next one begins.
  private var pending: [Piece] = []
  private var place = 0
  private var context = 0
  private var isLearning = false

  private static let pieceLimit = 256
  private static let contextLimit = 64
  /// More candidates for a place than so many cost more than they save.
  private static let candidateLimit = 16

  /// Whether more can be learned.
  var hasRoom: Bool { pieces.count < Self.pieceLimit && contexts.count < Self.contextLimit }

  // MARK: - Learning

  /// Begins with a text that starts at `start`.
  mutating func begin(at start: Int) {
    pending.removeAll(keepingCapacity: true)
    place = start
    context = 0
    isLearning = true
  }

  /// The next scalar value: the value of `fields`, behind keys that have to do with `touched`.
  mutating func add(_ bytes: Span<UInt8>, _ token: JSONToken, fields: UInt64, touched: UInt64, _ open: Context) {
    let quotes = token.kind == .string ? 1 : 0
    guard let after = contexts.firstIndex(of: open) ?? newContext(open) else { return isLearning = false }
    addPiece(bytes, upTo: token.start - quotes) { piece in
      piece.fields = fields
      piece.touched = touched
      piece.after = after
    }
    place = token.end + quotes
    context = after
  }

  /// The end of a text that is valid: its pieces are learned.
  mutating func finish(_ bytes: Span<UInt8>, at end: Int, touched: UInt64) {
    addPiece(bytes, upTo: end) { piece in
      piece.isEnd = true
      piece.touched = touched
    }
    guard isLearning else { return }
    var previous = 0
    for piece in pending {
      let known = candidates(of: piece.before).first { Self.same(pieces[$0], piece) }
      let place = known ?? learn(piece)
      if pieces[previous].next < 0 { pieces[previous].next = place }
      previous = place
    }
  }

  private mutating func newContext(_ open: Context) -> Int? {
    guard contexts.count < Self.contextLimit else { return nil }
    contexts.append(open)
    firsts.append(-1)
    lasts.append(-1)
    return contexts.count - 1
  }

  private mutating func addPiece(_ bytes: Span<UInt8>, upTo end: Int, _ set: (inout Piece) -> Void) {
    let count = end - place
    guard count <= 2 * Block.width, pieces.count + pending.count < Self.pieceLimit else { return isLearning = false }
    var piece = Piece()
    for offset in 0..<count {
      let byte = bytes[place + offset]
      if offset < Block.width { piece.low[offset] = byte } else { piece.high[offset - Block.width] = byte }
    }
    piece.lowBits = Block.first(count)
    piece.highBits = Block.first(max(0, count - Block.width))
    piece.count = count
    piece.before = context
    set(&piece)
    pending.append(piece)
  }

  private func candidates(of context: Int) -> [Int] {
    var all: [Int] = []
    var place = firsts[context]
    while place >= 0 {
      all.append(place)
      place = pieces[place].sibling
    }
    return all
  }

  private static func same(_ known: Piece, _ piece: Piece) -> Bool {
    known.count == piece.count && known.isEnd == piece.isEnd && known.low == piece.low && known.high == piece.high
  }

  private mutating func learn(_ piece: Piece) -> Int {
    let place = pieces.count
    pieces.append(piece)
    if lasts[piece.before] >= 0 { pieces[lasts[piece.before]].sibling = place } else { firsts[piece.before] = place }
    lasts[piece.before] = place
    return place
  }

  // MARK: - Matching

  /// Reads the text in `range`: the number of values that were asked for, the first ones of `found`. nil where it has an
  /// unknown piece, is not valid, names a field twice, or has more values than `found` has places; what `found` then
  /// holds is of no use. Mutating although nothing changes, since a method that only reads would be handed a copy.
  mutating func match(_ bytes: Span<UInt8>, _ range: Range<Int>, _ found: inout [Found]) -> Int? {
    let end = range.upperBound
    var index = range.lowerBound
    var count = 0
    var previous = 0
    var assigned: UInt64 = 0
    while index &+ 2 &* Block.width <= bytes.count {
      let low = Block.load(bytes, at: index)
      var place = pieces[previous].next
      guard place >= 0 else { return nil }
      if !fits(place, low, bytes, index, end) {
        place = otherPiece(pieces[previous].after, low, bytes, index, end)
        guard place >= 0 else { return nil }
      }
      guard pieces[place].touched & assigned == 0 else { return nil }
      if pieces[place].isEnd { return count }
      index &+= pieces[place].count
      let start = index
      var hasEscapes = false
      do throws(JSONError) {
        index =
          bytes[start] == ASCII.quote
          ? try JSONGrammar.stringEnd(bytes, start &+ 1, end, &hasEscapes) : try JSONGrammar.bareEnd(bytes, start, end)
      } catch {
        return nil
      }
      let fields = pieces[place].fields
      if fields != 0 {
        guard count < found.count else { return nil }
        found[count] = Found(fields: fields, token: Self.token(bytes[start], start, index, hasEscapes))
        count &+= 1
        assigned |= fields
      }
      previous = place
    }
    return nil
  }

  /// Whether the piece stands at `index`, with a scalar value or the end behind it.
  @inline(__always)
  private mutating func fits(_ place: Int, _ low: Block.Bytes, _ bytes: Span<UInt8>, _ index: Int, _ end: Int) -> Bool {
    let bits = pieces[place].lowBits
    guard Block.bits(low .== pieces[place].low) & bits == bits else { return false }
    let after = index &+ pieces[place].count
    if after > index &+ Block.width {
      let bits = pieces[place].highBits
      let high = Block.load(bytes, at: index &+ Block.width)
      guard Block.bits(high .== pieces[place].high) & bits == bits else { return false }
    }
    if pieces[place].isEnd { return after == end }
    return after < end && bytes[after] != ASCII.openBrace && bytes[after] != ASCII.openBracket
  }

  /// Another piece that begins in `context` and fits; -1 where there is none.
  @inline(__always)
  private mutating func otherPiece(
    _ context: Int, _ low: Block.Bytes, _ bytes: Span<UInt8>, _ index: Int, _ end: Int
  ) -> Int {
    var place = firsts[context]
    var tries = 0
    while place >= 0, tries < Self.candidateLimit {
      if fits(place, low, bytes, index, end) { return place }
      place = pieces[place].sibling
      tries &+= 1
    }
    return -1
  }

  @inline(__always)
  private static func token(_ first: UInt8, _ start: Int, _ end: Int, _ hasEscapes: Bool) -> JSONToken {
    switch first {
    case ASCII.quote: JSONToken(kind: .string, start: start &+ 1, end: end &- 1, hasEscapes: hasEscapes)
    case UInt8(ascii: "t"): JSONToken(kind: .yes, start: start, end: end)
    case UInt8(ascii: "f"): JSONToken(kind: .no, start: start, end: end)
    case UInt8(ascii: "n"): JSONToken(kind: .null, start: start, end: end)
    default: JSONToken(kind: .number, start: start, end: end)
    }
  }
}
