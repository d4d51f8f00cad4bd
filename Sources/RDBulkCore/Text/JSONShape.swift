/// What stands between the scalar values of JSON texts, byte for byte: keys, brackets, commas and blanks.
///
/// Rows that one program wrote are made of few such pieces, mostly in one order. Each piece was learned from a valid
/// text, together with what was open before it and behind it. A text of known pieces, each of which begins with open
/// what the one before it left open, is therefore valid too, and only its values must be read.
///
/// `true`, `false` and `null` that nobody asks for are looked at as if they were keys: they are read with what stands
/// around them.
struct JSONShape: Sendable {
  /// What is open at a value.
  struct Context: Equatable, Sendable {
    var depth = 0
    /// One bit a level, the innermost lowest: 1 is an object.
    var levels: UInt128 = 0
    /// What the keys that lead here mean to whoever asks.
    var meanings: [UInt64] = []
  }

  /// What the keys in a piece have to do with, one bit each.
  struct Keys: Equatable, Sendable {
    var fields: UInt64 = 0
    /// Keys that go nowhere and are counted.
    var unused: UInt64 = 0

    mutating func add(_ other: Keys) {
      fields |= other.fields
      unused |= other.unused
    }
  }

  /// Up to 64 bytes before a value or the text's end. Numbers are small, so that pieces lie close together.
  struct Piece: Sendable {
    var low = ByteBlock.Bytes()
    /// The bits of the bytes that count.
    var lowBits: UInt32 = 0
    var count: UInt32 = 0
    /// The fields that the value behind it is for.
    var fields: UInt64 = 0
    /// What its keys have to do with.
    var touched = Keys()
    /// What is open behind it; ``Piece/end`` of one that ends the text.
    var after: Int32 = 0
    /// The piece that was seen behind it first; -1 for none.
    var next: Int32 = -1
    /// The next one to try in the same context; -1 for none.
    var sibling: Int32 = -1
    /// Where its bytes from the 33rd on stand; -1 where it has none.
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

  /// A piece of the text that is being learned.
  private struct Pending {
    var piece: Piece
    var rest: Rest
    var before: Int
  }

  /// A `true`, `false` or `null` in the middle of a piece, which may be split there.
  private struct Word {
    var range: Range<Int>
    var context: Int
    /// What the keys before it have to do with.
    var touched: Keys
  }

  /// Where the search for a piece begins that follows in some context.
  struct Start: Sendable {
    /// How far into the pieces the byte stands that tells most of them apart.
    var telling = 0
    /// Where in `firsts` the first piece to try stands for a byte whose low bits are 0; those of 1 and on follow.
    var firsts = 0
  }

  /// The first one stands for the start of a text.
  private(set) var pieces = [Piece()]
  private(set) var rests: [Rest] = []
  private var contexts = [Context()]
  /// For each context the pieces that begin in it, and how they are looked for; -1 for none.
  private var candidates: [[Int]] = [[]]
  private(set) var starts = [Start()]
  private(set) var firsts = Array(repeating: Int32(-1), count: Self.buckets)

  private var pending: [Pending] = []
  /// Where the next piece of the text begins that is being learned.
  private var place = 0
  private var context = 0
  /// The last word in it, and how many there are.
  private var word: Word?
  private var words = 0
  private var isLearning = false
  /// The unused keys of the row read last.
  var unused: UInt64 = 0

  /// Rows read by first guesses and otherwise.
  var rows = 0
  /// How often the piece that was seen first behind another is not the one that comes: of rows that keep no order, it
  /// is not worth trying.
  var surprises = 0

  private static let lengthLimit = 2 * ByteBlock.width
  private static let pieceLimit = 256
  private static let contextLimit = 64
  private static let buckets = 32
  /// Each word more multiplies the pieces that a place may have.
  private static let wordLimit = 2

  /// Whether more can be learned.
  var hasRoom: Bool { pieces.count < Self.pieceLimit && contexts.count < Self.contextLimit }

  /// Begins with a text that starts at `start`.
  mutating func begin(at start: Int) {
    pending.removeAll(keepingCapacity: true)
    place = start
    context = 0
    word = nil
    words = 0
    isLearning = true
  }

  /// The next scalar value: the value of `fields`, behind keys that have to do with `touched`.
  mutating func add(_ bytes: Span<UInt8>, _ token: JSONToken, fields: UInt64, touched: Keys, _ open: Context) {
    guard let after = contexts.firstIndex(of: open) ?? newContext(open) else { return isLearning = false }
    if fields == 0, token.isWord, words < Self.wordLimit, token.end - place <= ByteBlock.width {
      var keys = touched
      if let word { keys.add(word.touched) }
      word = Word(range: token.range, context: after, touched: keys)
      words += 1
      return
    }
    let quotes = token.kind == .string ? 1 : 0
    endPiece(bytes, upTo: token.start - quotes, fields: fields, touched: touched, after: after)
    place = token.end + quotes
    context = after
  }

  /// The end of a text that is valid: its pieces are learned.
  mutating func finish(_ bytes: Span<UInt8>, at end: Int, touched: Keys) {
    endPiece(bytes, upTo: end, fields: 0, touched: touched, after: Int(Piece.end))
    guard isLearning else { return }
    var previous = 0
    for item in pending {
      let place = candidates[item.before].first { isSame($0, item) } ?? learn(item)
      if pieces[previous].next < 0 { pieces[previous].next = Int32(truncatingIfNeeded: place) }
      previous = place
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

  /// Ends a piece before `end`; one that is too long is split at its last word, which then is a value like others.
  private mutating func endPiece(_ bytes: Span<UInt8>, upTo end: Int, fields: UInt64, touched: Keys, after: Int) {
    var touched = touched
    if let word {
      if end - place > Self.lengthLimit {
        addPiece(bytes, upTo: word.range.lowerBound, fields: 0, touched: word.touched, after: word.context)
        place = word.range.upperBound
        context = word.context
      } else {
        touched.add(word.touched)
      }
    }
    addPiece(bytes, upTo: end, fields: fields, touched: touched, after: after)
    word = nil
    words = 0
  }

  private mutating func addPiece(_ bytes: Span<UInt8>, upTo end: Int, fields: UInt64, touched: Keys, after: Int) {
    let count = end - place
    guard count <= Self.lengthLimit, pieces.count + pending.count < Self.pieceLimit else { return isLearning = false }
    var item = Pending(piece: Piece(), rest: Rest(), before: context)
    for offset in 0..<count {
      let byte = bytes[place + offset]
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

  private func isSame(_ place: Int, _ item: Pending) -> Bool {
    let known = pieces[place]
    let rest = known.rest < 0 ? Rest() : rests[Int(known.rest)]
    return known.count == item.piece.count && known.isEnd == item.piece.isEnd && known.low == item.piece.low
      && rest == item.rest
  }

  private mutating func learn(_ item: Pending) -> Int {
    let place = pieces.count
    pieces.append(item.piece)
    if item.rest.bits != 0 {
      pieces[place].rest = Int32(truncatingIfNeeded: rests.count)
      rests.append(item.rest)
    }
    candidates[item.before].append(place)
    sort(item.before)
    return place
  }

  /// Sorts the pieces that begin in `context` by the byte that tells most of them apart. Those that have no such byte
  /// are tried last, whatever stands there.
  private mutating func sort(_ context: Int) {
    let all = candidates[context]
    var start = Start(telling: 0, firsts: context * Self.buckets)
    var most = 0
    for offset in 0..<ByteBlock.width {
      let found = Set(all.filter { pieces[$0].count > offset }.map { Self.bucket(pieces[$0].low[offset]) }).count
      if found > most { (start.telling, most) = (offset, found) }
    }
    var last: Int32 = -1
    for place in all.reversed() where pieces[place].count <= start.telling {
      pieces[place].sibling = last
      last = Int32(truncatingIfNeeded: place)
    }
    for bucket in start.firsts..<start.firsts + Self.buckets { firsts[bucket] = last }
    for place in all.reversed() where pieces[place].count > start.telling {
      let bucket = start.firsts + Self.bucket(pieces[place].low[start.telling])
      pieces[place].sibling = firsts[bucket]
      firsts[bucket] = Int32(truncatingIfNeeded: place)
    }
    starts[context] = start
  }

  @inline(__always)
  static func bucket(_ byte: UInt8) -> Int { Int(byte) & (buckets &- 1) }
}
