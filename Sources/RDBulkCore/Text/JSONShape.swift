/// What is between the scalar values of JSON texts, byte for byte: keys, brackets, commas and blanks.
///
/// Rows written by one program consist of a few such pieces, mostly in one order. Each piece was learned from a valid
/// text, together with what was open before and after it. So a text of known pieces, each starting with open what the
/// previous one left open, is also valid, and only its values have to be read.
///
/// `true`, `false` and `null` that no one requests are treated like keys: they are read as part of the pieces around
/// them.
struct JSONShape: Sendable {
  /// What is open at a value.
  struct Context: Equatable, Sendable {
    var depth = 0
    /// One bit per level, the innermost lowest: 1 is an object.
    var levels: UInt128 = 0
    /// What the keys that lead here mean to the caller.
    var meanings: [UInt64] = []
  }

  /// What the keys in a piece are related to, one bit each.
  struct Keys: Equatable, Sendable {
    var fields: UInt64 = 0
    /// Unused keys that are counted.
    var unused: UInt64 = 0

    mutating func add(_ other: Keys) {
      fields |= other.fields
      unused |= other.unused
    }
  }

  /// Up to 64 bytes before a value or the text's end. The numbers are small, to keep pieces close together in memory.
  struct Piece: Sendable {
    var low = ByteBlock.Bytes()
    /// The bits of the bytes that count.
    var lowBits: UInt32 = 0
    var count: UInt32 = 0
    /// The fields that the value after it is for.
    var fields: UInt64 = 0
    /// What its keys are related to.
    var touched = Keys()
    /// What is open after it; ``Piece/end`` if it ends the text.
    var after: Int32 = 0
    /// The piece first seen after it; -1: none.
    var next: Int32 = -1
    /// The next one to try in the same context; -1: none.
    var sibling: Int32 = -1
    /// Where its bytes from the 33rd on are; -1 if it has none.
    var rest: Int32 = -1

    static let end: Int32 = -1

    @inline(__always)
    var isEnd: Bool { after < 0 }
  }

  /// The bytes of a piece from the 33rd on.
  struct Rest: Equatable, Sendable {
    var high = ByteBlock.Bytes()
    var bits: UInt32 = 0
  }

  /// A piece of the text being learned.
  private struct Pending {
    var piece: Piece
    var rest: Rest
    var before: Int
  }

  /// A `true`, `false` or `null` in the middle of a piece, which may be split there.
  private struct Literal {
    var range: Range<Int>
    var context: Int
    /// What the keys before it are related to.
    var touched: Keys
  }

  /// Where the search begins for a piece that follows in some context.
  struct Start: Sendable {
    /// The offset of the byte that distinguishes most of the pieces.
    var telling = 0
    /// The index in `firsts` of the first piece to try for a byte whose low bits are 0; those for 1 and up follow.
    var firsts = 0
  }

  /// The first one stands for the start of a text.
  private(set) var pieces = [Piece()]
  private(set) var rests: [Rest] = []
  private var contexts = [Context()]
  /// For each context, the pieces that begin in it, and how to find them; -1: none.
  private var candidates: [[Int]] = [[]]
  private(set) var starts = [Start()]
  private(set) var firsts = Array(repeating: Int32(-1), count: Self.buckets)

  private var pending: [Pending] = []
  /// Where the next piece of the text being learned begins.
  private var pieceStart = 0
  private var context = 0
  /// The last literal name in it, and how many there are.
  private var literal: Literal?
  private var literals = 0
  private var isLearning = false
  /// The unused keys of the row read last.
  var unused: UInt64 = 0

  /// The rows read with first guesses and without.
  var rows = 0
  /// How often the piece seen first after another wasn't the one that came: for rows in no fixed order, it isn't worth
  /// trying.
  var surprises = 0

  private static let lengthLimit = 2 * ByteBlock.width
  private static let pieceLimit = 256
  private static let contextLimit = 64
  private static let buckets = 32
  /// Each additional literal name multiplies the pieces possible at one position.
  private static let literalLimit = 2

  /// Whether more can be learned.
  var hasRoom: Bool { pieces.count < Self.pieceLimit && contexts.count < Self.contextLimit }

  /// Starts learning a text that begins at `start`.
  mutating func begin(at start: Int) {
    pending.removeAll(keepingCapacity: true)
    pieceStart = start
    context = 0
    literal = nil
    literals = 0
    isLearning = true
  }

  /// The next scalar value: the value of `fields`, after keys related to `touched`.
  mutating func add(_ bytes: Span<UInt8>, _ token: JSONToken, fields: UInt64, touched: Keys, _ open: Context) {
    guard let after = contexts.firstIndex(of: open) ?? newContext(open) else { return isLearning = false }
    if fields == 0, token.isLiteral, literals < Self.literalLimit, token.end - pieceStart <= ByteBlock.width {
      var keys = touched
      if let literal { keys.add(literal.touched) }
      literal = Literal(range: token.range, context: after, touched: keys)
      literals += 1
      return
    }
    let quotes = token.kind == .string ? 1 : 0
    endPiece(bytes, upTo: token.start - quotes, fields: fields, touched: touched, after: after)
    pieceStart = token.end + quotes
    context = after
  }

  /// The end of a valid text: its pieces are learned.
  mutating func finish(_ bytes: Span<UInt8>, at end: Int, touched: Keys) {
    endPiece(bytes, upTo: end, fields: 0, touched: touched, after: Int(Piece.end))
    guard isLearning else { return }
    var previous = 0
    for item in pending {
      let piece = candidates[item.before].first { isSame($0, item) } ?? learn(item)
      if pieces[previous].next < 0 { pieces[previous].next = Int32(truncatingIfNeeded: piece) }
      previous = piece
    }
  }

  private mutating func newContext(_ open: Context) -> Int? {
    guard contexts.count < Self.contextLimit else { return nil }
    contexts.append(open)
    candidates.append([])
    starts.append(Start(telling: 0, firsts: firsts.count))
    firsts.append(contentsOf: repeatElement(-1, count: Self.buckets))
    return contexts.count - 1
  }

  /// Ends a piece before `end`; one that is too long is split at its last literal name, which then becomes a value like any
  /// other.
  private mutating func endPiece(_ bytes: Span<UInt8>, upTo end: Int, fields: UInt64, touched: Keys, after: Int) {
    var touched = touched
    if let literal {
      if end - pieceStart > Self.lengthLimit {
        addPiece(bytes, upTo: literal.range.lowerBound, fields: 0, touched: literal.touched, after: literal.context)
        pieceStart = literal.range.upperBound
        context = literal.context
      } else {
        touched.add(literal.touched)
      }
    }
    addPiece(bytes, upTo: end, fields: fields, touched: touched, after: after)
    literal = nil
    literals = 0
  }

  private mutating func addPiece(_ bytes: Span<UInt8>, upTo end: Int, fields: UInt64, touched: Keys, after: Int) {
    let count = end - pieceStart
    guard count <= Self.lengthLimit, pieces.count + pending.count < Self.pieceLimit else { return isLearning = false }
    var item = Pending(piece: Piece(), rest: Rest(), before: context)
    for offset in 0..<count {
      let byte = bytes[pieceStart + offset]
      if offset < ByteBlock.width {
        item.piece.low[offset] = byte
      } else {
        item.rest.high[offset - ByteBlock.width] = byte
      }
    }
    item.piece.lowBits = ByteBlock.first(count)
    item.piece.count = UInt32(count)
    item.piece.fields = fields
    item.piece.touched = touched
    item.piece.after = Int32(truncatingIfNeeded: after)
    item.rest.bits = ByteBlock.first(max(0, count - ByteBlock.width))
    pending.append(item)
  }

  private func isSame(_ piece: Int, _ item: Pending) -> Bool {
    let known = pieces[piece]
    let rest = known.rest < 0 ? Rest() : rests[Int(known.rest)]
    return known.count == item.piece.count && known.isEnd == item.piece.isEnd && known.low == item.piece.low
      && rest == item.rest
  }

  private mutating func learn(_ item: Pending) -> Int {
    let piece = pieces.count
    pieces.append(item.piece)
    if item.rest.bits != 0 {
      pieces[piece].rest = Int32(truncatingIfNeeded: rests.count)
      rests.append(item.rest)
    }
    candidates[item.before].append(piece)
    sort(item.before)
    return piece
  }

  /// Sorts the pieces that begin in `context` by the byte that distinguishes most of them. Those without such a byte
  /// are tried last, whatever is there.
  private mutating func sort(_ context: Int) {
    let all = candidates[context]
    var start = Start(telling: 0, firsts: context * Self.buckets)
    var most = 0
    for offset in 0..<ByteBlock.width {
      let found = Set(all.filter { pieces[$0].count > offset }.map { Self.bucket(pieces[$0].low[offset]) }).count
      if found > most { (start.telling, most) = (offset, found) }
    }
    var last: Int32 = -1
    for piece in all.reversed() where pieces[piece].count <= start.telling {
      pieces[piece].sibling = last
      last = Int32(truncatingIfNeeded: piece)
    }
    for bucket in start.firsts..<start.firsts + Self.buckets { firsts[bucket] = last }
    for piece in all.reversed() where pieces[piece].count > start.telling {
      let bucket = start.firsts + Self.bucket(pieces[piece].low[start.telling])
      pieces[piece].sibling = firsts[bucket]
      firsts[bucket] = Int32(truncatingIfNeeded: piece)
    }
    starts[context] = start
  }

  @inline(__always)
  static func bucket(_ byte: UInt8) -> Int { Int(byte) & (buckets &- 1) }
}
