/// A state machine that finds the end of one JSON value whose bytes arrive in pieces, without storing any of them.
///
/// It is as strict as RFC 8259 about everything that tells text from structure: after a missing quote, text would look
/// like elements. It lets pass what casts no doubt on the bytes after it, since the parser refuses that later: words
/// and numbers that JSON doesn't know (`NaN`, `None`, `01`), a comma before a closing bracket, unknown escapes, halves
/// of surrogate pairs, and control characters in strings that don't end a line.
struct JSONWalker: Sendable {
  private enum State: Sendable {
    case value, valueOrEnd, key, keyOrEnd, colon, separator
    case string, escape
    /// A number, a word, or whatever is in their place.
    case bare
    case done
  }

  private var state = State.value
  private var depth = 0
  /// One bit per open level, the innermost lowest: 1 is an object.
  private var levels: UInt128 = 0
  private var isKey = false

  /// Whether the value is complete.
  var isDone: Bool { state == .done }

  /// Whether the bytes end inside a string.
  var isInString: Bool { state == .string || state == .escape }

  /// Completes the value if it is a number or word that nothing follows; returns whether the value is complete.
  mutating func finish() -> Bool {
    if depth == 0, state == .bare { state = .done }
    return isDone
  }

  /// Reads `bytes[start..<end]`; returns the offset after the value, or `end` if the value continues. Throws if a byte
  /// isn't allowed. `base` is added to an offset to count it from the start of the text in `lines`.
  mutating func walk(
    _ bytes: Span<UInt8>, _ start: Int, _ end: Int, _ lines: inout LineCounter, base: Int
  ) throws(JSONError) -> Int {
    var index = start
    while index < end, state != .done {
      if state == .string {
        index = try walkString(bytes, index, end, &lines)
        continue
      }
      let byte = bytes[index]
      if isBetweenTokens, byte <= ASCII.space, Self.isSpace(byte) {
        lines.take(byte, at: base &+ index)
        index &+= 1
      } else if try take(byte, index) {
        index &+= 1
      }
    }
    return index
  }

  @inline(__always)
  private var isBetweenTokens: Bool {
    switch state {
    case .value, .valueOrEnd, .key, .keyOrEnd, .colon, .separator: true
    case .string, .escape, .bare, .done: false
    }
  }

  @inline(__always)
  static func isSpace(_ byte: UInt8) -> Bool {
    byte == ASCII.space || byte == ASCII.tab || byte == ASCII.lineFeed || byte == ASCII.carriageReturn
  }

  /// Whether `byte` can be part of a number, a word, or what people write for one.
  @inline(__always)
  private static func isBare(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
      UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."),
      UInt8(ascii: "_"):
      true
    default: false
    }
  }

  /// Takes a byte outside plain text; returns false if it ends a number or word without being part of it.
  @inline(__always)
  private mutating func take(_ byte: UInt8, _ index: Int) throws(JSONError) -> Bool {
    switch state {
    case .valueOrEnd where byte == ASCII.closeBracket, .keyOrEnd where byte == ASCII.closeBrace: close()
    case .value where byte == ASCII.closeBracket && depth > 0 && levels & 1 == 0: close()
    case .key where byte == ASCII.closeBrace: close()
    case .value, .valueOrEnd: try open(byte, index)
    case .key where ASCII.isDigit(byte): state = .bare
    case .key, .keyOrEnd:
      guard byte == ASCII.quote else { throw JSONError(.unexpectedByte, at: index) }
      isKey = true
      state = .string
    case .colon:
      guard byte == ASCII.colon else { throw JSONError(.unexpectedByte, at: index) }
      state = .value
    case .separator: try separate(byte, index)
    case .bare:
      if Self.isBare(byte) { return true }
      finishValue()
      return false
    case .escape:
      // A line that ends after a backslash also ends inside a string.
      state = .string
      return byte >= ASCII.space
    case .string, .done: return false
    }
    return true
  }

  @inline(__always)
  private mutating func finishValue() { state = depth == 0 ? .done : .separator }

  private mutating func close() {
    levels = levels &>> 1
    depth &-= 1
    finishValue()
  }

  @inline(__always)
  private mutating func separate(_ byte: UInt8, _ index: Int) throws(JSONError) {
    let inObject = levels & 1 == 1
    switch byte {
    case ASCII.comma: state = inObject ? .key : .value
    case ASCII.closeBrace where inObject, ASCII.closeBracket where !inObject: close()
    default: throw JSONError(.unexpectedByte, at: index)
    }
  }

  /// The first byte of a value.
  @inline(__always)
  private mutating func open(_ byte: UInt8, _ index: Int) throws(JSONError) {
    switch byte {
    case ASCII.quote:
      isKey = false
      state = .string
    case ASCII.openBrace, ASCII.openBracket:
      guard depth < JSONScanner.depthLimit else { throw JSONError(.tooDeep, at: index) }
      levels = levels &<< 1 | (byte == ASCII.openBrace ? 1 : 0)
      depth &+= 1
      state = byte == ASCII.openBrace ? .keyOrEnd : .valueOrEnd
    default:
      guard Self.isBare(byte) else { throw JSONError(.unexpectedByte, at: index) }
      state = .bare
    }
  }

  // MARK: - Strings

  @inline(__always)
  private mutating func walkString(
    _ bytes: Span<UInt8>, _ start: Int, _ end: Int, _ lines: inout LineCounter
  ) throws(JSONError) -> Int {
    var index = start
    while index < end {
      if index &+ ByteBlock.width <= bytes.count {
        let block = ByteBlock.load(bytes, at: index)
        let plain = min(ByteBlock.bytesBefore(JSONGrammar.stringMarks(block)), end &- index)
        let nonASCII = ByteBlock.nonASCII(block) & ByteBlock.first(plain)
        if nonASCII != 0 {
          let continuations = ByteBlock.bits(ByteBlock.within(block, 0x80, 0xBF)) & nonASCII
          lines.skip(continuations: continuations.nonzeroBitCount)
        }
        index &+= plain
        if plain == ByteBlock.width { continue }
        guard index < end else { return end }
      }
      let byte = bytes[index]
      switch byte {
      case ASCII.quote:
        if isKey { state = .colon } else { finishValue() }
        return index &+ 1
      case ASCII.backslash:
        state = .escape
        return index &+ 1
      case ASCII.lineFeed, ASCII.carriageReturn:
        // The closing quote was more likely forgotten than the escape.
        throw JSONError(.controlInString, at: index)
      default:
        if byte & 0xC0 == 0x80 { lines.skip(continuations: 1) }
        index &+= 1
      }
    }
    return index
  }
}
