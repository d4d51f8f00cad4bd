/// What is wrong with a JSON text, and where.
package struct JSONError: Error, Equatable, Sendable {
  package enum Reason: Equatable, Sendable {
    case unexpectedByte
    case unexpectedEnd
    case controlInString
    case badEscape
    case loneSurrogate
    case badNumber
    case tooDeep
    case trailingBytes
    case invalidUTF8
  }

  package let reason: Reason
  /// The offset of the offending byte in the bytes that were scanned.
  package let offset: Int

  package init(_ reason: Reason, at offset: Int) {
    self.reason = reason
    self.offset = offset
  }

  /// One clause a person can act on, without the place.
  package var text: Message {
    switch reason {
    case .unexpectedByte: "this is not JSON"
    case .unexpectedEnd: "the JSON ends in the middle"
    case .controlInString: "a control character stands unescaped in a string"
    case .badEscape: "a backslash is followed by something that JSON does not know"
    case .loneSurrogate: "a \\u escape is half of a surrogate pair"
    case .badNumber: "this is not a JSON number"
    case .tooDeep: "arrays and objects are nested more than \(JSONScanner.depthLimit) deep"
    case .trailingBytes: "something follows the end of the JSON value"
    case .invalidUTF8: "this is not valid UTF-8"
    }
  }
}

/// A piece of a JSON text. Offsets are into the bytes that were scanned; those of strings and keys leave out the
/// quotes.
package struct JSONToken: Equatable, Sendable {
  package enum Kind: Equatable, Sendable {
    case beginObject, endObject, beginArray, endArray
    case key, string, number, yes, no, null
    /// The value is complete and only white space follows.
    case end
  }

  package var kind: Kind
  package var start: Int
  package var end: Int
  /// Whether a string or key holds a backslash escape and must be unescaped before use.
  package var hasEscapes = false

  package var range: Range<Int> { start..<end }
}

/// A strict RFC 8259 pull scanner over bytes that are all there: one `next` a token, without recursion and without
/// allocation.
///
/// It checks everything but UTF-8, which is cheaper to check once over the whole text (``UTF8Check``).
package struct JSONScanner: Sendable {
  /// How deep arrays and objects may be nested.
  package static let depthLimit = 128

  private enum Expected {
    case value, valueOrEnd, keyOrEnd, key, separator, nothing
  }

  /// The offset of the next byte to look at.
  package private(set) var position: Int
  /// How many arrays and objects are open.
  package private(set) var depth = 0
  private let end: Int
  /// One bit an open level, the innermost lowest: 1 is an object.
  private var levels: UInt128 = 0
  private var expected = Expected.value

  package init(_ range: Range<Int>) {
    position = range.lowerBound
    end = range.upperBound
  }

  /// The next token. After `.end`, or after an error, the scanner is spent.
  package mutating func next(_ bytes: Span<UInt8>) throws(JSONError) -> JSONToken {
    skipSpace(bytes)
    if expected == .separator {
      if let token = try separator(bytes) { return token }
      skipSpace(bytes)
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

  /// Skips the value that comes next, whatever it is, checking it all the same. Call it after a key.
  package mutating func skipValue(_ bytes: Span<UInt8>) throws(JSONError) {
    let outside = depth
    repeat {
      _ = try next(bytes)
    } while depth > outside
  }

  // MARK: - The grammar

  @inline(__always)
  private mutating func skipSpace(_ bytes: Span<UInt8>) {
    while position < end {
      switch bytes[position] {
      case ASCII.space, ASCII.tab, ASCII.lineFeed, ASCII.carriageReturn: position &+= 1
      default: return
      }
    }
  }

  /// After a value inside an array or object: a comma (nil: go on with the next member) or the level's end.
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
    return take(object ? .beginObject : .beginArray, 1)
  }

  private mutating func close() -> JSONToken {
    let kind: JSONToken.Kind = levels & 1 == 1 ? .endObject : .endArray
    levels = levels &>> 1
    depth &-= 1
    finishValue()
    return take(kind, 1)
  }

  @inline(__always)
  private mutating func finishValue() { expected = depth == 0 ? .nothing : .separator }

  @inline(__always)
  private mutating func take(_ kind: JSONToken.Kind, _ length: Int) -> JSONToken {
    defer { position &+= length }
    return JSONToken(kind: kind, start: position, end: position &+ length)
  }

  private mutating func key(_ bytes: Span<UInt8>) throws(JSONError) -> JSONToken {
    guard bytes[position] == ASCII.quote else { throw JSONError(.unexpectedByte, at: position) }
    let token = try string(bytes, kind: .key)
    skipSpace(bytes)
    guard position < end else { throw JSONError(.unexpectedEnd, at: end) }
    guard bytes[position] == ASCII.colon else { throw JSONError(.unexpectedByte, at: position) }
    position &+= 1
    expected = .value
    return token
  }

  private mutating func value(_ bytes: Span<UInt8>, _ byte: UInt8) throws(JSONError) -> JSONToken {
    switch byte {
    case ASCII.openBrace: return try open(object: true)
    case ASCII.openBracket: return try open(object: false)
    case ASCII.quote:
      let token = try string(bytes, kind: .string)
      finishValue()
      return token
    case UInt8(ascii: "t"): return try literal(bytes, "true", .yes)
    case UInt8(ascii: "f"): return try literal(bytes, "false", .no)
    case UInt8(ascii: "n"): return try literal(bytes, "null", .null)
    default:
      let token = try number(bytes)
      finishValue()
      return token
    }
  }

  private mutating func literal(
    _ bytes: Span<UInt8>, _ word: StaticString, _ kind: JSONToken.Kind
  ) throws(JSONError) -> JSONToken {
    let length = word.utf8CodeUnitCount
    for offset in 0..<length {
      guard position + offset < end else { throw JSONError(.unexpectedEnd, at: end) }
      // A StaticString of this file: ASCII, and as long as it says.
      let wanted = unsafe word.utf8Start[offset]
      guard bytes[position + offset] == wanted else {
        throw JSONError(.unexpectedByte, at: position + offset)
      }
    }
    finishValue()
    return take(kind, length)
  }

  private mutating func string(_ bytes: Span<UInt8>, kind: JSONToken.Kind) throws(JSONError) -> JSONToken {
    let start = position &+ 1
    var index = start
    var hasEscapes = false
    while true {
      while index &+ 8 <= end {
        let word = Word.load(bytes, at: index)
        let marks =
          Word.matches(word, Word.fill(ASCII.quote)) | Word.matches(word, Word.fill(ASCII.backslash))
          | Word.below(word, 0x20)
        if marks != 0 {
          index &+= Word.bytesBefore(marks)
          break
        }
        index &+= 8
      }
      guard index < end else { throw JSONError(.unexpectedEnd, at: end) }
      let byte = bytes[index]
      if byte == ASCII.quote { break }
      if byte == ASCII.backslash {
        hasEscapes = true
        index = try escape(bytes, at: index)
      } else if byte < 0x20 {
        throw JSONError(.controlInString, at: index)
      } else {
        index &+= 1
      }
    }
    position = index &+ 1
    return JSONToken(kind: kind, start: start, end: index, hasEscapes: hasEscapes)
  }

  /// Checks the escape at `index` (a backslash) and returns the offset after it; a surrogate pair is one escape.
  private func escape(_ bytes: Span<UInt8>, at index: Int) throws(JSONError) -> Int {
    guard index + 1 < end else { throw JSONError(.unexpectedEnd, at: end) }
    guard bytes[index + 1] == UInt8(ascii: "u") else {
      guard JSONText.unescaped(bytes[index + 1]) != nil else { throw JSONError(.badEscape, at: index) }
      return index + 2
    }
    let unit = try codeUnit(bytes, at: index)
    guard unit & 0xF800 == 0xD800 else { return index + 6 }
    guard unit < 0xDC00, index + 7 < end, bytes[index + 6] == ASCII.backslash, bytes[index + 7] == UInt8(ascii: "u")
    else { throw JSONError(.loneSurrogate, at: index) }
    guard try codeUnit(bytes, at: index + 6) & 0xFC00 == 0xDC00 else { throw JSONError(.loneSurrogate, at: index) }
    return index + 12
  }

  private func codeUnit(_ bytes: Span<UInt8>, at index: Int) throws(JSONError) -> UInt32 {
    guard index + 6 <= end else { throw JSONError(.unexpectedEnd, at: end) }
    guard let unit = JSONText.hexUnit(bytes, at: index + 2) else { throw JSONError(.badEscape, at: index) }
    return unit
  }

  /// RFC 8259, section 6: no leading zero, digits on both sides of a point, digits after the exponent.
  private mutating func number(_ bytes: Span<UInt8>) throws(JSONError) -> JSONToken {
    let start = position
    var index = start
    func digits() -> Int {
      let first = index
      while index < end, ASCII.isDigit(bytes[index]) { index += 1 }
      return index - first
    }
    if bytes[index] == UInt8(ascii: "-") { index += 1 }
    let whole = index
    guard digits() > 0 else {
      if index >= end { throw JSONError(.unexpectedEnd, at: end) }
      throw JSONError(index == start ? .unexpectedByte : .badNumber, at: index)
    }
    if bytes[whole] == UInt8(ascii: "0"), index > whole + 1 { throw JSONError(.badNumber, at: whole) }
    if index < end, bytes[index] == UInt8(ascii: ".") {
      index += 1
      guard digits() > 0 else { throw JSONError(.badNumber, at: index) }
    }
    if index < end, bytes[index] | 0x20 == UInt8(ascii: "e") {
      index += 1
      if index < end, bytes[index] == UInt8(ascii: "+") || bytes[index] == UInt8(ascii: "-") { index += 1 }
      guard digits() > 0 else { throw JSONError(.badNumber, at: index) }
    }
    position = index
    return JSONToken(kind: .number, start: start, end: index)
  }
}
