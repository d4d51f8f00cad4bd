/// What stands between the scalar values of a JSON text, byte for byte: the keys, brackets, commas and blanks.
///
/// Rows that one program wrote mostly have one shape. Of a text with a known shape only the values must be read; where
/// the bytes between them are the same, it is as valid as the text that the shape was learned from.
struct JSONShape: Sendable {
  /// A value that was asked for.
  struct Found {
    /// What the shape was told of the value.
    var meaning: UInt64 = 0
    var token = JSONToken(kind: .null, start: 0, end: 0)
  }

  private enum Next: Sendable {
    /// The piece goes on in the next one.
    case piece
    case value
    case end
  }

  /// Up to 32 bytes, and what stands behind them.
  private struct Piece: Sendable {
    var bytes: Block.Bytes
    /// The bits of the bytes that count.
    var bits: UInt32
    var count: Int
    var next: Next
    /// What the value behind it means to whoever asks; 0 where nobody does.
    var meaning: UInt64
  }

  private var pieces: [Piece] = []
  /// The bytes up to here stand in `pieces`, while a shape is learned.
  private var learned = 0
  /// Whether a shape was learned.
  private(set) var isWhole = false

  /// More pieces are not worth their memory.
  private static let limit = 512

  // MARK: - Learning

  /// Begins with a text that starts at `start`.
  mutating func begin(at start: Int) {
    pieces.removeAll(keepingCapacity: true)
    learned = start
    isWhole = false
  }

  /// The next scalar value of the text.
  mutating func add(_ bytes: Span<UInt8>, _ token: JSONToken, meaning: UInt64) {
    let quotes = token.kind == .string ? 1 : 0
    add(bytes, upTo: token.start - quotes, .value, meaning)
    learned = token.end + quotes
  }

  /// The text's end.
  mutating func finish(_ bytes: Span<UInt8>, at end: Int) {
    add(bytes, upTo: end, .end, 0)
    isWhole = pieces.count <= Self.limit
  }

  private mutating func add(_ bytes: Span<UInt8>, upTo end: Int, _ next: Next, _ meaning: UInt64) {
    guard pieces.count <= Self.limit else { return }
    var start = learned
    while end - start > Block.width {
      pieces.append(Self.piece(bytes, start..<start + Block.width, .piece, 0))
      start += Block.width
    }
    pieces.append(Self.piece(bytes, start..<end, next, meaning))
  }

  private static func piece(_ bytes: Span<UInt8>, _ range: Range<Int>, _ next: Next, _ meaning: UInt64) -> Piece {
    var block = Block.Bytes()
    for index in range { block[index - range.lowerBound] = bytes[index] }
    return Piece(bytes: block, bits: Block.first(range.count), count: range.count, next: next, meaning: meaning)
  }

  // MARK: - Matching

  /// Reads the text in `range`: the number of values that were asked for, the first ones of `found`. nil where the text
  /// has another shape, is not valid, or has more such values than `found` has places; what `found` then holds is of no
  /// use.
  func match(_ bytes: Span<UInt8>, _ range: Range<Int>, _ found: inout [Found]) -> Int? {
    guard isWhole else { return nil }
    let end = range.upperBound
    var index = range.lowerBound
    var count = 0
    for place in pieces.indices {
      guard index &+ Block.width <= bytes.count else { return nil }
      let same = Block.bits(Block.load(bytes, at: index) .== pieces[place].bytes)
      let bits = pieces[place].bits
      index &+= pieces[place].count
      guard same & bits == bits, index <= end else { return nil }
      switch pieces[place].next {
      case .piece: continue
      case .end: return index == end ? count : nil
      case .value: break
      }
      guard index < end, let token = Self.value(bytes, &index, end) else { return nil }
      if pieces[place].meaning != 0 {
        guard count < found.count else { return nil }
        found[count] = Found(meaning: pieces[place].meaning, token: token)
        count &+= 1
      }
    }
    return nil
  }

  /// The scalar value at `index`; nil where there is none.
  @inline(__always)
  private static func value(_ bytes: Span<UInt8>, _ index: inout Int, _ end: Int) -> JSONToken? {
    let start = index
    let first = bytes[start]
    do throws(JSONError) {
      if first == ASCII.quote {
        var hasEscapes = false
        index = try JSONGrammar.stringEnd(bytes, start &+ 1, end, &hasEscapes)
        return JSONToken(kind: .string, start: start &+ 1, end: index &- 1, hasEscapes: hasEscapes)
      }
      index = try JSONGrammar.scalarEnd(bytes, start, end)
      return JSONToken(kind: kind(first), start: start, end: index)
    } catch {
      return nil
    }
  }

  private static func kind(_ first: UInt8) -> JSONToken.Kind {
    switch first {
    case UInt8(ascii: "t"): .yes
    case UInt8(ascii: "f"): .no
    case UInt8(ascii: "n"): .null
    default: .number
    }
  }
}
