/// A strict RFC 8259 pull scanner over complete bytes: one token per `next`, without recursion or allocation.
///
/// It checks everything but UTF-8, which is cheaper to check once for the whole text (``UTF8Check``).
package struct JSONScanner: Sendable {
  /// How deeply arrays and objects may be nested.
  package static let depthLimit = 128

  private enum Expected {
    case value, valueOrEnd, keyOrEnd, key, separator, nothing
  }

  /// The offset of the next byte to examine.
  package private(set) var position: Int
  /// The number of open arrays and objects.
  package private(set) var depth = 0
  private let end: Int
  /// One bit per open level, the innermost lowest: 1 is an object.
  private(set) var levels: UInt128 = 0
  private var expected = Expected.value

  /// A scanner for the text in `range`.
  package init(_ range: Range<Int>) {
    position = range.lowerBound
    end = range.upperBound
  }

  /// The next token. After `.end` or an error, the scanner can no longer be used.
  package mutating func next(_ bytes: Span<UInt8>) throws(JSONError) -> JSONToken {
    position = JSONGrammar.skipSpace(bytes, position, end)
    if expected == .separator {
      if let token = try separator(bytes) { return token }
      position = JSONGrammar.skipSpace(bytes, position, end)
    }
    if expected == .nothing {
      guard position >= end else { throw JSONError(.trailingBytes, at: position) }
      return JSONToken(kind: .end, start: end, end: end)
    }
    guard position < end else { throw JSONError(.unexpectedEnd, at: end) }
    let byte = bytes[position]
    switch expected {
    case .keyOrEnd where byte == ASCII.closeBrace, .valueOrEnd where byte == ASCII.closeBracket:
      return close()
    case .key, .keyOrEnd:
      return try key(bytes)
    default:
      return try value(bytes, byte)
    }
  }

  /// Skips the next value, whatever it is, but checks it. Call after a key.
  package mutating func skipValue(_ bytes: Span<UInt8>) throws(JSONError) {
    let outside = depth
    var index = JSONGrammar.skipSpace(bytes, position, end)
    while true {
      guard index < end else { throw JSONError(.unexpectedEnd, at: end) }
      let byte = bytes[index]
      if byte == ASCII.openBrace || byte == ASCII.openBracket {
        guard depth < Self.depthLimit else { throw JSONError(.tooDeep, at: index) }
        let isObject = byte == ASCII.openBrace
        levels = levels &<< 1 | (isObject ? 1 : 0)
        depth &+= 1
        index = JSONGrammar.skipSpace(bytes, index &+ 1, end)
        guard index < end else { throw JSONError(.unexpectedEnd, at: end) }
        if bytes[index] != (isObject ? ASCII.closeBrace : ASCII.closeBracket) {
          if isObject { index = try JSONGrammar.keyEnd(bytes, index, end) }
          continue
        }
        index = leaveLevel(index)
      } else {
        index = try JSONGrammar.scalarEnd(bytes, index, end)
      }
      // The value is complete: continue up to the next one.
      var hasNext = false
      while depth > outside, !hasNext {
        index = JSONGrammar.skipSpace(bytes, index, end)
        guard index < end else { throw JSONError(.unexpectedEnd, at: end) }
        let byte = bytes[index]
        let inObject = levels & 1 == 1
        if byte == ASCII.comma {
          index = JSONGrammar.skipSpace(bytes, index &+ 1, end)
          if inObject { index = try JSONGrammar.keyEnd(bytes, index, end) }
          hasNext = true
        } else if byte == (inObject ? ASCII.closeBrace : ASCII.closeBracket) {
          index = leaveLevel(index)
        } else {
          throw JSONError(.unexpectedByte, at: index)
        }
      }
      if !hasNext { break }
    }
    position = index
    finishValue()
  }

  // MARK: - The grammar

  /// After a value inside an array or object: a comma (nil: continue with the next member) or the level's end.
  @inline(__always)
  private mutating func separator(_ bytes: Span<UInt8>) throws(JSONError) -> JSONToken? {
    guard position < end else { throw JSONError(.unexpectedEnd, at: end) }
    let inObject = levels & 1 == 1
    switch bytes[position] {
    case ASCII.comma:
      position &+= 1
      expected = inObject ? .key : .value
      return nil
    case ASCII.closeBrace where inObject, ASCII.closeBracket where !inObject:
      return close()
    default:
      throw JSONError(.unexpectedByte, at: position)
    }
  }

  private mutating func open(object: Bool) throws(JSONError) -> JSONToken {
    guard depth < Self.depthLimit else { throw JSONError(.tooDeep, at: position) }
    levels = levels &<< 1 | (object ? 1 : 0)
    depth &+= 1
    expected = object ? .keyOrEnd : .valueOrEnd
    return take(object ? .beginObject : .beginArray)
  }

  private mutating func close() -> JSONToken {
    let kind: JSONToken.Kind = levels & 1 == 1 ? .endObject : .endArray
    let token = take(kind)
    _ = leaveLevel(token.start)
    finishValue()
    return token
  }

  /// Moves past the bracket at `index` that ends the innermost level.
  @inline(__always)
  private mutating func leaveLevel(_ index: Int) -> Int {
    levels = levels &>> 1
    depth &-= 1
    return index &+ 1
  }

  @inline(__always)
  private mutating func finishValue() { expected = depth == 0 ? .nothing : .separator }

  @inline(__always)
  private mutating func take(_ kind: JSONToken.Kind) -> JSONToken {
    defer { position &+= 1 }
    return JSONToken(kind: kind, start: position, end: position &+ 1)
  }

  @inline(__always)
  private mutating func key(_ bytes: Span<UInt8>) throws(JSONError) -> JSONToken {
    guard bytes[position] == ASCII.quote else { throw JSONError(.unexpectedByte, at: position) }
    let token = try string(bytes, .key)
    position = try JSONGrammar.colonEnd(bytes, position, end)
    expected = .value
    return token
  }

  @inline(__always)
  private mutating func value(_ bytes: Span<UInt8>, _ byte: UInt8) throws(JSONError) -> JSONToken {
    if byte == ASCII.quote {
      finishValue()
      return try string(bytes, .string)
    }
    if byte == ASCII.openBrace || byte == ASCII.openBracket { return try open(object: byte == ASCII.openBrace) }
    let start = position
    position = try JSONGrammar.scalarEnd(bytes, position, end)
    finishValue()
    let kind: JSONToken.Kind =
      switch byte {
      case UInt8(ascii: "t"): .yes
      case UInt8(ascii: "f"): .no
      case UInt8(ascii: "n"): .null
      default: .number
      }
    return JSONToken(kind: kind, start: start, end: position)
  }

  @inline(__always)
  private mutating func string(_ bytes: Span<UInt8>, _ kind: JSONToken.Kind) throws(JSONError) -> JSONToken {
    let start = position &+ 1
    var hasEscapes = false
    position = try JSONGrammar.stringEnd(bytes, start, end, &hasEscapes)
    return JSONToken(kind: kind, start: start, end: position &- 1, hasEscapes: hasEscapes)
  }
}
